/** What the expressions of a form's fields say while it is being filled. */
import { evaluateExpression } from "../lib/expression.ts";
import { findFigure, formFigures, type FormAnswers } from "./form-figures.ts";
import { dayFigures, type DayFacts } from "./rule-context.ts";
import type { Seats } from "./evaluate-rules.ts";
import type { ContestId, Report } from "./schema.ts";
import type { Json } from "../lib/expression.ts";

export interface FieldState {
  name: string;
  /** Null for a branch-wide field. */
  contest: ContestId | null;
  /** False while the field is not to be shown. */
  relevant: boolean;
  /** True if the answer breaks the field's constraint: flagged, never refused. */
  flagged: boolean;
  /** Of a calculated field, once it can be calculated. */
  calculated: Json | undefined;
}

/** One state for each branch-wide field and, for a field of contests, one for each of `contests`, in the order of the form. */
export function evaluateForm(
  report: Report,
  answers: FormAnswers,
  facts: DayFacts,
  contests: readonly { id: ContestId }[],
  seats: Seats,
): FieldState[] {
  const scopes = [null, ...contests.map(({ id }) => id)];
  const contexts = new Map(
    scopes.map((contest) => {
      const rest = { day: dayFigures(facts, contest), ...(contest !== null && { seats: seats[contest] }) };
      return [contest, { ...rest, this: formFigures(report, answers, contest, rest) }];
    }),
  );
  return report.fields.flatMap((field) =>
    scopes
      .filter((contest) => (contest !== null) === (field.perContest === true))
      .map((contest) => {
        const context = contexts.get(contest) ?? {};
        const source = contest === null ? answers.values : (answers.contests[contest] ?? {});
        const value = findFigure(field, source[field.name]);
        const figures = contexts.get(contest)?.this;
        return {
          name: field.name,
          contest,
          relevant: field.relevant === undefined || isTrue(field.relevant, context),
          flagged: field.constraint !== undefined && isFalse(field.constraint, { ...context, value }),
          calculated: field.type === "calculate" ? figures?.[field.name] : undefined,
        };
      }),
  );
}

function isTrue(source: string, context: Parameters<typeof evaluateExpression>[1]): boolean {
  const outcome = evaluateExpression(source, context);
  return outcome.kind === "value" && outcome.value === true;
}

function isFalse(source: string, context: Parameters<typeof evaluateExpression>[1]): boolean {
  const outcome = evaluateExpression(source, context);
  return outcome.kind === "value" && outcome.value === false;
}
