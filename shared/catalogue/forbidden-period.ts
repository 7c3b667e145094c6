/** When the calendar forbids something, for one unit and as instants. */
import { branchClosingMinute, closingMinute, instantOf, openingMinute } from "./election-time.ts";
import type { CalendarItem, CalendarMoment, ContestId, Election, ForbiddenSpan, Offence, Unit } from "./schema.ts";

export interface ForbiddenPeriod {
  /** Only for candidates of this one; null: for all. */
  contest: ContestId | null;
  /** Null: whenever it was before. */
  startsAt: string | null;
  endsAt: string;
}

/** Empty where the calendar has no say. An extension of voting moves what ends with it. */
export function forbiddenPeriods(
  { forbidden = [] }: Pick<Offence, "forbidden">,
  election: Election,
  calendar: readonly CalendarItem[],
  unit: Pick<Unit, "constituency">,
): ForbiddenPeriod[] {
  return forbidden.map(({ contest, from, to }) => {
    const at = (moment: CalendarMoment) =>
      instantOf(election, anchorMinute(moment, contest, election, calendar, unit) + moment.offsetMinutes);
    return { contest, startsAt: from && at(from), endsAt: at(to) };
  });
}

export const isForbiddenAt = ({ startsAt, endsAt }: ForbiddenPeriod, at: string): boolean =>
  (startsAt === null || startsAt <= at) && at < endsAt;

function anchorMinute(
  { anchor }: CalendarMoment,
  contest: ForbiddenSpan["contest"],
  election: Election,
  calendar: readonly CalendarItem[],
  unit: Pick<Unit, "constituency">,
): number {
  if (anchor === "electionDay") return 0;
  if (anchor === "opening") return openingMinute(election);
  return contest === null
    ? branchClosingMinute(election, calendar, unit)
    : closingMinute(election, calendar, unit, contest);
}
