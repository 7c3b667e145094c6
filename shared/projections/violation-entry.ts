import type { ViolationAmended, ViolationLogged } from "../events/violation.ts";
import type { EvidenceReference } from "../journal/entry.ts";
import { findConcern } from "./event-concern.ts";
import type { Revision } from "./revisions.ts";
import type { ReadEntry } from "./stored-entry.ts";
import { readTimes, type EntryTimes } from "./timeliness.ts";

/** One entry about a violation. */
export interface ViolationEntry extends Revision {
  subject: string;
  unit: string;
  officer: string;
  claimedAt: string;
  receivedAt: string | null;
  times: EntryTimes;
  /** Null if this build cannot read it, or it was redacted. */
  content: ViolationLogged | ViolationAmended | null;
  evidence: EvidenceReference[];
}

/** Undefined if the entry is not about a violation. */
export function findViolationEntry({ header, event, position, receivedAt }: ReadEntry): ViolationEntry | undefined {
  if (findConcern(header.type) !== "violation") return undefined;
  const { author, seq, payloadHash, subject, unit, officer, clock, claimedAt } = header;
  const entry: ViolationEntry = {
    author,
    seq,
    payloadHash,
    position,
    subject,
    unit,
    officer,
    claimedAt,
    receivedAt,
    times: readTimes(clock, claimedAt, receivedAt),
    revises: null,
    content: null,
    evidence: [],
  };
  if (event.kind !== "known") return entry;
  if (event.type === "violation.logged" || event.type === "violation.amended") {
    entry.content = event.data;
    entry.evidence = event.evidence;
    if (event.type === "violation.amended")
      entry.revises = { author: event.data.amends.author, seq: event.data.amends.seq };
  }
  return entry;
}
