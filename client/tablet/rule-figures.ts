/** The two figures that a consistency rule compares, for saying in words what does not fit. */
import type { Finding, Seats } from "../../shared/catalogue/evaluate-rules.ts";
import { wallTime } from "../../shared/catalogue/election-time.ts";
import { formFigures, type FormAnswers } from "../../shared/catalogue/form-figures.ts";
import { dayFigures, type DayFacts } from "../../shared/catalogue/rule-context.ts";
import type { Report, Rule } from "../../shared/catalogue/schema.ts";
import { evaluateExpression, PreparedContext } from "../../shared/lib/expression.ts";

export type RuleFigure =
  | { kind: "count"; value: number }
  /** Local "HH:mm". */
  | { kind: "time"; value: string }
  | { kind: "duration"; minutes: number };

export interface RuleFigures {
  left: RuleFigure;
  right: RuleFigure;
}

/** The parts of `left op right`, the last alternative where there are several; undefined for anything but a comparison. */
export function comparisonSides(expression: string): { left: string; right: string } | undefined {
  let depth = 0;
  let start = 0;
  let cut: { at: number; length: number } | undefined;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at]!;
    if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
    if (depth !== 0) continue;
    const pair = expression.slice(at, at + 2);
    if (pair === "||" || pair === "&&") {
      start = at + 2;
      cut = undefined;
      at += 1;
    } else if (["==", "<=", ">="].includes(pair)) {
      cut = { at, length: 2 };
      at += 1;
    } else if (character === "<" || character === ">") cut = { at, length: 1 };
  }
  if (cut === undefined) return undefined;
  const left = expression.slice(start, cut.at).trim();
  const right = expression.slice(cut.at + cut.length).trim();
  return left === "" || right === "" ? undefined : { left, right };
}

/** Undefined where the rule compares no two figures, or one of them is not known. */
export function findRuleFigures(
  rule: Rule,
  finding: Pick<Finding, "contest">,
  form: { report: Report; answers: FormAnswers; facts: DayFacts; seats: Seats },
): RuleFigures | undefined {
  const sides = comparisonSides(rule.expression);
  if (sides === undefined) return undefined;
  const { contest } = finding;
  const rest = {
    day: dayFigures(form.facts, contest),
    seats: contest === null ? undefined : form.seats[contest],
  };
  const context = new PreparedContext({ ...rest, this: formFigures(form.report, form.answers, contest, rest) });
  const left = findWhole(sides.left, context);
  const right = findWhole(sides.right, context);
  if (left === undefined || right === undefined) return undefined;
  const lapse = isLapse(sides.left) || isLapse(sides.right);
  const read = (source: string, value: number): RuleFigure => {
    if (lapse) return { kind: "duration", minutes: value };
    return isMoment(source) ? { kind: "time", value: wallTime(value) } : { kind: "count", value };
  };
  return { left: read(sides.left, left), right: read(sides.right, right) };
}

/** Names that rule-context.ts counts in minutes of election day. */
const moment = /^(?:this|day)\.(?:\w+At|opening|closing)$/u;
const isMoment = (source: string): boolean => moment.test(source);

function isLapse(source: string): boolean {
  const parts = source.split(" - ");
  return parts.length === 2 && parts.every((part) => isMoment(part.trim()));
}

function findWhole(source: string, context: PreparedContext): number | undefined {
  const outcome = evaluateExpression(source, context);
  return outcome.kind === "value" && typeof outcome.value === "number" ? outcome.value : undefined;
}
