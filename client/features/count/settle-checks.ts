import { evaluateRules } from "../../../shared/catalogue/evaluate-rules.ts";
import type { FormAnswers } from "../../../shared/catalogue/form-figures.ts";
import { dayFacts } from "../../../shared/catalogue/rule-context.ts";
import type { ContestId, Rule } from "../../../shared/catalogue/schema.ts";
import { branchFilings } from "../../../shared/projections/findings.ts";
import { findRuleFigures, type RuleFigures } from "../../tablet/rule-figures.ts";
import type { CountedMinutes } from "./CountPage.tsx";

export interface BrokenBySettlement {
  rule: Rule;
  contest: ContestId | null;
  figures: RuleFigures | undefined;
}

/** Rules that the figures break as they would stand. */
export function checkSettled(
  { branch, report, slot, subject, head }: CountedMinutes,
  answers: FormAnswers,
): BrokenBySettlement[] {
  const { catalogue, unit, day } = branch;
  const { election, calendar, reports, rules } = catalogue;
  const source = { election, calendar, reports, unit, filings: branchFilings(day.reports) };
  const facts = dayFacts(source, { report: report.id, slot, subject, filedAt: head.time.claimedAt, ...answers });
  const seats = catalogue.seatsOf(unit);
  return evaluateRules(report, rules, answers, facts, election.contests, seats)
    .filter(({ outcome, severity }) => outcome === "broken" && severity !== "info")
    .map((finding) => {
      const rule = catalogue.ruleOf.get(finding.ruleId)!;
      const figures = findRuleFigures(rule, finding, { report, answers, facts, seats });
      return { rule, contest: finding.contest, figures };
    });
}
