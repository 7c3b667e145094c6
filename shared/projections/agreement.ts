/** Whether the figures that two officers filed on one subject are the same. */
import { findFigure, type Answers, type FormAnswers } from "../catalogue/form-figures.ts";
import type { Field, QuestionType, RepeatField, Report } from "../catalogue/schema.ts";

/** Words and pictures never come out alike from two hands; they are shown side by side and not compared. */
const uncompared = new Set<QuestionType>(["text", "image", "geopoint", "note", "calculate"]);

/** Compares figures, choices and times, and within a list of rows everything. A report that is not in the catalogue: all answers. */
export function doFiguresAgree(report: Report | undefined, left: FormAnswers, right: FormAnswers): boolean {
  return figuresText(report, left) === figuresText(report, right);
}

function figuresText(report: Report | undefined, answers: FormAnswers): string {
  const contests = (["majles", "experts"] as const).map((contest) => answers.contests[contest] ?? {});
  if (report === undefined) return JSON.stringify([answers.values, ...contests].map(canonical));
  const fields = report.fields.filter((field) => !uncompared.has(field.type));
  const own = fields.filter((field) => field.perContest !== true);
  const perContest = fields.filter((field) => field.perContest === true);
  return JSON.stringify([figures(own, answers.values), ...contests.map((contest) => figures(perContest, contest))]);
}

function figures(fields: readonly (Field | RepeatField)[], answers: Answers): unknown[] {
  return fields.map((field) => {
    const figure = findFigure(field, answers[field.name]);
    if (figure === undefined) return null;
    return field.type === "select_multiple" && Array.isArray(figure)
      ? figure.map(String).toSorted()
      : canonical(figure);
  });
}

/** The same text for the same answers: keys sorted, what was left empty left out. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .filter(([, item]) => item !== null)
    .map(([name, item]) => [name, canonical(item)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}
