/** The consistency rules applied to one form: what holds, what is broken, and what cannot be told yet. */
import { evaluateExpression } from "../lib/expression.ts";
import { formFigures, type FormAnswers } from "./form-figures.ts";
import { dayFigures, type DayFacts } from "./rule-context.ts";
import type { Constituency, ContestId, Election, Report, Rule, Unit } from "./schema.ts";

export type Seats = Partial<Record<ContestId, number>>;

export interface Finding {
  ruleId: string;
  number: number;
  severity: Rule["severity"];
  /** Null for a rule of the whole branch. */
  contest: ContestId | null;
  /** "unknown" is not a failure: a figure is missing, and `missing` names the first. */
  outcome: "holds" | "broken" | "unknown";
  fields: string[];
  missing: string[];
}

/** Seats of each contest where the unit votes: its Majles constituency, and the Experts constituency of its county. */
export function seatsOf(constituencies: readonly Constituency[], unit: Pick<Unit, "constituency" | "path">): Seats {
  const seats: Seats = {};
  const places = new Set(unit.path.split("/"));
  for (const constituency of constituencies) {
    const here =
      constituency.contest === "majles"
        ? constituency.id === unit.constituency
        : constituency.counties.some((county) => places.has(county));
    if (here) seats[constituency.contest] = constituency.seats;
  }
  return seats;
}

/** One finding for each rule of the report, a rule of contests giving one for each of them; in the order of the rules. */
export function evaluateRules(
  report: Report,
  rules: readonly Rule[],
  answers: FormAnswers,
  facts: DayFacts,
  contests: Election["contests"],
  seats: Seats,
): Finding[] {
  return rules
    .filter((rule) => rule.reports.includes(report.id))
    .flatMap((rule) =>
      rule.scope === "branch"
        ? [evaluateRule(report, rule, answers, facts, null, undefined)]
        : contests.map(({ id }) => evaluateRule(report, rule, answers, facts, id, seats[id])),
    );
}

function evaluateRule(
  report: Report,
  rule: Rule,
  answers: FormAnswers,
  facts: DayFacts,
  contest: ContestId | null,
  seats: number | undefined,
): Finding {
  const rest = { day: dayFigures(facts, contest), seats };
  const outcome = evaluateExpression(rule.expression, { ...rest, this: formFigures(report, answers, contest, rest) });
  return {
    ruleId: rule.id,
    number: rule.number,
    severity: rule.severity,
    contest,
    outcome:
      outcome.kind === "value" && typeof outcome.value === "boolean" ? (outcome.value ? "holds" : "broken") : "unknown",
    fields: rule.fields,
    missing: outcome.kind === "unknown" ? outcome.names : [],
  };
}
