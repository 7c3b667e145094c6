import { evaluateRules, type Finding } from "../catalogue/evaluate-rules.ts";
import { dayFacts, type BranchFiling, type DayFacts } from "../catalogue/rule-context.ts";
import type { Rule, Unit } from "../catalogue/schema.ts";
import type { ElectionCatalogue } from "./election-catalogue.ts";
import type { Filing } from "./filing.ts";
import type { ReportGroup } from "./report-group.ts";

export type Severity = Rule["severity"];
const severities: readonly Severity[] = ["info", "warning", "critical"];

export interface ReportFindings {
  facts: DayFacts;
  findings: Finding[];
}

type RuleUnit = Pick<Unit, "constituency" | "path" | "branch">;

const namedFacts = new WeakMap<RuleUnit, string>();

/** All that `evaluateGroups` reads of a unit, as a text: findings made with another one are to be made again. */
export function ruleFactsOf(unit: RuleUnit): string {
  let named = namedFacts.get(unit);
  if (named === undefined) {
    const { eligibleVoters, past } = unit.branch ?? {};
    named = JSON.stringify([
      unit.constituency,
      unit.path,
      eligibleVoters,
      past?.eligibleVoters,
      past?.votes,
      past?.blank,
    ]);
    namedFacts.set(unit, named);
  }
  return named;
}

/** The rules applied to every report with current figures, by group. What is not known breaks no rule. */
export function evaluateGroups(
  groups: readonly ReportGroup[],
  unit: RuleUnit,
  catalogue: ElectionCatalogue,
): Map<ReportGroup, ReportFindings> {
  const { election, calendar, reports, rules, reportOf } = catalogue;
  const source = { election, calendar, reports, unit, filings: branchFilings(groups) };
  const seats = catalogue.seatsOf(unit);
  const byGroup = new Map<ReportGroup, ReportFindings>();
  for (const group of groups) {
    const report = reportOf.get(group.report);
    if (group.current === null || report === undefined) continue;
    if (!rules.some((rule) => rule.reports.includes(group.report))) continue;
    const facts = dayFacts(source, toBranchFiling(group, group.heads[0]!));
    const findings = evaluateRules(report, rules, group.current, facts, election.contests, seats);
    byGroup.set(group, { facts, findings });
  }
  return byGroup;
}

/** What stands of every report, as `dayFacts` takes it: also for the form that is being filled. */
export function branchFilings(groups: readonly ReportGroup[]): BranchFiling[] {
  return groups.flatMap((group) => group.heads.map((head) => toBranchFiling(group, head)));
}

/** One that cannot be read still stands, with nothing known of it: it must not let another's figures pass for the branch's. */
function toBranchFiling({ report, slot, subject }: ReportGroup, { content, times }: Filing): BranchFiling {
  const filedMs = Number.isNaN(times.claimedMs) ? times.receivedMs : times.claimedMs;
  return {
    report,
    slot,
    subject,
    values: content?.values ?? {},
    contests: content?.contests ?? {},
    filedAt: filedMs === null ? "" : new Date(filedMs).toISOString(),
  };
}

export function worstBroken(findings: readonly Finding[]): Severity | null {
  return worst(findings.flatMap((finding) => (finding.outcome === "broken" ? [finding.severity] : [])));
}

export function worst(found: readonly Severity[]): Severity | null {
  return severities.findLast((severity) => found.includes(severity)) ?? null;
}
