/** The answers of one form as expressions see them: `this`. */
import { evaluateExpression, type Context, type Json } from "../lib/expression.ts";
import { findReportedMinute } from "./election-time.ts";
import type { ContestId, Field, RepeatField, Report } from "./schema.ts";

/** Answers by field name, as filed. Anything not of the field's type counts as not known. */
export type Answers = Readonly<Record<string, unknown>>;

export interface FormAnswers {
  values: Answers;
  contests: Partial<Record<ContestId, Answers>>;
}

export type Figures = { [name: string]: Json };

/**
 * The figures of a form for one contest (its own and the branch-wide ones), or of the branch only if `contest` is null.
 * A time becomes minutes from midnight of election day; a row without answers, an empty text and a required list
 * without rows are not known, and absent. Calculated fields are filled in, in the order of the form.
 */
export function formFigures(
  report: Report,
  answers: FormAnswers,
  contest: ContestId | null,
  rest: Context = {},
): Figures {
  const figures: Figures = {};
  for (const field of report.fields) {
    if (field.perContest === true && contest === null) continue;
    const source = field.perContest === true && contest !== null ? (answers.contests[contest] ?? {}) : answers.values;
    const figure = field.type === "calculate" ? calculate(field, figures, rest) : findFigure(field, source[field.name]);
    if (figure !== undefined) figures[field.name] = figure;
  }
  return figures;
}

function calculate(field: Field, figures: Figures, rest: Context): Json | undefined {
  if (field.calculation === undefined) return undefined;
  const outcome = evaluateExpression(field.calculation, { ...rest, this: figures });
  return outcome.kind === "value" ? outcome.value : undefined;
}

/** One answer as an expression sees it, or undefined if it is not known. */
export function findFigure(field: Field | RepeatField, answer: unknown): Json | undefined {
  switch (field.type) {
    case "integer":
      return typeof answer === "number" && Number.isSafeInteger(answer) ? answer : undefined;
    case "decimal":
      return typeof answer === "number" && Number.isFinite(answer) ? answer : undefined;
    case "text":
    case "select_one":
    case "date":
    case "dateTime":
    case "geopoint":
      return typeof answer === "string" && answer.trim() !== "" ? answer : undefined;
    case "time":
      return typeof answer === "string" ? findReportedMinute(answer) : undefined;
    case "select_multiple":
    case "image":
      return Array.isArray(answer) && answer.length > 0 ? answer.filter((item) => typeof item === "string") : undefined;
    case "repeat":
      return findRows("fields" in field ? (field.fields ?? []) : [], answer, field.required === true);
    case "note":
    case "calculate":
      return undefined;
  }
}

function findRows(fields: readonly RepeatField[], answer: unknown, required: boolean): Figures[] | undefined {
  if (!Array.isArray(answer)) return undefined;
  const rows = answer.map((row) => rowFigures(fields, row)).filter((row) => Object.keys(row).length > 0);
  return rows.length === 0 && required ? undefined : rows;
}

function rowFigures(fields: readonly RepeatField[], row: unknown): Figures {
  const figures: Figures = {};
  if (typeof row !== "object" || row === null) return figures;
  for (const field of fields) {
    const figure = findFigure(field, (row as Answers)[field.name]);
    if (figure !== undefined) figures[field.name] = figure;
  }
  return figures;
}
