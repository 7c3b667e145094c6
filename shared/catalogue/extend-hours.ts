/** An order that extends voting, held against the ends as they are. */
import { closingMinute, minuteOf, nightEndsMinute } from "./election-time.ts";
import type { CalendarItem, Constituency, ContestId, Election, NewEnd } from "./schema.ts";

/** Where a new end is no extension. */
export interface NoExtension {
  /** Index of the end in the order. */
  index: number;
  /** Majles constituency. */
  constituency: string;
  contest: ContestId;
  /** Minute of election day at which voting ends there as it is. */
  presentMinute: number;
}

/**
 * Every place and election for which an end is not later than the present one, or lies past the night. An end without a
 * constituency is meant for each of `constituencies` (those of the Majles), one without a contest for each that is held.
 */
export function findNoExtensions(
  ends: readonly NewEnd[],
  election: Election,
  calendar: readonly CalendarItem[],
  constituencies: readonly Constituency[],
): NoExtension[] {
  return ends.flatMap((end, index) => {
    const minute = minuteOf(election, end.at);
    const places = constituencies.filter(
      ({ id, contest }) => contest === "majles" && (end.constituency === null || end.constituency === id),
    );
    const contests = election.contests.filter(({ id }) => end.contest === null || end.contest === id);
    return places.flatMap(({ id: constituency }) =>
      contests.flatMap(({ id: contest }) => {
        const presentMinute = closingMinute(election, calendar, { constituency }, contest);
        const isLater = minute > presentMinute && minute < nightEndsMinute + 24 * 60;
        return isLater ? [] : [{ index, constituency, contest, presentMinute }];
      }),
    );
  });
}

/** The order as the calendar has it; `id` is that of the order. */
export const toCalendarItems = (id: string, orderNo: string, ends: readonly NewEnd[]): CalendarItem[] =>
  ends.map((end, index) => ({ id: `${id}.${index + 1}`, kind: "closing", ...end, orderNo, basis: "sourced" }));
