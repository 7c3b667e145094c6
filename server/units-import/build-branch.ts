import type { Unit } from "../../shared/catalogue/schema.ts";
import type { ListRow } from "./read-rows.ts";

/** What of a unit a list can change. */
export type ChangedPart =
  | "parent"
  | "name"
  | "code"
  | "constituency"
  | "location"
  | "mobility"
  | "coverage"
  | "address"
  | "eligibleVoters"
  | "past";

/** Longest path that a unit may have (shared/catalogue/schema.ts). */
export const maxPathLength = 400;

/**
 * The branch as the list has it. What the list does not say stays as it is: an empty cell, or a column that is not there,
 * never erases what is known.
 */
export function buildBranch(
  row: ListRow,
  place: { id: string; parent: Unit; constituency: string | null | undefined },
  existing: Unit | undefined,
): Unit {
  const { parent } = place;
  const known = existing?.branch;
  const knownEnglish = existing !== undefined && existing.name.en !== existing.name.fa ? existing.name.en : undefined;
  const past = pastOf(row.past, known?.past);
  const isMoved = existing?.parent !== parent.id;
  const constituency = isMoved ? parent.constituency : (existing?.constituency ?? null);
  return {
    id: place.id,
    kind: "branch",
    parent: parent.id,
    path: `${parent.path}${place.id}/`,
    name: { fa: row.name.fa, en: row.name.en ?? knownEnglish ?? row.name.fa },
    code: row.code,
    constituency: place.constituency === undefined ? constituency : place.constituency,
    location: row.position ?? existing?.location ?? null,
    branch: {
      mobility: row.mobility ?? known?.mobility ?? "fixed",
      coverage: row.coverage ?? known?.coverage ?? "unknown",
      crossing: known?.crossing ?? null,
      address: row.address ?? known?.address ?? "",
      eligibleVoters: row.eligibleVoters ?? known?.eligibleVoters ?? null,
      ...(past !== undefined && { past }),
    },
  };
}

type Past = NonNullable<NonNullable<Unit["branch"]>["past"]>;
const pastParts = ["eligibleVoters", "votes", "blank"] as const;

/** Undefined where neither the list nor what is known says anything of it. */
function pastOf(told: ListRow["past"], known: Past | undefined): Past | undefined {
  const [eligibleVoters, votes, blank] = pastParts.map((part) => told[part] ?? known?.[part] ?? null) as [
    Past["eligibleVoters"],
    Past["votes"],
    Past["blank"],
  ];
  const isKnown = eligibleVoters !== null || votes !== null || blank !== null;
  return isKnown ? { eligibleVoters, votes, blank } : undefined;
}

/** In what the two differ. */
export function compareUnits(before: Unit, after: Unit): ChangedPart[] {
  const changed: ChangedPart[] = [];
  if (before.parent !== after.parent || before.path !== after.path) changed.push("parent");
  if (before.name.fa !== after.name.fa || before.name.en !== after.name.en) changed.push("name");
  if (before.code !== after.code) changed.push("code");
  if (before.constituency !== after.constituency) changed.push("constituency");
  if (
    before.location?.latitude !== after.location?.latitude ||
    before.location?.longitude !== after.location?.longitude
  ) {
    changed.push("location");
  }
  for (const part of ["mobility", "coverage", "address", "eligibleVoters"] as const) {
    if (before.branch?.[part] !== after.branch?.[part]) changed.push(part);
  }
  if (pastParts.some((part) => (before.branch?.past?.[part] ?? null) !== (after.branch?.past?.[part] ?? null))) {
    changed.push("past");
  }
  return changed;
}
