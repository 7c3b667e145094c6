/** The units of the desk's scope with the look-ups that its screens need, made anew only when a unit or a person changes. */
import { useMemo } from "react";
import type { Constituency, Person, Unit } from "../../shared/catalogue/schema.ts";
import { foldCompact } from "../../shared/lib/fold-text.ts";
import { findCounty } from "../../shared/projections/board-summary.ts";
import { useCollection } from "../reference/use-reference.ts";

export interface Places {
  unitOf: ReadonlyMap<string, Unit>;
  /** In the order of the board's rows. */
  branches: readonly Unit[];
  counties: readonly Unit[];
  /** Constituencies of the Majles in which a branch of the scope lies. */
  constituencies: readonly Constituency[];
  countyOf(unit: Unit): Unit | undefined;
  /** What a query is looked up in. */
  searchText(unit: Unit): string;
}

export function usePlaces(): Places {
  const units = useCollection("units");
  const constituencies = useCollection("constituencies");
  return useMemo(() => createPlaces(units, constituencies), [units, constituencies]);
}

export function createPlaces(units: readonly Unit[], constituencies: readonly Constituency[]): Places {
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const branches = units.filter(({ kind }) => kind === "branch");
  const here = new Set(branches.map(({ constituency }) => constituency));
  const texts = new Map<string, string>();
  const countyOf = (unit: Unit) => unitOf.get(findCounty(unit) ?? "");
  return {
    unitOf,
    branches,
    counties: units.filter(({ kind }) => kind === "county"),
    constituencies: constituencies.filter(({ id, contest }) => contest === "majles" && here.has(id)),
    countyOf,
    searchText(unit) {
      let text = texts.get(unit.id);
      if (text === undefined) {
        const { fa, en } = unit.name;
        const county = countyOf(unit)?.name;
        text = foldCompact([fa, en, unit.id, unit.code, unit.branch?.address, county?.fa, county?.en].join(" "));
        texts.set(unit.id, text);
      }
      return text;
    },
  };
}

/** Who serves at each place; nobody is listed where the office has named nobody. */
export function usePeople(): ReadonlyMap<string, readonly Person[]> {
  const people = useCollection("people");
  return useMemo(() => {
    const byUnit = new Map<string, Person[]>();
    for (const person of people) {
      const here = byUnit.get(person.unit);
      if (here === undefined) byUnit.set(person.unit, [person]);
      else here.push(person);
    }
    return byUnit;
  }, [people]);
}
