import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Role, UnitKind } from "../catalogue/schema.ts";
import { eventTypes } from "../events/event.ts";
import { branches, province } from "../../tests/support/day-fixtures.ts";
import { covers } from "./covers.ts";
import { fieldRoles, mayAdminister } from "./may-administer.ts";
import { filterOf, mayRead, mayReadType } from "./may-read.ts";
import { mayRecord } from "./may-record.ts";
import { rights, type Administration, type Readable } from "./rights.ts";
import { serverRole } from "./server-role.ts";

const roles = Role.anyOf.map(({ const: name }) => name);
const types = Object.keys(eventTypes);
const readables: Readable[] = ["figures", "cases", "deliberation", "complaints", "handling", "devices", "audit"];
const administrations: Administration[] = [
  "users",
  "codes",
  "units",
  "devices",
  "recovery",
  "quarantine",
  "bundles",
  "notices",
  "extensions",
  "results",
  "sealed",
];
const kinds = UnitKind.anyOf.map(({ const: name }) => name);

const spec = readFileSync(new URL("./SPEC.md", import.meta.url), "utf8");

/** The table under a heading of SPEC.md: role → column → whether there is a mark. */
function tableUnder(heading: string): Map<string, Map<string, boolean>> {
  const lines = spec.slice(spec.indexOf(`## ${heading}\n`)).split("\n");
  const start = lines.findIndex((line) => line.startsWith("| "));
  const rows = lines.slice(start, lines.indexOf("", start)).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
  const [head, , ...body] = rows;
  return new Map(
    body.map(([role, ...cells]) => [role!, new Map(cells.map((cell, index) => [head![index + 1]!, cell === "✓"]))]),
  );
}

describe.each([
  ["Recording", types, mayRecord],
  ["Reading", readables, mayRead as (role: string, action: string) => boolean],
  ["Administering", administrations, mayAdminister as (role: string, action: string) => boolean],
  ["Standing", kinds, (role: string, kind: string) => rights[role as Role].seats.some((seat) => seat === kind)],
])("%s: the table of SPEC.md", (heading, actions, may) => {
  const table = tableUnder(heading);
  const rowsWanted = heading === "Recording" ? [...roles, serverRole] : roles;

  it("says it of every role and every action", () => {
    expect([...table.keys()].toSorted()).toEqual(rowsWanted.toSorted());
    for (const row of table.values()) expect([...row.keys()].toSorted()).toEqual([...actions].toSorted());
  });

  it.each(rowsWanted)("is what the code does: %s", (role) => {
    const row = table.get(role)!;
    expect(actions.map((action) => [action, may(role, action)])).toEqual(
      actions.map((action) => [action, row.get(action)]),
    );
  });
});

describe("a right reaches as far as its holder's place", () => {
  const units = new Map(province.units.map((unit) => [unit.id, unit]));
  const near = branches.find(({ parent }) => parent === "WA-URM")!;
  const far = branches.find(({ parent }) => parent === "WA-KHO")!;

  it.each([
    ["province", "WA", true, true],
    ["county", "WA-URM", true, false],
    ["branch", near.id, true, false],
  ])("standing at a %s", (_, seat, coversNear, coversFar) => {
    const { path } = units.get(seat)!;
    expect([covers(path, near.path), covers(path, far.path)]).toEqual([coversNear, coversFar]);
  });
});

describe("what an entry's type says of who may read it", () => {
  const unknown = "case.opened";

  it.each(roles)("a store that filters gives %s what the policy gives", (role) => {
    const filter = filterOf(role);
    for (const type of [...types, unknown]) {
      const isNamed = filter.types.some((named) => named === type);
      expect([type, filter.kind === "only" ? isNamed : !isNamed]).toEqual([type, mayReadType(role, type)]);
    }
  });

  it("a type of a newer build is for those who read figures and cases", () => {
    expect(roles.filter((role) => !mayReadType(role, unknown))).toEqual(["province-it"]);
  });

  it("nobody without a role reads, records or administers anything", () => {
    for (const role of ["", "constructor", "voter"]) {
      expect(types.some((type) => mayRecord(role, type) || mayReadType(role, type))).toBe(false);
      expect(administrations.some((action) => mayAdminister(role, action))).toBe(false);
    }
  });
});

describe("principles of domain.md B", () => {
  it("who files figures never verifies any", () => {
    for (const role of roles) {
      expect([role, mayRecord(role, "report.filed") && mayRecord(role, "report.verified")]).toEqual([role, false]);
    }
  });

  it("supervision and inspection never edit figures, and may remark on them", () => {
    for (const role of ["observer", "inspector", "head-inspector", "executive-board"]) {
      expect(mayRecord(role, "report.filed") || mayRecord(role, "report.corrected")).toBe(false);
      expect(mayRecord(role, "remark.added")).toBe(true);
    }
  });

  it("the IT committee sees devices and no case content", () => {
    expect(mayRead("province-it", "devices")).toBe(true);
    expect(types.filter((type) => mayReadType("province-it", type))).toEqual([
      "office.acted",
      "quarantine.decided",
      "custody.handed-over",
      "custody.taken-over",
    ]);
  });

  it("only the server writes down what its office did", () => {
    for (const role of roles) expect(mayRecord(role, "office.acted")).toBe(false);
  });

  it("who decides about withheld entries may read them", () => {
    for (const role of roles.filter((each) => mayAdminister(each, "quarantine"))) {
      expect(mayRead(role, "figures") && mayRead(role, "cases")).toBe(true);
    }
  });

  it("codes are made for roles that administer nothing", () => {
    expect(fieldRoles).toEqual([
      "executive-board",
      "observer",
      "governor-representative",
      "branch-member",
      "computer-user",
      "inspector",
      "head-inspector",
    ]);
  });
});
