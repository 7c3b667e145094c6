import type { EventType } from "../events/event.ts";

export type EventConcern = "report" | "violation" | "verification" | "remark" | "office" | "handling" | "custody";

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
};

const byType: ReadonlyMap<string, EventConcern> = new Map(Object.entries(concerns));

/** Undefined of a type that only a newer build knows. */
export function findConcern(type: string): EventConcern | undefined {
  return byType.get(type);
}
