/**
 * How long a case has rested in its state, and how long it may. The clock begins when the server received the entry that brought the
 * state, or as that entry claims while it is on its way. It is only read: an hour that passes changes no entry.
 */
import {
  caseClocks,
  caseLevels,
  type CaseClockName,
  type CaseLevel,
  type CaseSeverity,
} from "../catalogue/case-clocks.ts";
import type { CaseState } from "../events/case.ts";
import type { CaseStep, CaseView } from "./case.ts";
import { recordedMs } from "./case-entry.ts";
import { findFirstAlike } from "./case-order.ts";
import type { EntryTimes } from "./timeliness.ts";

/** Null: nothing is waited for any more. */
const clockOfState: Record<CaseState, CaseClockName | null> = {
  logged: "see",
  verifying: "verify",
  referred: "refer",
  "under-review": "decide",
  closed: null,
  unfounded: null,
  mistaken: null,
};

export interface CaseClock {
  name: CaseClockName;
  /** ISO 8601 UTC. */
  startAt: string;
  /** The server has not received what started it: the time is only claimed. */
  isClaimed: boolean;
  allowedMs: number;
  deadlineAt: string;
}

/** `reports`: the times of the entries that first told of each. Of a disputed case the clock that runs out first. */
export function findCaseClock(
  { stand, steps }: Pick<CaseView, "stand" | "steps">,
  reports: readonly EntryTimes[],
  severity: CaseSeverity,
): CaseClock | null {
  const clocks =
    stand.heads.length === 0
      ? [startClock("logged", earliest(reports), severity)]
      : stand.heads.map((head) => startClock(head.said.state, firstOfState(head, steps).times, severity));
  return clocks.reduce((one, other) => {
    if (one === null || other === null) return one ?? other;
    return Date.parse(other.deadlineAt) < Date.parse(one.deadlineAt) ? other : one;
  }, null);
}

function startClock(state: CaseState, times: EntryTimes | undefined, severity: CaseSeverity): CaseClock | null {
  const name = clockOfState[state];
  if (name === null || times === undefined) return null;
  const startMs = recordedMs({ times });
  const allowedMs = caseClocks[severity][name] * 60_000;
  if (Number.isNaN(startMs)) return null;
  return {
    name,
    startAt: new Date(startMs).toISOString(),
    isClaimed: times.receivedMs === null,
    allowedMs,
    deadlineAt: new Date(startMs + allowedMs).toISOString(),
  };
}

const firstOfState = (head: CaseStep, steps: readonly CaseStep[]): CaseStep =>
  findFirstAlike(
    head,
    steps,
    (step) => {
      const { said, hasRight } = step as CaseStep;
      return hasRight !== false && said.state === head.said.state;
    },
    recordedMs,
  ) as CaseStep;

function earliest(times: readonly EntryTimes[]): EntryTimes | undefined {
  return times.reduce<EntryTimes | undefined>(
    (first, next) =>
      first !== undefined && !(recordedMs({ times: next }) < recordedMs({ times: first })) ? first : next,
    undefined,
  );
}

export interface ClockReading {
  elapsedMs: number;
  /** Less than nothing once it has run out. */
  leftMs: number;
  /** Who is to be told: the nearest office as long as there is time. */
  level: CaseLevel;
}

export function readClock({ startAt, deadlineAt, allowedMs }: CaseClock, nowMs: number): ClockReading {
  const leftMs = Date.parse(deadlineAt) - nowMs;
  const passed = leftMs > 0 ? 0 : Math.floor(-leftMs / allowedMs) + 1;
  return {
    elapsedMs: Math.max(0, nowMs - Date.parse(startAt)),
    leftMs,
    level: caseLevels[Math.min(passed, caseLevels.length - 1)]!,
  };
}
