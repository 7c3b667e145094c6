import { findConcern } from "./event-concern.ts";
import type { EntryReference, ReadEntry } from "./stored-entry.ts";
import { readTimes, type EntryTimes } from "./timeliness.ts";

/** That a report was sealed, and nothing of what it says. */
export interface SealedEntry extends EntryReference {
  payloadHash: string;
  position: number | null;
  subject: string;
  unit: string;
  officer: string;
  claimedAt: string;
  receivedAt: string | null;
  times: EntryTimes;
}

/** Undefined if the entry is none. */
export function findSealedEntry({ header, position, receivedAt }: ReadEntry): SealedEntry | undefined {
  if (findConcern(header.type) !== "sealed-violation") return undefined;
  const { author, seq, payloadHash, subject, unit, officer, clock, claimedAt } = header;
  const times = readTimes(clock, claimedAt, receivedAt);
  return { author, seq, payloadHash, position, subject, unit, officer, claimedAt, receivedAt, times };
}
