import { describe, expect, it } from "vitest";
import type { Person } from "../../../shared/catalogue/schema.ts";
import type { MissingBranch, MissingReason } from "../../../shared/projections/board-summary.ts";
import { at, province } from "../../../tests/support/day-fixtures.ts";
import { branchesToCall, countiesToCall } from "./whom-to-call.ts";

const unitOf = new Map(province.units.map((unit) => [unit.id, unit]));
const inCounty = (county: string) => province.units.filter(({ parent }) => parent === county).map(({ id }) => id);
const urmia = inCounty("WA-URM");
const khoy = inCounty("WA-KHO");
const missing = (unit: string, reason: MissingReason, heardAt: string | null = null): MissingBranch => ({
  unit,
  reason,
  heardAt,
});
const person = (id: string, unit: string, role: Person["role"], phone: string | null): Person => ({
  id,
  unit,
  role,
  phone,
  name: { fa: id, en: id },
});
const peopleOf = (...people: Person[]) => new Map([[people[0]!.unit, people]]);

describe("whom to call about a county", () => {
  it("begins where most branches are silent, whatever cannot be reached without coverage", () => {
    const counties = countiesToCall(
      [
        missing(urmia[0]!, "no-coverage"),
        missing(urmia[1]!, "no-coverage"),
        missing(urmia[2]!, "never-heard"),
        missing(khoy[0]!, "silent"),
        missing(khoy[1]!, "silent"),
      ],
      unitOf,
      new Map(),
    );
    expect(counties).toMatchObject([
      { county: "WA-KHO", silent: 2, neverHeard: 0, noCoverage: 0 },
      { county: "WA-URM", silent: 0, neverHeard: 1, noCoverage: 2 },
    ]);
  });

  it("leaves out what is not due and what has come", () => {
    const list = [missing(urmia[0]!, "not-due"), missing(urmia[1]!, "clock-untrusted")];
    expect(countiesToCall(list, unitOf, new Map())).toEqual([]);
  });

  it("names the governor, or whoever has a telephone", () => {
    const people = peopleOf(
      person("governor", "WA-URM", "county-governor", null),
      person("board", "WA-URM", "executive-board", "0914"),
    );
    expect(countiesToCall([missing(urmia[0]!, "silent")], unitOf, people)[0]!.person!.id).toBe("board");
  });
});

describe("whom to call about a branch", () => {
  it("begins with those that fell silent, the longest unheard first", () => {
    const list = [
      missing(urmia[0]!, "no-coverage"),
      missing(urmia[1]!, "silent", at("11:00")),
      missing(urmia[2]!, "silent", at("09:00")),
      missing(urmia[3]!, "never-heard"),
      missing(urmia[4]!, "not-due"),
    ];
    const order = branchesToCall(list, unitOf, new Map()).map(({ unit }) => unit.id);
    expect(order).toEqual([urmia[2], urmia[1], urmia[3], urmia[0]]);
  });

  it("names the governor's representative before the computer user", () => {
    const people = peopleOf(
      person("user", urmia[0]!, "computer-user", "1"),
      person("representative", urmia[0]!, "governor-representative", "2"),
    );
    expect(branchesToCall([missing(urmia[0]!, "silent")], unitOf, people)[0]!.person!.id).toBe("representative");
  });

  it("says so where nobody is named", () => {
    expect(branchesToCall([missing(urmia[0]!, "silent")], unitOf, new Map())[0]!.person).toBeNull();
  });
});
