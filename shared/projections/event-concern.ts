import type { EventType } from "../events/event.ts";

export type EventConcern =
  | "report"
  | "violation"
  | "sealed-violation"
  | "case"
  | "complaint"
  | "count"
  | "paper"
  | "notice"
  | "verification"
  | "remark"
  | "office"
  | "handling"
  | "custody";

/** What an event is about, by its type alone: told also of an entry whose payload is gone. Every type of the build has its place. */
const concerns: Record<EventType, EventConcern> = {
  "report.filed": "report",
  "report.corrected": "report",
  "violation.logged": "violation",
  "violation.amended": "violation",
  "report.verified": "verification",
  "remark.added": "remark",
  "office.acted": "office",
  "quarantine.decided": "handling",
  "custody.handed-over": "custody",
  "custody.taken-over": "custody",
  "violation.sealed": "sealed-violation",
  "case.stepped": "case",
  "case.assigned": "case",
  "case.noted": "case",
  "case.asked": "case",
  "case.answered": "case",
  "case.joined": "case",
  "case.parted": "case",
  "evidence.handled": "case",
  "complaint.registered": "complaint",
  "complaint.decided": "complaint",
  "count.reentered": "count",
  "count.settled": "count",
  "count.signed": "count",
  "paper.printed": "paper",
  "notice.acknowledged": "notice",
};

const byType: ReadonlyMap<string, EventConcern> = new Map(Object.entries(concerns));

/** Undefined of a type that only a newer build knows. */
export function findConcern(type: string): EventConcern | undefined {
  return byType.get(type);
}
