import { describe, expect, it } from "vitest";
import { branches, province } from "../../tests/support/day-fixtures.ts";
import { covers } from "./covers.ts";

describe("a scope", () => {
  it.each([
    ["WA/", "WA/WA-URM/WA-URM-0001/", true],
    ["WA/WA-URM/", "WA/WA-URM/WA-URM-0001/", true],
    ["WA/WA-URM/WA-URM-0001/", "WA/WA-URM/WA-URM-0001/", true],
    ["WA/WA-URM/WA-URM-0001/", "WA/WA-URM/", false],
    ["WA/WA-URM/", "WA/WA-SAL/WA-SAL-0001/", false],
    ["WA/WA-URM", "WA/WA-URM-0001/", false],
    ["WA/WA-URM/", "WA/WA-URM", false],
    ["", "WA/", false],
    ["/", "WA/", false],
  ])("%s and %s: %s", (scope, unit, expected) => {
    expect(covers(scope, unit)).toBe(expected);
  });

  it("covers each unit once among the counties of the province", () => {
    const counties = province.units.filter(({ kind }) => kind === "county");
    for (const branch of branches) expect(counties.filter(({ path }) => covers(path, branch.path))).toHaveLength(1);
  });
});
