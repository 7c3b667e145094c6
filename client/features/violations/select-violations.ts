/** Which violations are shown, and in which order. */
import type { Offence, Unit } from "../../../shared/catalogue/schema.ts";
import { foldCompact, matchesQuery } from "../../../shared/lib/fold-text.ts";
import { filterBranches } from "../../../shared/projections/board-summary.ts";
import type { Violation } from "../../../shared/projections/violations.ts";

export type SeverityName = NonNullable<Violation["severity"]> | "unknown";
export type StateName = Violation["state"] | "differing";

/** Each empty: any. */
export interface ViolationFilter {
  query: string;
  severity: SeverityName | "";
  offence: string;
  state: StateName | "";
  evidence: "with" | "without" | "";
  county: string;
  constituency: string;
}

export type ViolationOrder = "newest" | "severity";

export const everything: ViolationFilter = {
  query: "",
  severity: "",
  offence: "",
  state: "",
  evidence: "",
  county: "",
  constituency: "",
};

export const severityNames: readonly SeverityName[] = ["critical", "high", "medium", "low", "unknown"];

export interface ViolationPlaces {
  unitOf: ReadonlyMap<string, Unit>;
  offenceOf: ReadonlyMap<string, Offence>;
  /** Folded text of a unit. */
  searchText(unit: Unit): string;
}

/** `violations` are in the order of `newest`, and stay so among those that are equally severe. */
export function selectViolations(
  violations: readonly Violation[],
  filter: ViolationFilter,
  order: ViolationOrder,
  places: ViolationPlaces,
): Violation[] {
  const shown = violations.filter((violation) => isShown(violation, filter, places));
  if (order === "newest") return shown;
  return shown.toSorted(
    (one, other) => severityNames.indexOf(severityOf(one)) - severityNames.indexOf(severityOf(other)),
  );
}

export const severityOf = ({ severity }: Violation): SeverityName => severity ?? "unknown";

export function statesOf({ state, heads }: Violation): StateName[] {
  return heads.length > 1 ? [state, "differing"] : [state];
}

function isShown(violation: Violation, filter: ViolationFilter, places: ViolationPlaces): boolean {
  const { severity, offence, state, evidence, county, constituency, query } = filter;
  if (severity !== "" && severityOf(violation) !== severity) return false;
  if (offence !== "" && !violation.offences.includes(offence)) return false;
  if (state !== "" && !statesOf(violation).includes(state)) return false;
  if (evidence !== "" && violation.evidence.length > 0 !== (evidence === "with")) return false;
  const unit = places.unitOf.get(violation.unit);
  if (county !== "" || constituency !== "") {
    const scope = { ...(county !== "" && { county }), ...(constituency !== "" && { constituency }) };
    if (unit === undefined || filterBranches([unit], scope).length === 0) return false;
  }
  return query === "" || matchesQuery(textOf(violation, unit, places), query);
}

const texts = new WeakMap<Violation, string>();

function textOf(violation: Violation, unit: Unit | undefined, { offenceOf, searchText }: ViolationPlaces): string {
  let text = texts.get(violation);
  if (text === undefined) {
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
