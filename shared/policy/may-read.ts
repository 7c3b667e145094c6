/** Who may read what (domain.md B). Within one's own scope only: see covers.ts. */
import type { EventType } from "../events/event.ts";
import { findEntryKind, typesOfKind, type EntryKind } from "./entry-kinds.ts";
import { findRights, type Readable } from "./rights.ts";

export function mayRead(role: string, readable: Readable): boolean {
  return findRights(role)?.reads.includes(readable) ?? false;
}

/**
 * An entry of a type that only a newer build knows may be about anything: it is for those who read both figures and cases.
 */
export function mayReadType(role: string, type: string): boolean {
  const kind = findEntryKind(type);
  return kind === undefined ? mayRead(role, "figures") && mayRead(role, "cases") : mayRead(role, kind);
}

/** Which types of entries are given to a role. `except` and `only` each name types, so that a store can look for them. */
export type TypeFilter =
  | { kind: "except"; types: readonly EventType[] }
  | { kind: "only"; types: readonly EventType[] };

const entryKinds: readonly EntryKind[] = ["figures", "cases", "deliberation", "complaints", "handling", "audit"];

/** The same as `mayReadType`, for a store to filter by. */
export function filterOf(role: string): TypeFilter {
  const readsUnknown = mayReadType(role, "");
  const types = entryKinds.filter((kind) => mayRead(role, kind) !== readsUnknown).flatMap(typesOfKind);
  return { kind: readsUnknown ? "except" : "only", types };
}
