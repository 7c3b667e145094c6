/** What is to be said of a form as it stands: questions that apply, rules that are broken, answers that are missing or unreadable. */
import { evaluateForm, type FieldState } from "../../../shared/catalogue/evaluate-form.ts";
import { evaluateRules, type Finding, type Seats } from "../../../shared/catalogue/evaluate-rules.ts";
import { findFigure, type FormAnswers } from "../../../shared/catalogue/form-figures.ts";
import { dayFacts, type BranchFiling, type DayFacts, type DaySource } from "../../../shared/catalogue/rule-context.ts";
import type { ContestId, Report, Rule, Unit } from "../../../shared/catalogue/schema.ts";
import type { BranchDay } from "../../../shared/projections/branch-day.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { findRuleFigures, type RuleFigures } from "../../tablet/rule-figures.ts";
import { formAnswers, placeOf, type FormState } from "./form-state.ts";

export interface FormSubject {
  report: Report;
  slot: string | null;
  subject: string;
}

export interface BrokenRule {
  rule: Rule;
  contest: ContestId | null;
  figures: RuleFigures | undefined;
  /** Where it is shown: the last of the rule's questions on this form; null if it has none here. */
  place: string | null;
}

export interface QuestionAt {
  place: string;
  field: string;
  contest: ContestId | null;
}

export interface FormChecks {
  states: FieldState[];
  facts: DayFacts;
  broken: BrokenRule[];
  /** Answers that break their own question's constraint. */
  flagged: QuestionAt[];
  /** Questions that have to be answered and are empty. */
  missing: QuestionAt[];
  /** Questions whose text could not be read. */
  unread: QuestionAt[];
}

export interface FormSurroundings {
  catalogue: ElectionCatalogue;
  unit: Unit;
  day: BranchDay;
}

/** `filedAt`: the present moment, ISO 8601 UTC. */
export function checkForm(
  subject: FormSubject,
  form: FormState,
  { catalogue, unit, day }: FormSurroundings,
  filedAt: string,
): FormChecks {
  const { report } = subject;
  const { election, rules } = catalogue;
  const answers = formAnswers(report, form, election.contests);
  const own: BranchFiling = { report: report.id, slot: subject.slot, subject: subject.subject, filedAt, ...answers };
  const facts = dayFacts(sourceOf({ catalogue, unit, day }), own);
  const seats = catalogue.seatsOf(unit);
  const states = evaluateForm(report, answers, facts, election.contests, seats);
  const findings = evaluateRules(report, rules, answers, facts, election.contests, seats);
  const asked = states.filter(({ relevant }) => relevant);
  const at = ({ name, contest }: FieldState): QuestionAt => ({ place: placeOf(contest, name), field: name, contest });
  return {
    states,
    facts,
    broken: findings
      .filter(({ outcome }) => outcome === "broken")
      .map((finding) => toBroken(finding, { report, answers, facts, seats }, catalogue, asked)),
    flagged: asked.filter(({ flagged }) => flagged).map(at),
    missing: asked.filter((state) => isMissing(report, form, state)).map(at),
    unread: asked.filter((state) => isUnread(form, placeOf(state.contest, state.name))).map(at),
  };
}

/** The same as long as nothing of it has changed, so that it is read once and not with every key. */
let lastSource: { surroundings: FormSurroundings; source: DaySource } | undefined;

function sourceOf({ catalogue, unit, day }: FormSurroundings): DaySource {
  const last = lastSource?.surroundings;
  if (last?.day !== day || last.catalogue !== catalogue || last.unit !== unit) {
    const { election, calendar, reports } = catalogue;
    const source = { election, calendar, reports, unit, filings: listFilings(day) };
    lastSource = { surroundings: { catalogue, unit, day }, source };
  }
  return lastSource!.source;
}

/** What stands of the other reports: two that differ are both given, and what cannot be read with nothing known of it. */
function listFilings(day: BranchDay): BranchFiling[] {
  return day.reports.flatMap(({ report, slot, subject, heads }) =>
    heads.map(({ content, time }) => ({
      report,
      slot,
      subject,
      filedAt: time.claimedAt,
      values: content?.values ?? {},
      contests: content?.contests ?? {},
    })),
  );
}

function toBroken(
  finding: Finding,
  form: { report: Report; answers: FormAnswers; facts: DayFacts; seats: Seats },
  catalogue: ElectionCatalogue,
  asked: readonly FieldState[],
): BrokenRule {
  const rule = catalogue.ruleOf.get(finding.ruleId)!;
  const here = asked.filter(
    ({ name, contest }) => rule.fields.includes(name) && (contest === null || contest === finding.contest),
  );
  const last = here.findLast(({ contest }) => contest === finding.contest) ?? here.at(-1);
  return {
    rule,
    contest: finding.contest,
    figures: findRuleFigures(rule, finding, form),
    place: last === undefined ? null : placeOf(last.contest, last.name),
  };
}

function isMissing(report: Report, form: FormState, { name, contest }: FieldState): boolean {
  const field = report.fields.find((each) => each.name === name);
  if (field?.required !== true || field.type === "note" || field.type === "calculate") return false;
  const place = placeOf(contest, name);
  if (isUnread(form, place)) return false;
  if (field.type === "repeat") {
    const rows = (form.rows[place] ?? []).map(({ answers }) => answers);
    return findFigure(field, rows) === undefined;
  }
  return findFigure(field, form.answers[place]) === undefined;
}

function isUnread(form: FormState, place: string): boolean {
  return form.typed[place] !== undefined || (form.rows[place] ?? []).some((row) => Object.keys(row.typed).length > 0);
}

/** Whether saving first asks: for an explanation of what does not fit, or a second look at what is empty or unreadable. */
export function needsExplanation(checks: FormChecks): boolean {
  return checks.flagged.length > 0 || checks.broken.some(({ rule }) => rule.severity !== "info");
}
export function needsSecondLook(checks: FormChecks): boolean {
  return needsExplanation(checks) || checks.missing.length > 0 || checks.unread.length > 0;
}

/** The value of an earlier hourly report for the same question; undefined before the first. */
export function previousFigure(facts: DayFacts, contest: ContestId | null, field: string): number | undefined {
  const figures = contest === null ? facts.branch["previous"] : facts.contests[contest]?.["previous"];
  if (typeof figures !== "object" || figures === null || Array.isArray(figures)) return undefined;
  const value = figures[field];
  return typeof value === "number" ? value : undefined;
}
