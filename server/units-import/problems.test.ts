import { describe, expect, test } from "vitest";
import type { Constituency, Unit } from "../../shared/catalogue/schema.ts";
import type { ColumnMap } from "./column-map.ts";
import { unitsToStore } from "./decide-import.ts";
import { planList } from "./plan-list.ts";
import { problemTexts, type ProblemCode } from "./problem-texts.ts";

const place = (id: string, kind: Unit["kind"], path: string, fa: string, en: string, code: string): Unit => ({
  id,
  kind,
  parent: path.split("/").at(-3) ?? null,
  path,
  name: { fa, en },
  code,
  constituency: kind === "province" ? null : "majles-urmia",
  location: null,
  branch: null,
});

const units: Unit[] = [
  place("WA", "province", "WA/", "آذربایجان غربی", "West Azerbaijan", "WA"),
  place("WA-URM", "county", "WA/WA-URM/", "ارومیه", "Urmia", "URM"),
  place("WA-KHO", "county", "WA/WA-KHO/", "خوی", "Khoy", "KHO"),
];
const constituencies: Constituency[] = [
  {
    id: "majles-urmia",
    contest: "majles",
    name: { fa: "ارومیه", en: "Urmia" },
    seats: 3,
    counties: ["WA-URM"],
    basis: "sourced",
  },
];

interface Case {
  /** Lines of the file, or its bytes. */
  file: string[] | Uint8Array;
  map?: ColumnMap;
  units?: Unit[];
  line: number | null;
  column?: string | null;
  value?: string | null;
}

const head = "شهرستان,کد شعبه,نام شعبه";
const withPositions = `${head},lat,lon`;
const six = [1, 2, 3, 4, 5, 6].map((n) => `ارومیه,${n},مدرسه ${n},37.${n},45.${n}`);
const twins = { ...place("X", "county", "WA/X/", "ارومیه", "Urmia 2", "X2") };

/** A list for every problem that has that problem once and no other. */
const cases: Record<ProblemCode, Case> = {
  "file-too-large": { file: new Uint8Array(64 * 1024 * 1024 + 1), line: null },
  "not-text": { file: Uint8Array.of(0, 0, 7, 0, 0, 1), line: null },
  workbook: { file: Buffer.from("PK\u0003\u0004…"), line: null },
  "bad-bytes": { file: Uint8Array.from([...Buffer.from(`${head}\nارومیه,1,م\n`), 0xff, 0x2c]), line: 3 },
  "encoding-guessed": { file: Buffer.from(`${head}\nارومیه,1,مدرسه\n`, "utf16le"), line: null },
  "file-empty": { file: ["", ""], line: null },
  "no-rows": { file: ["", head], line: 2 },
  "broken-quote": { file: [head, "ارومیه,1,م", 'ارومیه,2,"م', "خوی,1,م"], line: 3 },
  "row-too-long": { file: [head, `ارومیه,1,"${"م\n".repeat(600_000)}"`], line: 2 },
  "too-many-columns": { file: [head + ",x".repeat(300)], line: 1 },
  "too-many-rows": { file: [head, ...Array<string>(200_001).fill("ارومیه,1,م")], line: null },
  "ragged-row": { file: [head, "ارومیه,1,م", "ارومیه,2,م,خیابان,یک"], line: 3 },

  "missing-column": { file: ["شهرستان,نام شعبه", "ارومیه,م"], line: null },
  "missing-mapped-column": {
    file: [head, "ارومیه,1,م"],
    map: { columns: { address: "نشانی کامل" } },
    line: null,
    value: "نشانی کامل",
  },
  "ambiguous-column": {
    file: [`${head},نشانی,نشاني`, "ارومیه,1,م,الف,ب"],
    line: null,
    column: "نشانی",
    value: "نشانی",
  },
  "rival-columns": { file: [`${head},نشانی,آدرس`, "ارومیه,1,م,الف,ب"], line: null, column: "نشانی" },
  "root-unknown": { file: [head, "ارومیه,1,م"], map: { root: { id: "XX" } }, line: null, value: "XX" },
  "root-not-said": { file: [head, "ارومیه,1,م"], units: [], line: null },
  "root-kind": {
    file: [head, "ارومیه,1,م"],
    map: { root: { id: "B" } },
    units: [place("B", "branch", "B/", "ب", "B", "1")],
    line: null,
    value: "B",
  },

  "value-missing": { file: [head, "ارومیه,1,م", "", "ارومیه, ,ن"], line: 4, column: "کد شعبه" },
  "value-too-long": {
    file: [head, `ارومیه,1,${"م".repeat(301)}`],
    line: 2,
    column: "نام شعبه",
    value: "م".repeat(301),
  },
  "name-untranslated": { file: [`${head},name en`, "ارومیه,1,,School"], line: 2, column: "نام شعبه" },
  "code-duplicate": {
    file: [head, "ارومیه,12,الف", "خوی,12,ب", '"ارومیه","۱۲","پ"'],
    line: 4,
    column: "کد شعبه",
    value: "۱۲",
  },
  "place-duplicate": {
    file: [`${head},نشانی`, "ارومیه,1,مدرسه رجایی,خ یک", "ارومیه,2,مدرسه رجايي,خ  یک", "خوی,3,مدرسه رجایی,خ یک"],
    line: 3,
    column: "نام شعبه",
    value: "مدرسه رجايي",
  },
  "position-duplicate": {
    file: [withPositions, ...six, "خوی,7,مسجد,37.2,45.2"],
    line: 8,
    column: "lat",
    value: "37.2, 45.2",
  },
  "blank-over-votes": {
    file: [`${head},آرای دوره قبل,آرای باطله دوره قبل`, "ارومیه,1,م,10,11"],
    line: 2,
    column: "آرای باطله دوره قبل",
    value: "11",
  },
  "not-a-number": { file: [`${head},واجدان`, "ارومیه,1,م,زیاد"], line: 2, column: "واجدان", value: "زیاد" },
  "coordinate-out-of-range": {
    file: [withPositions, "ارومیه,1,م,37,245"],
    line: 2,
    column: "lon",
    value: "245",
  },
  "coordinates-swapped": {
    file: [withPositions, ...six, "خوی,7,مسجد,۴۵٫۲,۳۷٫۵"],
    line: 8,
    column: "lat",
    value: "45.2, 37.5",
  },
  "coordinate-alone": { file: [withPositions, "ارومیه,1,م,37,"], line: 2, column: "lat" },
  "coordinates-far": {
    file: [withPositions, ...six, "خوی,7,مسجد,12.5,45.1"],
    line: 8,
    column: "lat",
    value: "12.5, 45.1",
  },
  "coordinates-zero": { file: [withPositions, "ارومیه,1,م,0,0"], line: 2, column: "lat", value: "0, 0" },
  "value-unknown": { file: [`${head},نوع شعبه`, "ارومیه,1,م,پرنده"], line: 2, column: "نوع شعبه", value: "پرنده" },

  "parent-unknown": { file: [head, "ارومیه,1,م", "تهران,2,م"], line: 3, column: "شهرستان", value: "تهران" },
  "parent-ambiguous": {
    file: [head, "ارومیه,1,م"],
    units: [...units, twins],
    line: 2,
    column: "شهرستان",
    value: "ارومیه",
  },
  "parent-renamed": {
    file: [`${head},کد بخش,بخش`, "ارومیه,1,م,7,انزل", "ارومیه,2,ن,7,سیلوانا", "ارومیه,3,و,7,سیلوانا"],
    line: 3,
    column: "بخش",
    value: "سیلوانا",
  },
  "constituency-unknown": {
    file: [`${head},حوزه انتخابیه`, "ارومیه,1,م,اروميه", "ارومیه,2,ن,تهران"],
    line: 3,
    column: "حوزه انتخابیه",
    value: "تهران",
  },
  "constituency-left-out": {
    file: [`${head},حوزه انتخابیه`, "ارومیه,1,م,تهران"],
    map: { unknownConstituency: "empty" },
    line: 2,
    column: "حوزه انتخابیه",
    value: "تهران",
  },
  "id-taken": {
    file: [head, "ارومیه,1,م", "ارومیه,URM,ن"],
    map: { codeWithin: "root" },
    line: 3,
    column: "کد شعبه",
    value: "URM",
  },
  "path-too-long": {
    file: [head, "ارومیه,1,م"],
    units: [
      ...units.slice(0, 1),
      { ...place("WA-URM", "county", "WA/WA-URM/", "ارومیه", "Urmia", "URM"), path: `WA/${"x".repeat(385)}/WA-URM/` },
    ],
    line: 2,
    column: "کد شعبه",
    value: "1",
  },
};

describe.each(Object.entries(cases) as [ProblemCode, Case][])("%s", (code, { file, line, column, value, ...given }) => {
  const bytes = Array.isArray(file) ? Buffer.from(file.join("\r\n")) : file;
  const plan = planList(bytes, given.map ?? {}, { units: given.units ?? units, constituencies });

  test("is found once, at its line and column, and nothing else is", () => {
    expect(plan.problems.map((found) => found.code)).toEqual([code]);
    expect(plan.problems[0]).toMatchObject({ line, column: column ?? null, value: value ?? null });
  });

  test("an error keeps the list out, a warning does not", () => {
    expect(plan.problems[0]?.severity).toBe(problemTexts[code].severity);
    const stored = unitsToStore(plan, { partial: false });
    if (problemTexts[code].severity === "error") expect(stored).toBeUndefined();
    else expect(stored?.some(({ kind }) => kind === "branch")).toBe(true);
  });

  test("is said in both languages, with all its particulars", () => {
    const { fa, en } = plan.problems[0]?.message ?? { fa: "", en: "" };
    expect(fa).toMatch(/\p{Script=Arabic}/u);
    expect(en).toMatch(/^["A-Z]/u);
    expect(fa + en).not.toMatch(/[{}]|undefined|\[object/u);
  });
});
