import { readStoredEntry, type ReadEntry } from "../../shared/projections/stored-entry.ts";
import type { EntryRow } from "./rows.ts";

/** An entry of this device as every fold takes it. */
export const readRow = ({ header, payload, position, receivedAt }: EntryRow): ReadEntry =>
  readStoredEntry({ header, payload, position: position ?? null, receivedAt: receivedAt ?? null });
