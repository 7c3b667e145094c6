/** The questions of a report beside what each filing answered. */
import type { ContestId, Election, Field, Report } from "../../../shared/catalogue/schema.ts";
import type { DayFiling } from "../../../shared/projections/branch-day.ts";

export interface FilingRow {
  field: Field;
  contest: Election["contests"][number] | null;
  /** One for each filing; undefined where its content is not known. */
  answers: unknown[];
  /** The filings that stand do not all answer the same. */
  differs: boolean;
}

/** Questions that nobody answered are left out; those of each contest come one after the other. */
export function filingRows(
  report: Report,
  contests: Election["contests"],
  filings: readonly DayFiling[],
  heads: readonly DayFiling[],
): FilingRow[] {
  return report.fields
    .filter(({ type }) => type !== "note" && type !== "calculate")
    .flatMap((field) => (field.perContest === true ? contests : [null]).map((contest) => ({ field, contest })))
    .map(({ field, contest }) => {
      const answer = (filing: DayFiling) => answerOf(filing, field, contest?.id ?? null);
      const standing = new Set(heads.map((head) => JSON.stringify(answer(head) ?? null)));
      return { field, contest, answers: filings.map(answer), differs: standing.size > 1 };
    })
    .filter(({ answers }) => answers.some((answer) => answer !== undefined && answer !== null && answer !== ""));
}

function answerOf({ content }: DayFiling, field: Field, contest: ContestId | null): unknown {
  if (content === null) return undefined;
  return contest === null ? content.values[field.name] : content.contests[contest]?.[field.name];
}
