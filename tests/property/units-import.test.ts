/** Whatever a spreadsheet makes of a table of branches, the import makes the same branches of it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Unit } from "../../shared/catalogue/schema.ts";
import type { ColumnMap } from "../../server/units-import/column-map.ts";
import { unitsToStore } from "../../server/units-import/decide-import.ts";
import { type ListPlan, planList } from "../../server/units-import/plan-list.ts";
import { saveList, saving, type Saving } from "../support/save-list.ts";

const map: ColumnMap = { root: { id: "X", name: { fa: "ایکس", en: "X" } } };
const headings = ["شهرستان", "کد شعبه", "نام شعبه", "نام انگلیسی", "نشانی", "عرض جغرافیایی", "طول جغرافیایی", "واجدان"];

const plain = fc.constantFrom(..."ا ب پ ت ج چ س ک گ ی a b c X Y Z 0 1 9".split(" "));
const awkward = fc.constantFrom('"', ",", ";", "\t", "\n", " ", "ي", "ك", "\u200C", "ۀ", "۱", "«", "'", "=", "😀", "é");
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: awkward }), { minLength: 1, maxLength: 24 })
  .map((letters) => letters.join(""));
/** As stored: one line, no spaces at the ends. */
const clean = (cell: string): string => cell.replace(/\s+/gu, " ").trim();

interface Row {
  county: string;
  name: string;
  english: string;
  address: string;
  latitude: number;
  longitude: number;
  voters: number | null;
}

const row: fc.Arbitrary<Row> = fc.record({
  county: fc.constantFrom("ارومیه", "خوی", "پیران‌شهر"),
  name: text.filter((name) => clean(name) !== ""),
  english: fc.oneof(text, fc.constant("")),
  address: text,
  // Within one degree, so that no place is far from the others.
  latitude: fc.integer({ min: 36_000, max: 37_000 }).map((thousandths) => thousandths / 1000),
  longitude: fc.integer({ min: 45_000, max: 46_000 }).map((thousandths) => thousandths / 1000),
  voters: fc.option(fc.nat(5000)),
});
const table = fc.array(row, { minLength: 1, maxLength: 30 });

const codeOf = (index: number): string => String(index + 1).padStart(4, "0");

const cellsOf = (of: Row, index: number): string[] => [
  of.county,
  codeOf(index),
  of.name,
  of.english,
  of.address,
  String(of.latitude),
  String(of.longitude),
  of.voters === null ? "" : String(of.voters),
];

const plan = (rows: string[][], how: Saving, units: Unit[] = []): ListPlan =>
  planList(saveList([headings, ...rows], how).bytes, map, { units, constituencies: [] });

const errorsOf = (of: ListPlan) => of.problems.filter(({ severity }) => severity === "error");
const branchesOf = (units: Unit[] | undefined) => (units ?? []).filter(({ kind }) => kind === "branch");

describe("any table, however it is saved", () => {
  test("comes in whole, as written", () => {
    fc.assert(
      fc.property(table, saving, (rows, how) => {
        const planned = plan(rows.map(cellsOf), how);
        expect(errorsOf(planned)).toEqual([]);
        const written = (cell: string): string => clean(how.digits(cell));
        const found = branchesOf(planned.added).map(({ id, code, name, location, branch }) => ({
          id: id.slice(-4),
          code,
          name,
          location,
          address: branch?.address,
          voters: branch?.eligibleVoters,
        }));
        const expected = rows.map((of, index) => ({
          id: codeOf(index),
          code: how.digits(codeOf(index)),
          name: { fa: written(of.name), en: written(of.english) || written(of.name) },
          location: { latitude: of.latitude, longitude: of.longitude },
          address: written(of.address),
          voters: of.voters,
        }));
        expect(found).toEqual(expected);
      }),
    );
  });

  test("imported twice changes nothing", () => {
    fc.assert(
      fc.property(table, saving, (rows, how) => {
        const cells = rows.map(cellsOf);
        const units = unitsToStore(plan(cells, how), { partial: false });
        const again = plan(cells, how, units);
        expect(again).toMatchObject({ added: [], changed: [], unchanged: rows.length, absent: [] });
      }),
    );
  });

  test("saved in another way gives the same units under the same ids", () => {
    fc.assert(
      fc.property(table, saving, saving, (rows, one, other) => {
        const cells = rows.map(cellsOf);
        const places = (how: Saving) => plan(cells, how).added.map(({ id, path }) => [id, path]);
        expect(places(one)).toEqual(places(other));
      }),
    );
  });
});

describe("any fault in any row", () => {
  const faults: [string, string, (cells: string[]) => string[]][] = [
    ["a missing name", "value-missing", (cells) => cells.with(2, "").with(3, " ")],
    ["a missing code", "value-missing", (cells) => cells.with(1, "")],
    ["a missing county", "value-missing", (cells) => cells.with(0, "")],
    ["a position that is no number", "not-a-number", (cells) => cells.with(5, "شمال")],
    ["a position out of range", "coordinate-out-of-range", (cells) => cells.with(6, "200")],
    ["half a position", "coordinate-alone", (cells) => cells.with(6, "")],
    ["voters that are no number", "not-a-number", (cells) => cells.with(7, "1-2")],
    ["a cell too many", "ragged-row", (cells) => [...cells, "x"]],
    ["a cell too few", "ragged-row", (cells) => cells.slice(0, -1)],
  ];

  test.each(faults)("%s is told with its line and keeps the list out", (_, code, spoil) => {
    fc.assert(
      fc.property(table, fc.nat(), saving, (rows, pick, how) => {
        const at = pick % rows.length;
        const cells = rows.map(cellsOf).map((good, index) => (index === at ? spoil(good) : good));
        const { bytes, lines } = saveList([headings, ...cells], how);
        const planned = planList(bytes, map, { units: [], constituencies: [] });
        expect(errorsOf(planned).map((found) => [found.code, found.line])).toEqual([[code, lines[at + 1]]]);
        expect(planned.skippedLines).toEqual([lines[at + 1]]);
        expect(unitsToStore(planned, { partial: false })).toBeUndefined();
        expect(branchesOf(unitsToStore(planned, { partial: true }))).toHaveLength(rows.length - 1);
      }),
      { numRuns: 40 },
    );
  });

  test("a code twice is told with both lines", () => {
    fc.assert(
      fc.property(table, fc.nat(), fc.nat(), saving, (rows, pick, place, how) => {
        const cells = rows.map(cellsOf);
        const first = pick % rows.length;
        const second = first + 1 + (place % (rows.length - first));
        const { bytes, lines } = saveList([headings, ...cells.toSpliced(second, 0, cells[first] ?? [])], how);
        const planned = planList(bytes, map, { units: [], constituencies: [] });
        expect(errorsOf(planned)).toMatchObject([{ code: "code-duplicate", line: lines[second + 1] }]);
        expect(errorsOf(planned)[0]?.message.en).toContain(`line ${lines[first + 1]}.`);
        expect(branchesOf(unitsToStore(planned, { partial: true }))).toHaveLength(rows.length - 1);
      }),
    );
  });
});
