import type { Offence } from "../../../shared/catalogue/schema.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { compareRevisions } from "../../../shared/projections/revisions.ts";
import type { Violation } from "../../../shared/projections/violations.ts";

const recentCount = 4;

/** Newest first: what this tablet alone has, then by the server's log. */
export function newestFirst(violations: readonly Violation[]): Violation[] {
  return violations.toSorted((left, right) => compareRevisions(right.entries[0]!, left.entries[0]!));
}

/** The offences that were last logged at this branch, each once: what happens once tends to happen again. */
export function recentOffences(
  violations: readonly Violation[],
  { offenceOf }: Pick<ElectionCatalogue, "offenceOf">,
): Offence[] {
  const ids = new Set(newestFirst(violations).flatMap(({ offences }) => offences));
  return [...ids].flatMap((id) => offenceOf.get(id) ?? []).slice(0, recentCount);
}
