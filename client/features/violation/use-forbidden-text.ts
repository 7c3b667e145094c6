import { forbiddenPeriods, isForbiddenAt, type ForbiddenPeriod } from "../../../shared/catalogue/forbidden-period.ts";
import type { Offence } from "../../../shared/catalogue/schema.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { violationMessages } from "./violation-messages.ts";

export interface ForbiddenText {
  /** A sentence for each period: "forbidden from … to …". */
  periods: string[];
  /** Whether the moment lies in one of them; null where there is none, or the moment is not known. */
  isInside: boolean | null;
}

/** What the branch's calendar says of an offence, in local Jalali time. `at`: the moment that was told. */
export function useForbiddenText({
  catalogue: { election, calendar },
  unit,
}: Pick<OwnBranch, "catalogue" | "unit">): (offence: Offence, at: string | null) => ForbiddenText {
  const t = useMessages(violationMessages).pick;
  const format = useFormat();
  const tell = ({ contest, startsAt, endsAt }: ForbiddenPeriod): string => {
    const until = format.moment(endsAt);
    const text = startsAt === null ? t.forbiddenUntil(until) : t.forbiddenBetween(format.moment(startsAt), until);
    const name = election.contests.find(({ id }) => id === contest)?.name;
    return name === undefined ? text : t.ofContest(format.pick(name), text);
  };
  return (offence, at) => {
    const periods = forbiddenPeriods(offence, election, calendar, unit);
    const isInside = periods.length === 0 || at === null ? null : periods.some((period) => isForbiddenAt(period, at));
    return { periods: periods.map(tell), isInside };
  };
}
