/**
 * Until when a complaint may be handed in, and when it is to be decided: Majles Act Art. 68 n. 1, Experts bylaw Art. 69, and the Guardian
 * Council's notice 5 of 1394, which gives 7 to 13 Esfand for an election on the 7th (domain.md D, S42 and S43). Days are local.
 */
import type { Basis, CalendarItem, ContestId, Election } from "./schema.ts";

export interface ComplaintWindow {
  /** `accept`: until when a paper is taken · `decide`: until when it is to be decided. */
  act: "accept" | "decide";
  addressee: "boards" | "guardian-council";
  /** The last day: so many days after that of voting, or after that of the announcement of results. */
  until: { anchor: "voting" | "results"; days: number };
  basis: Basis;
}

export const complaintWindows: readonly ComplaintWindow[] = [
  { act: "accept", addressee: "boards", until: { anchor: "results", days: 2 }, basis: "law" },
  // Counted as the Council's own seven days are, the day of voting being the first.
  { act: "decide", addressee: "boards", until: { anchor: "voting", days: 6 }, basis: "law" },
  { act: "accept", addressee: "guardian-council", until: { anchor: "voting", days: 6 }, basis: "sourced" },
];

type ElectionDay = Pick<Election, "electionDay" | "utcOffsetMinutes">;

const dayMs = 86_400_000;

/** The first instant (ms) behind a local day, some days after it. */
const endOf = (localDay: string, days: number, { utcOffsetMinutes }: ElectionDay): number =>
  Date.parse(`${localDay}T00:00:00.000Z`) - utcOffsetMinutes * 60_000 + (days + 1) * dayMs;

/** `known`: it ends there · `not-before`: the results are not announced; earlier than that it cannot end. */
export type WindowEnd = { kind: "known" | "not-before"; endsMs: number };

/**
 * When a window ends, exclusive. `resultsDays`: local days (YYYY-MM-DD) on which the results of the contests were announced; null of
 * one that is not known to have been. The latest counts, since a complaint may be about each.
 */
export function endOfWindow(
  { until }: ComplaintWindow,
  election: ElectionDay,
  resultsDays: readonly (string | null)[],
): WindowEnd {
  if (until.anchor === "voting") return { kind: "known", endsMs: endOf(election.electionDay, until.days, election) };
  const announced = resultsDays.flatMap((day) => day ?? []);
  const latest = announced.reduce((last, day) => (day > last ? day : last), election.electionDay);
  const isKnown = announced.length > 0 && announced.length === resultsDays.length;
  return { kind: isKnown ? "known" : "not-before", endsMs: endOf(latest, until.days, election) };
}

/** The local day (YYYY-MM-DD) of an instant. */
export const localDayOf = (at: string, { utcOffsetMinutes }: Pick<ElectionDay, "utcOffsetMinutes">): string =>
  new Date(Date.parse(at) + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);

/** The local day on which the results of a contest were announced in a constituency; null where the calendar does not say. */
export function findResultsDay(
  calendar: readonly CalendarItem[],
  contest: ContestId,
  constituency: string | null,
  { utcOffsetMinutes }: ElectionDay,
): string | null {
  const days = calendar
    .filter((item) => item.kind === "results")
    .filter((item) => item.contest === null || item.contest === contest)
    .filter((item) => item.constituency === null || item.constituency === constituency)
    .map(({ at }) => localDayOf(at, { utcOffsetMinutes }));
  return days.toSorted().at(-1) ?? null;
}
