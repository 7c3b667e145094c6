/** Local time of an election, counted in minutes from local midnight at the start of election day. */
import type { CalendarItem, ContestId, Election, Unit } from "./schema.ts";

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
/** Reports of an election day give wall times only. One before 05:00 belongs to the night after: counting runs past midnight. */
export const nightEndsMinute = 5 * 60;

/** Minutes of "HH:mm", or undefined if it is no such time. */
export function findWallMinute(time: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/u.exec(time);
  if (match === null) return undefined;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** The same for a time that a branch reports: "00:30" is 1470, half past midnight of the night after. */
export function findReportedMinute(time: string): number | undefined {
  const minute = findWallMinute(time);
  return minute !== undefined && minute < nightEndsMinute ? minute + dayMinutes : minute;
}

/** "HH:mm" of a minute of election day; minutes past midnight wrap around. */
export function wallTime(minute: number): string {
  const ofDay = ((minute % dayMinutes) + dayMinutes) % dayMinutes;
  return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}

/** The instant (ISO 8601 UTC ms) of a minute of election day. */
export function instantOf(election: Pick<Election, "electionDay" | "utcOffsetMinutes">, minute: number): string {
  return new Date(startMs(election) + minute * minuteMs).toISOString();
}

/** The minute of election day in which an instant lies; negative before it. */
export function minuteOf(election: Pick<Election, "electionDay" | "utcOffsetMinutes">, instant: string): number {
  return Math.floor((Date.parse(instant) - startMs(election)) / minuteMs);
}

function startMs(election: Pick<Election, "electionDay" | "utcOffsetMinutes">): number {
  return Date.parse(`${election.electionDay}T00:00:00.000Z`) - election.utcOffsetMinutes * minuteMs;
}

export function openingMinute(election: Election): number {
  return getWallMinute(election.opening);
}

/**
 * When voting for a contest ends at a unit: the election's closing, or the latest extension that covers the unit's
 * constituency. An item without a constituency covers the province, one without a contest covers both.
 */
export function closingMinute(
  election: Election,
  calendar: readonly CalendarItem[],
  unit: Pick<Unit, "constituency">,
  contest: ContestId,
): number {
  const opens = openingMinute(election);
  const planned = getWallMinute(election.closing);
  let closes = planned <= opens ? planned + dayMinutes : planned;
  for (const item of calendar) {
    if (item.kind !== "closing") continue;
    const here = item.constituency === null || item.constituency === unit.constituency;
    if (here && (item.contest === null || item.contest === contest))
      closes = Math.max(closes, minuteOf(election, item.at));
  }
  return closes;
}

/** When the doors of a unit close: the latest closing of its contests, since a branch has one door. */
export function branchClosingMinute(
  election: Election,
  calendar: readonly CalendarItem[],
  unit: Pick<Unit, "constituency">,
): number {
  return Math.max(...election.contests.map((contest) => closingMinute(election, calendar, unit, contest.id)));
}

function getWallMinute(time: string): number {
  const minute = findWallMinute(time);
  if (minute === undefined) throw new RangeError(`"${time}" is not a time of day (HH:mm)`);
  return minute;
}
