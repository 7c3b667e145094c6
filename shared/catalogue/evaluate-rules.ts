/** The consistency rules applied to one form: what holds, what is broken, and what cannot be told yet. */
import { evaluateExpression, PreparedContext } from "../lib/expression.ts";
import { formFigures, type FormAnswers } from "./form-figures.ts";
import { dayFigures, type DayFacts } from "./rule-context.ts";
import type { Constituency, ContestId, Election, Report, Rule, Unit } from "./schema.ts";

/** Numbers from here on are those of the plausibility warnings; below them those of the seven rules. */
export const firstPlausibilityNumber = 11;

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
  const contexts = new Map<ContestId | null, PreparedContext>();
  const contextOf = (contest: ContestId | null): PreparedContext => {
    const context = contexts.get(contest) ?? prepare(report, answers, facts, contest, seats);
    contexts.set(contest, context);
    return context;
  };
  return rules
    .filter((rule) => rule.reports.includes(report.id))
    .flatMap((rule) =>
      (rule.scope === "branch" ? [null] : contests.map(({ id }) => id)).map((contest) =>
        evaluateRule(rule, contest, contextOf(contest)),
      ),
    );
}

function prepare(
  report: Report,
  answers: FormAnswers,
  facts: DayFacts,
  contest: ContestId | null,
  seats: Seats,
): PreparedContext {
  const rest = { day: dayFigures(facts, contest), seats: contest === null ? undefined : seats[contest] };
  return new PreparedContext({ ...rest, this: formFigures(report, answers, contest, rest) });
}

function evaluateRule(rule: Rule, contest: ContestId | null, context: PreparedContext): Finding {
  const outcome = evaluateExpression(rule.expression, context);
  const agrees = outcome.kind === "value" ? outcome.value : undefined;
  return {
    ruleId: rule.id,
    number: rule.number,
    severity: rule.severity,
    contest,
    outcome: typeof agrees === "boolean" ? (agrees ? "holds" : "broken") : "unknown",
    fields: rule.fields,
    missing: outcome.kind === "unknown" ? outcome.names : [],
  };
}
