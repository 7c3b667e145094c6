/** Every entry about a branch, one line each: what any figure on its page can be followed down to. */
import type { ReadEvent } from "../events/read-event.ts";
import type { BranchLog } from "./branch-day.ts";
import { compareRevisions } from "./revisions.ts";
import type { EntryReference } from "./stored-entry.ts";
import { provenTime, readTimes, type ProvenTime } from "./timeliness.ts";

export interface EntryLine extends EntryReference {
  /** Place in the server's log; null while it is on this tablet only. */
  position: number | null;
  type: string;
  typeVersion: number;
  subject: string;
  officer: string;
  time: ProvenTime;
  reading: ReadEvent["kind"];
  payloadHash: string;
  evidenceCount: number;
}

/** By place in the server's log, then what is on this tablet only by author and seq. */
export function listEntries(log: BranchLog): EntryLine[] {
  const lines = Array.from(log.entries.values(), ({ header, event, position, receivedAt }): EntryLine => {
    const { author, seq, type, typeVersion, subject, officer, payloadHash, clock, claimedAt } = header;
    const time = provenTime({ claimedAt, receivedAt }, readTimes(clock, claimedAt, receivedAt));
    const evidenceCount = event.kind === "known" ? event.evidence.length : 0;
    return {
      author,
      seq,
      position,
      type,
      typeVersion,
      subject,
      officer,
      time,
      reading: event.kind,
      payloadHash,
      evidenceCount,
    };
  });
  return lines.toSorted((left, right) => compareRevisions({ ...left, revises: null }, { ...right, revises: null }));
}
