/** What the board keeps of one branch's entries: enough to fold its cells again when one more comes. */
import type { Answers } from "../catalogue/form-figures.ts";
import { findCaseEntry, type CaseEntry } from "./case-entry.ts";
import { findConcern } from "./event-concern.ts";
import { findFiling, type Filing, type FilingContent } from "./filing.ts";
import { findSealedEntry, type SealedEntry } from "./sealed-entry.ts";
import type { ReadEntry } from "./stored-entry.ts";
import { findViolationEntry, type ViolationEntry } from "./violation-entry.ts";

export interface BoardLog {
  filings: Map<string, Filing>;
  violations: Map<string, ViolationEntry>;
  sealed: Map<string, SealedEntry>;
  /** What moves a case, but for the notes: they are the offices' own, and a board goes to others as well. */
  cases: Map<string, CaseEntry>;
  /** When entries of which this build knows neither type were received, ms; null while they are not. */
  unknown: Map<string, number | null>;
}

export const createLog = (): BoardLog => ({
  filings: new Map(),
  violations: new Map(),
  sealed: new Map(),
  cases: new Map(),
  unknown: new Map(),
});

/** Two entries at one place of one log are a fork: both are kept. */
const keyOf = ({ author, seq, payloadHash }: { author: string; seq: number; payloadHash: string }): string =>
  `${author}/${seq}/${payloadHash}`;

/** True if the entry is new, or tells more of one that is known. Any order and any repetition gives the same log. */
export function addToLog(log: BoardLog, entry: ReadEntry): boolean {
  const filing = findFiling(entry);
  if (filing !== undefined) {
    if (filing.content !== null) filing.content = withoutProse(filing.content);
    return addOrMerge(log.filings, filing);
  }
  const violation = findViolationEntry(entry);
  if (violation !== undefined) return addOrMerge(log.violations, violation);
  const sealed = findSealedEntry(entry);
  if (sealed !== undefined) return addSealed(log.sealed, sealed);
  const step = findCaseEntry(entry);
  if (step !== undefined) return step.type !== "case.noted" && addOrMerge(log.cases, step);
  // Verifications, remarks and what becomes of bundles change no cell of the board; other screens show them.
  if (findConcern(entry.header.type) !== undefined) return false;
  const key = keyOf(entry.header);
  const known = log.unknown.get(key);
  const receivedMs = entry.receivedAt === null ? null : Date.parse(entry.receivedAt);
  if (known !== undefined && (known !== null || receivedMs === null)) return false;
  log.unknown.set(key, receivedMs);
  return true;
}

function addSealed(kept: Map<string, SealedEntry>, entry: SealedEntry): boolean {
  const key = keyOf(entry);
  const known = kept.get(key);
  if (known !== undefined && (known.position !== null || entry.position === null)) return false;
  kept.set(key, entry);
  return true;
}

/** The tablet's own copy of an entry gains its position and receipt when it comes back from the server. */
function addOrMerge<Kept extends Filing | ViolationEntry | CaseEntry>(kept: Map<string, Kept>, entry: Kept): boolean {
  const key = keyOf(entry);
  const known = kept.get(key);
  if (known === undefined) {
    kept.set(key, entry);
    return true;
  }
  const isReceived = known.position === null && entry.position !== null;
  const isReadable = known.content === null && entry.content !== null;
  if (!isReceived && !isReadable) return false;
  const told = isReadable ? entry : known;
  const received = isReceived ? entry : known;
  const merged = { ...told, position: received.position, times: received.times };
  if ("receivedAt" in merged && "receivedAt" in received) merged.receivedAt = received.receivedAt;
  kept.set(key, merged);
  return true;
}

/** The name of a choice has at most 64 characters; anything longer is prose, which no rule reads and the board never shows. */
const maxNameLength = 64;

function withoutProse(content: FilingContent): FilingContent {
  const { values, contests } = content;
  const { majles, experts } = contests;
  if (isTerse(values) && (majles === undefined || isTerse(majles)) && (experts === undefined || isTerse(experts))) {
    return content;
  }
  return {
    ...content,
    values: terse(values),
    contests: { ...(majles && { majles: terse(majles) }), ...(experts && { experts: terse(experts) }) },
  };
}

function isTerse(answers: Answers): boolean {
  for (const name in answers) {
    const answer = answers[name];
    if (typeof answer === "string" && answer.length > maxNameLength) return false;
  }
  return true;
}

function terse(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([, answer]) => typeof answer !== "string" || answer.length <= maxNameLength),
  );
}

type PackedFiling = [
  author: number,
  seq: number,
  payloadHash: string,
  position: number | null,
  subject: string,
  times: PackedTimes,
  revises: [string, number] | null,
  content: FilingContent | null,
];
type PackedTimes = [claimedMs: number | null, receivedMs: number | null, anchorMs: number | null, runMs: number];
interface PackedLog {
  authors: string[];
  filings: PackedFiling[];
  violations: ViolationEntry[];
  sealed: SealedEntry[];
  cases: CaseEntry[];
  unknown: [string, number | null][];
}

/** The log as one text: a store copies thousands of texts far faster than hundreds of thousands of objects. */
export function packLog(log: BoardLog): string {
  const authors = new Map<string, number>();
  const filings = Array.from(log.filings.values(), (filing): PackedFiling => {
    const { author, seq, payloadHash, position, subject, times, revises, content } = filing;
    const index = authors.get(author) ?? authors.size;
    authors.set(author, index);
    return [
      index,
      seq,
      payloadHash,
      position,
      subject,
      // JSON writes NaN as null, and reads it back so.
      [times.claimedMs, times.receivedMs, times.anchorMs, times.runMs],
      revises === null ? null : [revises.author, revises.seq],
      content,
    ];
  });
  const packed: PackedLog = {
    authors: [...authors.keys()],
    filings,
    violations: [...log.violations.values()],
    sealed: [...log.sealed.values()],
    cases: [...log.cases.values()],
    unknown: [...log.unknown],
  };
  return JSON.stringify(packed);
}

export function unpackLog(text: string): BoardLog {
  const packed = JSON.parse(text) as PackedLog;
  const log: BoardLog = { ...createLog(), unknown: new Map(packed.unknown) };
  for (const [index, seq, payloadHash, position, subject, times, revises, content] of packed.filings) {
    const filing: Filing = {
      author: packed.authors[index]!,
      seq,
      payloadHash,
      position,
      subject,
      times: { claimedMs: times[0] ?? Number.NaN, receivedMs: times[1], anchorMs: times[2], runMs: times[3] },
      revises: revises === null ? null : { author: revises[0], seq: revises[1] },
      content,
    };
    log.filings.set(keyOf(filing), filing);
  }
  for (const violation of packed.violations) {
    violation.times.claimedMs ??= Number.NaN;
    log.violations.set(keyOf(violation), violation);
  }
  for (const sealed of packed.sealed) {
    sealed.times.claimedMs ??= Number.NaN;
    log.sealed.set(keyOf(sealed), sealed);
  }
  for (const step of packed.cases) {
    step.times.claimedMs ??= Number.NaN;
    log.cases.set(keyOf(step), step);
  }
  return log;
}
