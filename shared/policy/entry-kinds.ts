import type { EventType } from "../events/event.ts";

/**
 * Kinds of entries that are read or withheld together. `handling`: what becomes of devices and files, never what they say.
 * `audit`: what was done in the office. `deliberation`: what the offices say among themselves of a case. `complaints`: papers that
 * name who complains.
 */
export type EntryKind = "figures" | "cases" | "deliberation" | "complaints" | "handling" | "audit";

const kinds: Record<EventType, EntryKind> = {
  "report.filed": "figures",
  "report.corrected": "figures",
  "report.verified": "figures",
  "remark.added": "figures",
  "violation.logged": "cases",
  "violation.amended": "cases",
  "custody.handed-over": "handling",
  "custody.taken-over": "handling",
  "office.acted": "audit",
  "quarantine.decided": "handling",
  "violation.sealed": "cases",
  "case.stepped": "cases",
  "case.assigned": "cases",
  "case.noted": "deliberation",
  "case.asked": "cases",
  "case.answered": "cases",
  "case.joined": "cases",
  "case.parted": "cases",
  "evidence.handled": "cases",
  "complaint.registered": "complaints",
  "complaint.decided": "complaints",
  "count.reentered": "figures",
  "count.settled": "figures",
  "count.signed": "figures",
  "paper.printed": "cases",
  "notice.acknowledged": "figures",
};

/** Undefined of a type that only a newer build knows. */
export function findEntryKind(type: string): EntryKind | undefined {
  return Object.hasOwn(kinds, type) ? kinds[type as EventType] : undefined;
}

export const typesOfKind = (kind: EntryKind): EventType[] =>
  (Object.keys(kinds) as EventType[]).filter((type) => kinds[type] === kind);
