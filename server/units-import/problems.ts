/**
 * Everything that can be wrong with a polling list, with its words in both languages. An error keeps its row out (and,
 * unless a partial import is asked for, the whole list); a warning is for a person to look at and keeps nothing out.
 */
import { Type, type Static } from "typebox";
import { Localized } from "../../shared/catalogue/schema.ts";
import { toPersianDigits } from "../../shared/lib/digits.ts";
import { problemTexts, type ProblemCode } from "./problem-texts.ts";

export const ProblemSeverity = Type.Union([Type.Literal("error"), Type.Literal("warning")]);
export type ProblemSeverity = Static<typeof ProblemSeverity>;

export const ListProblem = Type.Object(
  {
    /** Line of the file on which the row starts, from 1; null where the problem is of the whole list. */
    line: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
    /** Heading as the file has it; null where no one column is meant. */
    column: Type.Union([Type.String(), Type.Null()]),
    severity: ProblemSeverity,
    code: Type.String(),
    message: Localized,
    /** What stands in the file. */
    value: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);
export type ListProblem = Static<typeof ListProblem>;

export interface ProblemPlace {
  line?: number;
  column?: string | null;
  value?: string;
}

/** Values for the {names} in a problem's text. Numbers are written in the digits of the language. */
export type ProblemDetails = Record<string, string | number | Localized>;

export function problem(code: ProblemCode, place: ProblemPlace = {}, details: ProblemDetails = {}): ListProblem {
  const { severity, fa, en } = problemTexts[code];
  const values = place.value === undefined ? details : { value: shorten(place.value), ...details };
  return {
    line: place.line ?? null,
    column: place.column ?? null,
    severity,
    code,
    message: { fa: fill(fa, values, "fa"), en: fill(en, values, "en") },
    value: place.value ?? null,
  };
}

/** At most so many, errors rather than warnings, in the order they stand in. */
export function selectProblems(problems: readonly ListProblem[], limit: number): ListProblem[] {
  const errors = problems.filter(({ severity }) => severity === "error").slice(0, limit);
  const warnings = problems.filter(({ severity }) => severity === "warning").slice(0, limit - errors.length);
  const selected = new Set([...errors, ...warnings]);
  return problems.filter((found) => selected.has(found));
}

function fill(text: string, details: ProblemDetails, language: "fa" | "en"): string {
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => {
    const value = details[name];
    if (value === undefined) throw new Error(`A problem's text asks for "${name}", which was not given: ${text}`);
    if (typeof value === "number") return language === "fa" ? toPersianDigits(String(value)) : String(value);
    return typeof value === "string" ? value : value[language];
  });
}

const maxShownLength = 80;

const shorten = (value: string): string =>
  value.length <= maxShownLength ? value : `${value.slice(0, maxShownLength)}…`;
