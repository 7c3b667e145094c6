/** Which cases are shown, and in which order. */
import type { Offence, Unit } from "../../../shared/catalogue/schema.ts";
import type { CaseState } from "../../../shared/events/case.ts";
import { foldCompact, matchesQuery } from "../../../shared/lib/fold-text.ts";
import { filterBranches } from "../../../shared/projections/board-summary.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import type { DeskCase } from "../../desk/desk-case.ts";

export type SeverityName = NonNullable<Violation["severity"]> | "unknown";
/** What the reports themselves are like; of their case see `CaseState`. */
export type AccountName = Violation["state"] | "differing";
export type ClockName = "overdue" | "running" | "none";
export type DocumentationName = "poor" | "fair" | "good";

/** Each empty: any. */
export interface CaseFilter {
  query: string;
  severity: SeverityName | "";
  offence: string;
  state: CaseState | "disputed" | "";
  account: AccountName | "";
  evidence: "with" | "without" | "";
  clock: ClockName | "";
  documentation: DocumentationName | "";
  /** The id of an officer behind "of:"; `nobody` · `disputed`. */
  handler: `of:${string}` | "nobody" | "disputed" | "";
  county: string;
  constituency: string;
}

export const everything: CaseFilter = {
  query: "",
  severity: "",
  offence: "",
  state: "",
  account: "",
  evidence: "",
  clock: "",
  documentation: "",
  handler: "",
  county: "",
  constituency: "",
};

export const severityNames: readonly SeverityName[] = ["critical", "high", "medium", "low", "unknown"];

export interface CasePlaces {
  unitOf: ReadonlyMap<string, Unit>;
  offenceOf: ReadonlyMap<string, Offence>;
  /** Folded text of a unit. */
  searchText(unit: Unit): string;
}

export function filterCases(
  cases: readonly DeskCase[],
  filter: CaseFilter,
  places: CasePlaces,
  nowMs: number,
): DeskCase[] {
  return cases.filter((each) => isShown(each, filter, places, nowMs));
}

export const severityOf = ({ severity }: { severity: DeskCase["severity"] }): SeverityName => severity ?? "unknown";

export function accountsOf({ violations }: Pick<DeskCase, "violations">): AccountName[] {
  const names = new Set<AccountName>(violations.map(({ state }) => state));
  if (violations.some(({ heads }) => heads.length > 1)) names.add("differing");
  return [...names];
}

export function clockNameOf({ clock }: Pick<DeskCase, "clock">, nowMs: number): ClockName {
  if (clock === null) return "none";
  return Date.parse(clock.deadlineAt) <= nowMs ? "overdue" : "running";
}

export function documentationNameOf({
  documentation: { present },
}: Pick<DeskCase, "documentation">): DocumentationName {
  if (present.length <= 3) return "poor";
  return present.length <= 5 ? "fair" : "good";
}

/** Somebody still has to do something about it. */
export const isOpenCase = ({ stand }: Pick<DeskCase, "stand">): boolean =>
  stand.kind === "disputed" || !["closed", "unfounded", "mistaken"].includes(stand.state);

function isShown(each: DeskCase, filter: CaseFilter, places: CasePlaces, nowMs: number): boolean {
  const { severity, offence, state, account, evidence, clock, documentation, county, constituency, query } = filter;
  const { violations, stand } = each;
  if (severity !== "" && severityOf(each) !== severity) return false;
  if (offence !== "" && !violations.some(({ offences }) => offences.includes(offence))) return false;
  if (state !== "" && (stand.kind === "disputed" ? "disputed" : stand.state) !== state) return false;
  if (account !== "" && !accountsOf(each).includes(account)) return false;
  if (evidence !== "" && violations.some((one) => one.evidence.length > 0) !== (evidence === "with")) return false;
  if (clock !== "" && clockNameOf(each, nowMs) !== clock) return false;
  if (documentation !== "" && documentationNameOf(each) !== documentation) return false;
  if (filter.handler !== "" && !handlersOf(each).includes(filter.handler)) return false;
  if (county !== "" || constituency !== "") {
    const scope = { ...(county !== "" && { county }), ...(constituency !== "" && { constituency }) };
    const units = violations.flatMap(({ unit }) => places.unitOf.get(unit) ?? []);
    if (filterBranches(units, scope).length === 0) return false;
  }
  return query === "" || matchesCase(each, query, places);
}

export function handlersOf({ handler }: Pick<DeskCase, "handler">): CaseFilter["handler"][] {
  if (handler.kind === "settled") return [handler.officer === null ? "nobody" : `of:${handler.officer}`];
  const officers = handler.heads.map(({ said }) => said.handler);
  return ["disputed", ...officers.map((officer) => (officer === null ? "nobody" : (`of:${officer}` as const)))];
}

/** Whether any report of the case has the words of the query, in any spelling. */
export function matchesCase({ violations }: Pick<DeskCase, "violations">, query: string, places: CasePlaces): boolean {
  return violations.some((violation) => matchesQuery(textOf(violation, places), query));
}

const texts = new WeakMap<Violation, string>();

function textOf(violation: Violation, { unitOf, offenceOf, searchText }: CasePlaces): string {
  let text = texts.get(violation);
  if (text === undefined) {
    const unit = unitOf.get(violation.unit);
    const offences = violation.offences.flatMap((id) => {
      const offence = offenceOf.get(id);
      return offence === undefined ? [id] : [offence.name.fa, offence.name.en, ...offence.synonyms];
    });
    const said = violation.heads.flatMap(({ content }) =>
      content === null ? [] : [content.description, content.place, content.actionTaken],
    );
    text = foldCompact([...offences, ...said, violation.officer].join(" ")) + (unit ? searchText(unit) : "");
    texts.set(violation, text);
  }
  return text;
}
