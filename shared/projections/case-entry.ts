/** What the offices and the branch say of a report of a violation, one entry each. */
import type { EventData, EventType } from "../events/event.ts";
import type { EntryMention } from "../events/mention.ts";
import type { ReadEvent } from "../events/read-event.ts";
import type { EntryReference, ReadEntry } from "./stored-entry.ts";
import { readTimes, type EntryTimes } from "./timeliness.ts";

/** The types that move a case. What becomes of a piece of evidence (`evidence.handled`) moves none. */
export const caseTypes = [
  "case.stepped",
  "case.assigned",
  "case.noted",
  "case.asked",
  "case.answered",
  "case.joined",
  "case.parted",
] as const satisfies readonly EventType[];
export type CaseType = (typeof caseTypes)[number];

export type CaseContent = { [Type in CaseType]: { type: Type; data: EventData[Type] } }[CaseType];

export interface CaseEntry extends EntryReference {
  payloadHash: string;
  /** Place in the server's log; null while it is on this device only. */
  position: number | null;
  unit: string;
  /** Of the report that it was recorded on. */
  subject: string;
  officer: string;
  type: CaseType;
  claimedAt: string;
  receivedAt: string | null;
  times: EntryTimes;
  reading: ReadEvent["kind"];
  /** Null if this build cannot read it, or it was redacted. */
  content: CaseContent | null;
}

/** Undefined if the entry moves no case. */
export function findCaseEntry({ header, event, position, receivedAt }: ReadEntry): CaseEntry | undefined {
  const { author, seq, payloadHash, type, subject, unit, officer, clock, claimedAt } = header;
  if (!isCaseType(type)) return undefined;
  return {
    author,
    seq,
    payloadHash,
    position,
    unit,
    subject,
    officer,
    type,
    claimedAt,
    receivedAt,
    times: readTimes(clock, claimedAt, receivedAt),
    reading: event.kind,
    content: event.kind === "known" && isCaseType(event.type) ? ({ type, data: event.data } as CaseContent) : null,
  };
}

const isCaseType = (type: string): type is CaseType => caseTypes.some((known) => known === type);

/** What its writer had before them. */
export function namedBy({ content }: Pick<CaseEntry, "content">): readonly EntryMention[] {
  return content !== null && "after" in content.data ? content.data.after : [];
}

/** When it was recorded, ms: by the server's clock where it has been received, else as claimed. NaN where nothing can be told. */
export const recordedMs = ({ times }: Pick<CaseEntry, "times">): number => times.receivedMs ?? times.claimedMs;
