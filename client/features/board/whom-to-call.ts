/** Of the branches that have not reported a slot: by whom to ask, the most urgent first. */
import type { Person, Unit } from "../../../shared/catalogue/schema.ts";
import { findCounty, type MissingBranch, type MissingReason } from "../../../shared/projections/board-summary.ts";

export interface CountyToCall {
  county: string;
  silent: number;
  neverHeard: number;
  noCoverage: number;
  person: Person | null;
}

export interface BranchToCall {
  unit: Unit;
  reason: MissingReason;
  heardAt: string | null;
  person: Person | null;
}

/** Whom one asks first: the post that answers for the reports (domain.md B). */
const countyRoles = ["county-governor", "executive-board"] as const;
const branchRoles = ["governor-representative", "computer-user", "branch-member"] as const;

/** Those that were heard before and then fell silent come first: something has happened there. */
const urgency: Record<MissingReason, number> = {
  silent: 0,
  "never-heard": 1,
  "clock-untrusted": 2,
  "no-coverage": 3,
  "not-due": 4,
};

export type PeopleOf = ReadonlyMap<string, readonly Person[]>;

export function countiesToCall(
  missing: readonly MissingBranch[],
  unitOf: ReadonlyMap<string, Unit>,
  people: PeopleOf,
): CountyToCall[] {
  const counties = new Map<string, CountyToCall>();
  for (const { unit, reason } of missing) {
    const branch = unitOf.get(unit);
    const county = branch === undefined ? undefined : findCounty(branch);
    if (county === undefined || reason === "not-due" || reason === "clock-untrusted") continue;
    let toCall = counties.get(county);
    if (toCall === undefined) {
      toCall = { county, silent: 0, neverHeard: 0, noCoverage: 0, person: findPerson(people, county, countyRoles) };
      counties.set(county, toCall);
    }
    if (reason === "silent") toCall.silent += 1;
    else if (reason === "never-heard") toCall.neverHeard += 1;
    else toCall.noCoverage += 1;
  }
  return [...counties.values()].toSorted(
    (one, other) =>
      other.silent + other.neverHeard - (one.silent + one.neverHeard) || other.noCoverage - one.noCoverage,
  );
}

export function branchesToCall(
  missing: readonly MissingBranch[],
  unitOf: ReadonlyMap<string, Unit>,
  people: PeopleOf,
): BranchToCall[] {
  return missing
    .filter(({ reason }) => reason !== "not-due")
    .toSorted(
      (one, other) =>
        urgency[one.reason] - urgency[other.reason] ||
        compare(one.heardAt ?? "", other.heardAt ?? "") ||
        compare(one.unit, other.unit),
    )
    .flatMap(({ unit, reason, heardAt }) => {
      const branch = unitOf.get(unit);
      return branch === undefined
        ? []
        : [{ unit: branch, reason, heardAt, person: findPerson(people, unit, branchRoles) }];
    });
}

/** Somebody with a phone if there is one, else the first of the roles that is named at all. */
function findPerson(people: PeopleOf, unit: string, roles: readonly Person["role"][]): Person | null {
  const here = people.get(unit) ?? [];
  const wanted = roles.flatMap((role) => here.filter((person) => person.role === role));
  return wanted.find(({ phone }) => phone !== null) ?? wanted[0] ?? null;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
