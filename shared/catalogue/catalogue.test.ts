import { Value } from "typebox/value";
import { describe, expect, it } from "vitest";
import { compileExpression } from "../lib/expression.ts";
import { peopleRoles } from "./choices.ts";
import { branchCounts } from "./demonstration-branches.ts";
import { demonstrationProvince } from "./demonstration-province.ts";
import { dueSlots } from "./due-slots.ts";
import { roleNames } from "./roles.ts";
import { dayNames } from "./rule-context.ts";
import { collections, type CollectionName, type Report } from "./schema.ts";

const data = demonstrationProvince({ seed: "wa-1394", electionDay: "2016-02-26" });
const names = Object.keys(collections) as CollectionName[];
const branches = data.units.filter((unit) => unit.kind === "branch");
const sum = (figures: number[]) => figures.reduce((left, right) => left + right, 0);

describe("every collection", () => {
  it.each(names)("%s: holds documents of its schema with unique ids", (name) => {
    const bad = data[name].filter((document) => !Value.Check(collections[name], document));
    expect(bad.slice(0, 3)).toEqual([]);
    const ids = data[name].map((document) => document.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is named in Persian and in English", () => {
    const unnamed: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      if ("fa" in value && "en" in value) {
        const text = value as { fa: string; en: string };
        if (!/\p{Script=Arabic}/u.test(text.fa) || !/\p{Script=Latin}|^\d\d:\d\d$/u.test(text.en)) unnamed.push(path);
        if (/[يك]/u.test(text.fa) || /\p{Script=Arabic}/u.test(text.en)) unnamed.push(`${path} (letters)`);
        return;
      }
      for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`);
    };
    walk(data, "");
    walk(roleNames, "roles");
    expect(unnamed).toEqual([]);
  });

  it("refers only to what exists", () => {
    const units = new Map(data.units.map((unit) => [unit.id, unit]));
    const constituencies = new Set(data.constituencies.map(({ id }) => id));
    const crossings = new Map(data.crossings.map((crossing) => [crossing.id, crossing]));
    for (const unit of data.units) {
      const parentPath = unit.parent === null ? "" : units.get(unit.parent)?.path;
      expect(unit.path).toBe(`${parentPath}${unit.id}/`);
      if (unit.constituency !== null) expect(constituencies).toContain(unit.constituency);
      if (unit.branch?.crossing != null) expect(crossings.get(unit.branch.crossing)?.county).toBe(unit.parent);
    }
    for (const place of [...data.people, ...data.notices]) expect(units.has(place.unit)).toBe(true);
    for (const county of data.constituencies.flatMap((constituency) => constituency.counties))
      expect(units.has(county)).toBe(true);
  });
});

describe("West Azerbaijan", () => {
  it("has 17 counties, nine Majles constituencies with twelve seats, three Experts and six crossings", () => {
    expect(data.units.filter((unit) => unit.kind === "county")).toHaveLength(17);
    const majles = data.constituencies.filter(({ contest }) => contest === "majles");
    expect(majles).toHaveLength(9);
    expect(sum(majles.map(({ seats }) => seats))).toBe(12);
    expect(majles.flatMap(({ counties }) => counties).toSorted()).toEqual(
      data.units
        .filter((unit) => unit.kind === "county")
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(data.constituencies.filter(({ contest }) => contest === "experts").map(({ seats }) => seats)).toEqual([3]);
    expect(data.crossings).toHaveLength(6);
  });

  it("has 1,990 branches, those of the run-off counties as they are known", () => {
    expect(branches).toHaveLength(1990);
    const counts = branchCounts();
    const known = { "WA-URM": 407, "WA-SAL": 133, "WA-MIA": 153, "WA-SHD": 75, "WA-TAK": 68 };
    for (const [county, count] of Object.entries(known)) {
      expect(counts.get(county)).toBe(count);
      expect(branches.filter(({ parent }) => parent === county)).toHaveLength(count);
    }
    const runOff = branches.filter(({ parent }) => parent !== null && parent in known);
    expect(runOff.filter(({ branch }) => branch?.mobility === "fixed")).toHaveLength(519);
    expect(runOff.filter(({ branch }) => branch?.mobility === "mobile")).toHaveLength(317);
    for (const count of counts.values()) expect(count).toBeGreaterThan(10);
  });

  it("shares 2,296,591 eligible voters among them, with weak, good and no coverage and branches at each crossing", () => {
    expect(sum(branches.map(({ branch }) => branch?.eligibleVoters ?? 0))).toBe(2_296_591);
    for (const { branch } of branches) expect(branch?.eligibleVoters).toBeGreaterThan(0);
    for (const coverage of ["good", "weak", "none"]) {
      expect(branches.filter(({ branch }) => branch?.coverage === coverage).length).toBeGreaterThan(100);
    }
    for (const { id } of data.crossings) expect(branches.some(({ branch }) => branch?.crossing === id)).toBe(true);
  });

  it("is the same for the same seed and another for another, and every branch has the day's slots", () => {
    expect(demonstrationProvince({ seed: "wa-1394", electionDay: "2016-02-26" })).toEqual(data);
    const other = demonstrationProvince({ seed: "other", electionDay: "2016-02-26" });
    expect(other.units).not.toEqual(data.units);
    expect(other.units.map(({ id }) => id)).toEqual(data.units.map(({ id }) => id));
    const slots = branches.flatMap((branch) => dueSlots(data.elections[0]!, data.calendar, data.reports, branch));
    expect(new Set(slots.map(({ subject }) => subject)).size).toBe(1990 * 17);
  });
});

describe("processes and offences", () => {
  it("are the 25 of the list, one of them on paper", () => {
    expect(data.processes.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(data.processes.filter(({ mode }) => mode === "paper").map(({ number }) => number)).toEqual([19]);
    for (const { fromDay, toDay } of data.processes) {
      if (fromDay !== null && toDay !== null) expect(fromDay).toBeLessThanOrEqual(toDay);
    }
  });

  it("have a checklist each, of a few questions that differ, a design and no law, about roles that there are", () => {
    const roles = new Set(peopleRoles.map(({ name }) => name));
    for (const { id, checklist = [] } of data.offences) {
      expect([id, checklist.length >= 4 && checklist.length <= 8]).toEqual([id, true]);
      expect([id, checklist[0]?.kind]).toEqual([id, "what"]);
      expect([id, new Set(checklist.map((item) => item.id)).size]).toEqual([id, checklist.length]);
      expect(checklist.every(({ basis }) => basis === "design")).toBe(true);
      const asked = checklist.flatMap(({ satisfiedBy: { fact, among = [] } }) => (fact === "people" ? among : []));
      expect(asked.filter((role) => !roles.has(role))).toEqual([]);
    }
  });

  it("hold the 18 clauses of Art. 66, those not seen marked so", () => {
    const clauses = data.offences.filter(({ article }) => article === "66");
    expect(clauses.map(({ clause }) => clause)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    expect(clauses.filter(({ toBeVerified }) => toBeVerified).map(({ clause }) => clause)).toEqual([15, 17, 18]);
    const group = (wanted: string) =>
      clauses.filter(({ penaltyGroup }) => penaltyGroup === wanted).map(({ clause }) => clause);
    expect(group("P1")).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(group("P2")).toEqual([9, 10, 11, 12, 13, 14, 15, 18]);
    expect(group("P3")).toEqual([16]);
    expect(new Set(data.offences.map(({ article }) => article))).toEqual(new Set(["66", "56", "57", "58", "88", null]));
    expect(data.offences.filter(({ kind }) => kind === "procedural")).toHaveLength(9);
    for (const { synonyms, id } of data.offences) expect(synonyms.length, id).toBeGreaterThanOrEqual(3);
  });
});

function fieldNames(report: Report, scope: "contest" | "branch"): Set<string> {
  return new Set(
    report.fields.filter((field) => scope === "contest" || field.perContest !== true).map(({ name }) => name),
  );
}

function unknownNames(source: string, report: Report, scope: "contest" | "branch", more: string[] = []): string[] {
  const compiled = compileExpression(source);
  if (compiled.kind === "error") return [`${source}: ${compiled.message}`];
  const fields = fieldNames(report, scope);
  const day = new Set<string>([
    ...Object.keys(dayNames.branch),
    ...(scope === "contest" ? Object.keys(dayNames.contest) : []),
  ]);
  return compiled.names.filter((name) => {
    if (name.startsWith("this.")) return !fields.has(name.slice("this.".length));
    if (name.startsWith("day.")) return !day.has(name.slice("day.".length));
    return !(name === "seats" && scope === "contest") && !more.includes(name);
  });
}

describe("reports", () => {
  it("are R0 to R8 in order", () => {
    expect(data.reports.map(({ id }) => id)).toEqual(["R0", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"]);
    expect(data.reports.map(({ order }) => order)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it.each(data.reports)("$id: names each field once, gives choices where one chooses, and compiles", (report) => {
    const all = report.fields.map(({ name }) => name);
    expect(new Set(all).size).toBe(all.length);
    for (const field of report.fields.flatMap((one) => [one, ...(one.fields ?? [])])) {
      expect(field.type.startsWith("select_"), field.name).toBe(field.choices !== undefined);
      const choices = field.choices?.map(({ name }) => name) ?? [];
      expect(new Set(choices).size).toBe(choices.length);
      expect(field.type === "calculate", field.name).toBe(field.calculation !== undefined);
      expect(field.constraint !== undefined, field.name).toBe(field.constraintMessage !== undefined);
    }
    for (const field of report.fields) {
      expect(field.type === "repeat").toBe(field.fields !== undefined);
      const scope = field.perContest === true ? "contest" : "branch";
      for (const source of [field.relevant, field.calculation]) {
        if (source !== undefined) expect(unknownNames(source, report, scope), field.name).toEqual([]);
      }
      for (const { constraint } of [field, ...(field.fields ?? [])]) {
        if (constraint !== undefined)
          expect(unknownNames(constraint, report, scope, ["value"]), field.name).toEqual([]);
      }
    }
  });
});

describe("rules", () => {
  it("are the seven of the domain, and warnings apart from them", () => {
    expect([...new Set(data.rules.map(({ number }) => number))]).toEqual([1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15, 16]);
  });

  it("say their thresholds in both languages where they only warn", () => {
    const said = (id: string) => Object.values(data.rules.find((rule) => rule.id === id)!.message);
    for (const text of said("plausibility-invalid")) expect(text).toMatch(/3 %|۳ درصد/u);
    for (const text of said("plausibility-past")) expect(text).toMatch(/40 % and at least 50|۴۰ درصد و دست‌کم ۵۰/u);
    for (const text of said("plausibility-past-blank"))
      expect(text).toMatch(/twice .* at least 10|دو برابر .* دست‌کم ۱۰/u);
    for (const text of said("plausibility-voters")) expect(text).toMatch(/15 papers or 2 %|۱۵ برگ یا ۲ درصد/u);
  });

  it.each(data.rules)("$id: compiles, uses only known names and points at fields that exist", (rule) => {
    const reports = data.reports.filter(({ id }) => rule.reports.includes(id));
    expect(reports.map(({ id }) => id)).toEqual(rule.reports);
    for (const report of reports) expect(unknownNames(rule.expression, report, rule.scope), report.id).toEqual([]);
    const fields = new Set(reports.flatMap((report) => [...fieldNames(report, "contest")]));
    const names = rule.fields.filter((field) => !fields.has(field));
    expect(names).toEqual([]);
  });
});
