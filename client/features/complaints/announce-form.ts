/** The announcement of results while it is being written down. */
import type { CalendarItem, Constituency, ContestId } from "../../../shared/catalogue/schema.ts";
import { receivedAtOf } from "./intake-form.ts";

export interface AnnounceForm {
  /** Empty: both, or all of them; only where whoever writes may tell of all. */
  contest: ContestId | "";
  constituency: string;
  orderNo: string;
  /** Local day and time. */
  date: string | null;
  time: string | null;
}

/** What may be told from here: the province tells of everything, a county of its own constituencies of the Majles. */
export interface Reach {
  isProvince: boolean;
  contests: readonly ContestId[];
  constituencies: readonly Constituency[];
}

export function emptyForm({ isProvince, contests, constituencies }: Reach): AnnounceForm {
  const first = isProvince ? "" : (constituencies[0]?.id ?? "");
  return { contest: isProvince ? "" : (contests[0] ?? ""), constituency: first, orderNo: "", date: null, time: null };
}

/** What stands in the calendar for the place and election that are chosen. */
export function findStanding(calendar: readonly CalendarItem[], form: AnnounceForm): CalendarItem | undefined {
  const { contest, constituency } = placeOf(form);
  return calendar.find(
    (item) => item.kind === "results" && item.contest === contest && item.constituency === constituency,
  );
}

export const placeOf = ({ contest, constituency }: AnnounceForm): Pick<CalendarItem, "contest" | "constituency"> => ({
  contest: contest === "" ? null : contest,
  constituency: constituency === "" ? null : constituency,
});

export type AnnounceProblem = "orderNo" | "date" | "time" | "future" | "before-voting";

/** `now`: instant. */
export function problemsOf(
  form: AnnounceForm,
  { now, electionDay, utcOffsetMinutes }: { now: string; electionDay: string; utcOffsetMinutes: number },
): ReadonlySet<AnnounceProblem> {
  const problems = new Set<AnnounceProblem>();
  if (form.orderNo.trim() === "") problems.add("orderNo");
  if (form.date === null) problems.add("date");
  if (form.time === null) problems.add("time");
  const at = receivedAtOf(form, utcOffsetMinutes);
  if (at !== null && at > now) problems.add("future");
  if (form.date !== null && form.date < electionDay) problems.add("before-voting");
  return problems;
}
