import type { EventType } from "../events/event.ts";

/**
 * Kinds of entries that are read or withheld together. `handling`: what becomes of devices and files, never what they say.
 * `audit`: what was done in the office.
 */
export type EntryKind = "figures" | "cases" | "handling" | "audit";

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
};

/** Undefined of a type that only a newer build knows. */
export function findEntryKind(type: string): EntryKind | undefined {
  return Object.hasOwn(kinds, type) ? kinds[type as EventType] : undefined;
}

export const typesOfKind = (kind: EntryKind): EventType[] =>
  (Object.keys(kinds) as EventType[]).filter((type) => kinds[type] === kind);
