/**
 * Whether a report came in time, and what can be proven of it. Three times are kept apart: what the tablet claimed, when the
 * server received it, and the interval that the server's own clock proves. Architecture, "Time".
 *
 *   received by the due time ─────────────────────────────► on-time          proven: the server's clock
 *   not received: the server had already passed it ───────► late             proven: the server's clock
 *                 anything else ──────────────────────────► undelivered      nothing is proven yet
 *   anchor later than the due time ───────────────────────► late             proven: the server's clock
 *   no anchor, or the claim outside the proven interval ──► clock-untrusted
 *   claimed by the due time, inside the interval ─────────► delivered-late   claimed
 *   claimed later, inside the interval ───────────────────► late             claimed
 */
import type { Clock } from "../journal/entry.ts";

/** How far a claim may lie outside what is proven before the tablet's clock is called wrong. */
export const claimToleranceMs = 2 * 60_000;

export type Verdict = "on-time" | "delivered-late" | "late" | "clock-untrusted" | "undelivered";

/**
 * What an entry says of its own time, in ms since 1970; NaN where a text is not an instant. `runMs` is how long the tablet's
 * monotonic clock ran from the anchor to the entry, 0 if it was started anew in between.
 */
export interface EntryTimes {
  claimedMs: number;
  /** Null until the server has it. */
  receivedMs: number | null;
  anchorMs: number | null;
  runMs: number;
}

/** How the tablet's clock stands against the server's: `unproven` if it never heard the server. */
export type ClockStanding = "consistent" | "contradicted" | "unproven";

/** What is claimed and what is proven of an entry's time, as it is shown. */
export interface ProvenTime {
  clock: ClockStanding;
  claimedAt: string;
  /** The entry was made after this; null if nothing proves it. ISO 8601 UTC. */
  provenAfter: string | null;
  /** The entry was made before this; null while it is not received. ISO 8601 UTC. */
  provenBefore: string | null;
}

export interface Timeliness extends ProvenTime {
  verdict: Verdict;
}

type TimedEntry = { clock: Pick<Clock, "monotonicMs" | "anchor">; claimedAt: string; receivedAt: string | null };

/** Instants are ISO 8601 UTC; `receivedAt` is null while the entry is on the tablet only. */
export function judgeTimeliness(entry: TimedEntry & { dueAt: string }): Timeliness {
  const times = readTimes(entry.clock, entry.claimedAt, entry.receivedAt);
  return { verdict: judge(times, Date.parse(entry.dueAt)), ...provenTime(entry, times) };
}

/** `times` are those of the entry. */
export function provenTime(
  { claimedAt, receivedAt }: Pick<TimedEntry, "claimedAt" | "receivedAt">,
  times: EntryTimes,
): ProvenTime {
  const after = provenAfterMs(times);
  return {
    clock: standingOf(times),
    claimedAt,
    provenAfter: after === null ? null : new Date(after).toISOString(),
    provenBefore: receivedAt,
  };
}

export function readTimes(
  clock: Pick<Clock, "monotonicMs" | "anchor">,
  claimedAt: string,
  receivedAt: string | null,
): EntryTimes {
  const { anchor } = clock;
  const anchorMs = anchor === null ? Number.NaN : Date.parse(anchor.serverAt);
  return {
    claimedMs: Date.parse(claimedAt),
    receivedMs: receivedAt === null ? null : Date.parse(receivedAt),
    anchorMs: Number.isNaN(anchorMs) ? null : anchorMs,
    runMs: anchor === null ? 0 : Math.max(0, clock.monotonicMs - anchor.monotonicMs),
  };
}

/** The verdict alone, for folds over many thousands. */
export function judge(times: EntryTimes, dueMs: number): Verdict {
  const { claimedMs, receivedMs, anchorMs } = times;
  if (receivedMs === null) return anchorMs !== null && anchorMs > dueMs ? "late" : "undelivered";
  if (receivedMs <= dueMs) return "on-time";
  const standing = standingOf(times);
  // An anchor later than the receipt is no proof of anything.
  if (anchorMs !== null && anchorMs > dueMs && anchorMs <= receivedMs + claimToleranceMs) return "late";
  if (standing !== "consistent") return "clock-untrusted";
  return claimedMs <= dueMs ? "delivered-late" : "late";
}

/**
 * A monotonic clock may stand still while the tablet sleeps and starts at zero with it, so that it proves only that at least
 * `runMs` went by: a claim may be later than anchor + run, never earlier.
 */
function standingOf({ claimedMs, receivedMs, anchorMs, runMs }: EntryTimes): ClockStanding {
  if (Number.isNaN(claimedMs)) return "contradicted";
  const latest = receivedMs === null ? Number.POSITIVE_INFINITY : receivedMs + claimToleranceMs;
  if (!(claimedMs <= latest)) return "contradicted";
  if (anchorMs === null) return "unproven";
  const earliest = anchorMs + runMs;
  return earliest <= latest && claimedMs >= earliest - claimToleranceMs ? "consistent" : "contradicted";
}

/** The end of time that a Date can hold: a monotonic clock may say anything. */
const lastInstantMs = 8.64e15;

/** Null without an anchor, or where the tablet's clocks contradict the receipt. */
function provenAfterMs({ receivedMs, anchorMs, runMs }: EntryTimes): number | null {
  if (anchorMs === null) return null;
  const latest = receivedMs ?? lastInstantMs;
  if (anchorMs + runMs <= latest) return anchorMs + runMs;
  return anchorMs <= latest ? anchorMs : null;
}

const ranks: Record<Verdict, number> = {
  "on-time": 0,
  "delivered-late": 1,
  undelivered: 2,
  late: 3,
  "clock-untrusted": 4,
};

/** Of several filings of one report the best proven counts: a later correction makes no report late. */
export function betterVerdict(left: Verdict, right: Verdict): Verdict {
  return ranks[left] <= ranks[right] ? left : right;
}
