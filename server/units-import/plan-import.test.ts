import { describe, expect, test } from "vitest";
import { demonstrationProvince } from "../../shared/catalogue/demonstration-province.ts";
import type { Unit } from "../../shared/catalogue/schema.ts";
import type { ColumnMap } from "./column-map.ts";
import { unitsToStore } from "./decide-import.ts";
import { planList, type ListPlan } from "./plan-list.ts";

const root: ColumnMap = { root: { id: "AF", name: { fa: "افغانستان", en: "Afghanistan" } } };

const plan = (lines: string[], map: ColumnMap = {}, units: readonly Unit[] = []): ListPlan =>
  planList(Buffer.from(lines.join("\n")), map, { units, constituencies: [] });

/** The units that exist after the import. */
function importInto(units: readonly Unit[], lines: string[], map: ColumnMap = {}, partial = false): Unit[] {
  const stored = unitsToStore(plan(lines, map, units), { partial });
  if (stored === undefined) throw new Error("nothing was imported");
  const after = new Map([...units, ...stored].map((unit) => [unit.id, unit]));
  return [...after.values()];
}

const get = (units: readonly Unit[], id: string): Unit => {
  const found = units.find((unit) => unit.id === id);
  if (found === undefined) throw new Error(`no ${id} among ${units.map((unit) => unit.id).join(" ")}`);
  return found;
};

const foreign = [
  "province_code,province_name_dari,province_name_eng,district_code,district_name_dari,pc_code,pc_name_dari,lat,lon",
  "01,کابل,Kabul,0101,كابل,0101001,ليسه عاشقان,34.5,69.1",
  "01,کابل,Kabul,0102,پغمان,0102001,مسجد,34.6,68.9",
  "02,کاپیسا,Kapisa,,,0201001,مکتب,,",
];

describe("a list of another country", () => {
  const units = importInto([], foreign, root);

  test("comes in as a tree of its own", () => {
    expect(units.map(({ id, path }) => [id, path])).toEqual([
      ["AF", "AF/"],
      ["AF-01", "AF/AF-01/"],
      ["AF-01.0101", "AF/AF-01/AF-01.0101/"],
      ["AF-01.0102", "AF/AF-01/AF-01.0102/"],
      ["AF-02", "AF/AF-02/"],
      ["AF-01-0101001", "AF/AF-01/AF-01.0101/AF-01-0101001/"],
      ["AF-01-0102001", "AF/AF-01/AF-01.0102/AF-01-0102001/"],
      ["AF-02-0201001", "AF/AF-02/AF-02-0201001/"],
    ]);
  });

  test("is stored as written", () => {
    expect(get(units, "AF-01.0101").name).toEqual({ fa: "كابل", en: "كابل" });
    expect(get(units, "AF-01-0101001")).toEqual({
      id: "AF-01-0101001",
      kind: "branch",
      parent: "AF-01.0101",
      path: "AF/AF-01/AF-01.0101/AF-01-0101001/",
      name: { fa: "ليسه عاشقان", en: "ليسه عاشقان" },
      code: "0101001",
      constituency: null,
      location: { latitude: 34.5, longitude: 69.1 },
      branch: { mobility: "fixed", coverage: "unknown", crossing: null, address: "", eligibleVoters: null },
    });
  });

  test("imported again changes nothing", () => {
    expect(plan(foreign, root, units)).toMatchObject({
      added: [],
      changed: [],
      unchanged: 3,
      absent: [],
      problems: [],
    });
  });

  test("a new county is created later too, and a renamed one renamed", () => {
    const later = [...foreign.slice(0, 3), "02,کاپيسا نو,Kapisa,,,0201001,مکتب,,", "03,پروان,Parwan,,,0301001,مکتب,,"];
    const after = importInto(units, later, root);
    expect(get(after, "AF-03").name).toEqual({ fa: "پروان", en: "Parwan" });
    expect(get(after, "AF-02").name).toEqual({ fa: "کاپيسا نو", en: "Kapisa" });
    expect(after).toHaveLength(units.length + 2);
  });

  test("codes of the whole list do not depend on the county", () => {
    const map: ColumnMap = { ...root, codeWithin: "root" };
    const before = importInto([], foreign, map);
    const moved = foreign.map((line) => line.replace("02,کاپیسا,Kapisa,,", "01,کابل,Kabul,0102,پغمان"));
    const again = plan(moved, map, before);
    expect(again.changed.map(({ unit, parts }) => [unit.id, unit.path, parts])).toEqual([
      ["AF-0201001", "AF/AF-01/AF-01.0102/AF-0201001/", ["parent"]],
    ]);
  });
});

describe("a list of a province that exists", () => {
  const head = "شهرستان,بخش,کد شعبه,نام شعبه,نام انگلیسی,نشانی,نوع شعبه,پوشش,واجدان شرایط,عرض جغرافیایی,طول جغرافیایی";
  const urmia: Unit = {
    id: "WA-URM",
    kind: "county",
    parent: "WA",
    path: "WA/WA-URM/",
    name: { fa: "ارومیه", en: "Urmia" },
    code: "URM",
    constituency: "majles-urmia",
    location: { latitude: 37.5, longitude: 45 },
    branch: null,
  };
  const khoy: Unit = { ...urmia, id: "WA-KHO", path: "WA/WA-KHO/", name: { fa: "خوی", en: "Khoy" }, code: "KHO" };
  const province: Unit = {
    ...urmia,
    id: "WA",
    kind: "province",
    parent: null,
    path: "WA/",
    code: "WA",
    constituency: null,
  };
  const given = [province, urmia, khoy];
  const full = "اروميه,سیلوانا,۱۲,مدرسهٔ رجایی,Rajai,خیابان یک,سیار,ندارد,۱٬۲۰۰,۳۷٫۶۱,۴۴٫۹";

  test("finds counties by name, code or id and takes their constituency", () => {
    const units = importInto(given, [
      "شهرستان,کد شعبه,نام شعبه",
      "اروميه,1,الف",
      "Urmia,2,ب",
      "URM,3,پ",
      "WA-URM,4,ت",
      '"ارومیه ",5,ث',
    ]);
    const branches = units.filter(({ kind }) => kind === "branch");
    expect(branches.map(({ parent, constituency }) => [parent, constituency])).toEqual(
      Array(5).fill(["WA-URM", "majles-urmia"]),
    );
  });

  test("reads every column", () => {
    const units = importInto(given, [head, full]);
    const bakhsh = units.find(({ kind }) => kind === "bakhsh");
    expect(bakhsh).toMatchObject({ parent: "WA-URM", name: { fa: "سیلوانا" }, constituency: "majles-urmia" });
    expect(get(units, "WA-URM-12")).toMatchObject({
      parent: bakhsh?.id,
      name: { fa: "مدرسهٔ رجایی", en: "Rajai" },
      code: "۱۲",
      constituency: "majles-urmia",
      location: { latitude: 37.61, longitude: 44.9 },
      branch: { mobility: "mobile", coverage: "none", address: "خیابان یک", eligibleVoters: 1200 },
    });
  });

  test("the election before comes with the list, stays where a later one is silent, and is kept as far as it is known", () => {
    const headings = "شهرستان,کد شعبه,نام شعبه,آرای دوره قبل,واجدین شرایط دوره قبل,آراء باطله دوره قبل";
    const units = importInto(given, [headings, "ارومیه,1,الف,۵۲۰,800,12", "ارومیه,2,ب,410,,", "ارومیه,3,پ,,,"]);
    const pastOf = (id: string) => get(units, id).branch?.past;
    expect(pastOf("WA-URM-1")).toEqual({ eligibleVoters: 800, votes: 520, blank: 12 });
    expect(pastOf("WA-URM-2")).toEqual({ eligibleVoters: null, votes: 410, blank: null });
    expect(pastOf("WA-URM-3")).toBeUndefined();
    expect(plan(["شهرستان,کد شعبه,نام شعبه", "ارومیه,1,الف"], {}, units).changed).toEqual([]);
    const { changed } = plan([headings, "ارومیه,2,ب,,700,"], {}, units);
    expect(changed).toMatchObject([
      { unit: { branch: { past: { eligibleVoters: 700, votes: 410 } } }, parts: ["past"] },
    ]);
  });

  test("more blank votes than votes, or votes that are no figure, keep a row out", () => {
    const headings = "شهرستان,کد شعبه,نام شعبه,آرای دوره قبل,آراء باطله دوره قبل";
    const { problems } = plan([headings, "ارومیه,1,الف,10,11", "ارومیه,2,ب,ده,1"], {}, given);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ["blank-over-votes", 2],
      ["not-a-number", 3],
    ]);
  });

  test("what a later list does not say stays", () => {
    const units = importInto(given, [head, full]);
    const sparse = ["شهرستان,بخش,کد شعبه,نام شعبه,نشانی", "ارومیه,سیلوانا,12,دبستان رجایی,"];
    const { changed, added, problems } = plan(sparse, {}, units);
    expect([added, problems]).toEqual([[], []]);
    expect(changed).toEqual([
      {
        unit: { ...get(units, "WA-URM-12"), code: "12", name: { fa: "دبستان رجایی", en: "Rajai" } },
        parts: ["name", "code"],
      },
    ]);
  });

  test("branches that the list leaves out stay and are told, in the counties it speaks of", () => {
    const lines = ["شهرستان,کد شعبه,نام شعبه", "ارومیه,1,الف", "ارومیه,2,ب", "خوی,1,پ"];
    const units = importInto(given, lines);
    const again = plan([...lines.slice(0, 2), "ارومیه,3,"], {}, units);
    expect(again.absent.map(({ id }) => id)).toEqual(["WA-URM-2"]);
    expect(importInto(units, lines.slice(0, 2))).toEqual(units);
  });

  test("a unit of the same code keeps its id", () => {
    const branch = importInto(given, ["شهرستان,کد شعبه,نام شعبه", "ارومیه,1,الف"]).at(-1);
    const old: Unit = { ...(branch as Unit), id: "OLD-7", path: "WA/WA-URM/OLD-7/", code: "URM-7" };
    const { added, changed } = plan(["شهرستان,کد شعبه,نام شعبه", "ارومیه,urm-۷,ب"], {}, [...given, old]);
    expect(added).toEqual([]);
    expect(changed[0]?.unit).toMatchObject({ id: "OLD-7", name: { fa: "ب" } });
  });

  test("a list of one county needs no column for it", () => {
    const units = importInto(given, ["کد شعبه,نام شعبه", "1,الف"], { root: { id: "WA-KHO" } });
    expect(get(units, "WA-KHO-1").path).toBe("WA/WA-KHO/WA-KHO-1/");
  });

  test("its counties are never created, unless the map says so", () => {
    const lines = ["شهرستان,کد شعبه,نام شعبه", "باروق,1,الف"];
    expect(unitsToStore(plan(lines, {}, given), { partial: true })).toBeUndefined();
    expect(importInto(given, lines, { create: ["county"] }).find(({ name }) => name.fa === "باروق")?.kind).toBe(
      "county",
    );
  });
});

test("the demonstration province, written as a list, is what is there already", () => {
  const { units, constituencies } = demonstrationProvince({ seed: "list", electionDay: "2016-02-26" });
  const county = new Map(units.map(({ id, name }) => [id, name.fa]));
  const words = { fixed: "ثابت", mobile: "سیار", good: "خوب", weak: "ضعیف", none: "ندارد", unknown: "نامعلوم" };
  const head = ["شهرستان", "حوزه", "کد", "نام", "نام لاتین", "آدرس", "نوع", "پوشش", "واجدین", "عرض", "طول"];
  const branches = units.filter(({ kind }) => kind === "branch");
  const rows = branches.map(({ parent, constituency, code, name, branch, location }) => [
    county.get(parent ?? ""),
    constituency,
    code,
    name.fa,
    name.en,
    branch?.address,
    words[branch?.mobility ?? "fixed"],
    words[branch?.coverage ?? "unknown"],
    branch?.eligibleVoters,
    location?.latitude,
    location?.longitude,
  ]);
  const lines = [head, ...rows].map((cells) => cells.map((cell) => `"${cell ?? ""}"`).join(";"));
  const result = planList(Buffer.from(lines.join("\r\n")), {}, { units, constituencies });
  expect(result).toMatchObject({ added: [], changed: [], unchanged: branches.length, absent: [], problems: [] });
  expect(branches.length).toBe(1990);
});

describe("sound and unsound rows", () => {
  const lines = [
    "کد شهرستان,کد شعبه,نام شعبه,lat,lon",
    "01,1,الف,34,69",
    "01,2,ب,34",
    "02,3,,34,69",
    "01,4,پ,x,69",
    "01,5,ت,34,69.1",
    "01,6,ث,34,69.2",
    "01,۶,ج,34,69.3",
  ];

  test("nothing comes in on any error", () => {
    expect(unitsToStore(plan(lines, root), { partial: false })).toBeUndefined();
  });

  test("a partial import takes the sound rows and the places they need, and no others", () => {
    const result = plan(lines, root);
    expect(result.skippedLines).toEqual([3, 4, 5, 7, 8]);
    expect(importInto([], lines, root, true).map(({ id }) => id)).toEqual(["AF", "AF-01", "AF-01-1", "AF-01-5"]);
  });

  test("nothing comes in where no row is sound", () => {
    expect(unitsToStore(plan([lines[0] ?? "", "02,3,,34,69"], root), { partial: true })).toBeUndefined();
  });
});

test("more problems than a call can have arguments are told, every one", () => {
  const lines = Array.from({ length: 130_000 }, (_, index) => `a,${index},x`);
  const { problems } = plan(["county,code,name", ...lines], root);
  expect(problems).toHaveLength(lines.length - 1);
}, 60_000);

describe("columns", () => {
  test("are recognised, however their headings are written, and told", () => {
    const result = plan(["كد  شعبه;نام‌شعبه;LATITUDE;Longitude;شهرستان ;ملاحظات", "1;الف;34;69;01;–"], root);
    expect(result.problems).toEqual([]);
    expect(result.columns.map(({ field, from, how }) => [field, ...from, how])).toEqual([
      ["county.name.fa", "شهرستان", "recognised"],
      ["code", "كد شعبه", "recognised"],
      ["name.fa", "نام‌شعبه", "recognised"],
      ["latitude", "LATITUDE", "recognised"],
      ["longitude", "Longitude", "recognised"],
    ]);
    expect(result.unusedColumns).toEqual(["ملاحظات"]);
  });

  test("what would command a terminal is stored and told nowhere", () => {
    const result = plan(["county,code,name,\u001B[2Jx", "a\u009B1m,1,\u001B]0;y\u0007z,\u0001"], root);
    expect(JSON.stringify(result)).not.toMatch(/\\u00(?:1b|07|01|9b)|\u009B/iu);
    expect(result.added.at(-1)?.name.fa).toBe("]0;yz");
  });

  test("a province is no county where counties are named", () => {
    const { columns } = plan(["province,county,branch code,name", "P,C,1,N"], root);
    expect(columns.find(({ field }) => field === "county.name.fa")?.from).toEqual(["county"]);
  });

  test("the map joins, chooses and replaces", () => {
    const map: ColumnMap = {
      ...root,
      columns: {
        "name.fa": { firstOf: ["a", { join: [{ value: "شعبهٔ" }, "no"], separator: " " }] },
        code: "no",
        "county.name.fa": { value: "کابل" },
        latitude: null,
        mobility: "kind",
      },
      missing: ["NA", "–"],
      values: { mobility: { م: "mobile" } },
    };
    const units = importInto([], ["no,a,kind,lat,lon", "1,NA,م,0,400", "2,مسجد,–,x,y"], {
      ...map,
      columns: { ...map.columns, longitude: null },
    });
    const branches = units.filter(({ kind }) => kind === "branch");
    expect(branches.map(({ name, branch, location }) => [name.fa, branch?.mobility, location])).toEqual([
      ["شعبهٔ 1", "mobile", null],
      ["مسجد", "fixed", null],
    ]);
  });
});
