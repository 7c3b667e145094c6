import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Unit } from "../../shared/catalogue/schema.ts";
import type { ImportPorts } from "../units-import/import-list.ts";
import { importUnits } from "./import-units.ts";

const list = "county,branch code,name\nکابل,1,الف\nکابل,2,ب\n";
const spoilt = `${list}کابل,2,پ\nکابل,3,\nکابل,4,ت\n`;
const map = '{"root":{"id":"AF","name":{"fa":"افغانستان","en":"Afghanistan"}}}';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "amanat-import-"));
  await writeFile(join(folder, "list.csv"), list);
  await writeFile(join(folder, "spoilt.csv"), spoilt);
  await writeFile(join(folder, "map.json"), map);
  await writeFile(join(folder, "bad-map.json"), '{"root":{"id":"A F"},"colums":{}}');
});
afterAll(() => rm(folder, { recursive: true }));

let units: Map<string, Unit>;
let printed: string;
let complained: string;
beforeEach(() => {
  units = new Map();
  printed = "";
  complained = "";
});

const store: ImportPorts["store"] = {
  listReference: (collection) => Promise.resolve(collection === "units" ? [...units.values()] : []),
  putReference: (_collection, documents) => {
    for (const { id, unit, document } of documents) {
      expect(unit).toBe(id);
      units.set(id, document as Unit);
    }
    return Promise.resolve(documents.length);
  },
};

function run(...args: string[]): Promise<number> {
  const inFolder = args.map((arg) => (/\.(csv|json)$/u.test(arg) ? join(folder, arg) : arg));
  return importUnits(inFolder, (work) => work({ store }), {
    print: (text) => (printed += text),
    printError: (text) => (complained += text),
  });
}

const branchIds = (): string[] =>
  [...units.values()].filter(({ kind }) => kind === "branch").map(({ id }) => id.slice(-2));

describe("exit code 0", () => {
  test("a sound list is imported, and said to be", async () => {
    expect(await run("list.csv", "--map", "map.json")).toBe(0);
    expect(branchIds()).toEqual(["-1", "-2"]);
    expect(printed).toContain("Added: province 1, county 1, branch 2");
    expect(printed).toContain("imported below Afghanistan (AF)");
    expect(complained).toBe("");
  });

  test("imported again it is said to be there already", async () => {
    await run("list.csv", "--map", "map.json");
    printed = "";
    expect(await run("list.csv", "--map", "map.json")).toBe(0);
    expect(printed).toContain("nothing changed");
  });

  test("a dry run says the same and changes nothing", async () => {
    expect(await run("list.csv", "--map", "map.json", "--dry-run")).toBe(0);
    const dry = printed;
    expect(units.size).toBe(0);
    printed = "";
    await run("list.csv", "--map", "map.json");
    expect(dry.replace(/^Dry run.*\n/mu, "")).toBe(printed);
  });

  test("a partial import takes the sound rows", async () => {
    expect(await run("spoilt.csv", "--map", "map.json", "--partial")).toBe(0);
    expect(branchIds()).toEqual(["-1", "-4"]);
    expect(printed).toContain("Rows left out: 3");
  });

  test("in Persian, with its digits", async () => {
    expect(await run("spoilt.csv", "--map", "map.json", "--partial", "--lang", "fa")).toBe(0);
    expect(printed).toContain("تازه: ۱ استان، ۱ شهرستان، ۲ شعبه");
    expect(printed).toContain("خط ۴");
  });

  test("help", async () => {
    expect(await run("--help")).toBe(0);
    expect(printed).toContain("--dry-run");
  });
});

describe("exit code 1: nothing was imported", () => {
  test("every problem is printed with its line", async () => {
    expect(await run("spoilt.csv", "--map", "map.json")).toBe(1);
    expect(units.size).toBe(0);
    expect(printed).toContain('line 4, «branch code»: error: The code "2" already stands on line 3.');
    expect(printed).toContain('line 5, «name»: error: This row has no "branch name".');
    expect(printed).toContain("Nothing was imported.");
  });

  test("also in a dry run", async () => {
    expect(await run("spoilt.csv", "--map", "map.json", "--dry-run")).toBe(1);
  });

  test("beyond two hundred problems they are counted, and written in full where asked", async () => {
    await writeFile(join(folder, "many.csv"), `county,branch code,name\n${"کابل,,=1+1\n".repeat(250)}`);
    expect(await run("many.csv", "--map", "map.json", "--report", "report.csv")).toBe(1);
    expect(printed.match(/: error: /gu)).toHaveLength(200);
    // An error for the missing code of each row, and a warning for every name after the first.
    expect(printed).toContain("errors 250, warnings 249");
    expect(printed).toContain("and 299 more");
    const report = await readFile(join(folder, "report.csv"), "utf8");
    expect(report.startsWith('\uFEFF"line"')).toBe(true);
    expect(report.trimEnd().split("\r\n")).toHaveLength(500);
    expect(report).toContain(`"'=1+1"`);
    expect(report).not.toContain('"=1+1"');
  });
});

describe("exit code 2: the command is wrong, and nothing was touched", () => {
  test.each([
    [[], "No FILE"],
    [["list.csv", "list.csv"], "More than one FILE"],
    [["list.csv", "--colour"], "--colour"],
    [["list.csv", "--lang", "tr"], "fa or en"],
    [["none.csv"], "could not be read"],
    [["list.csv", "--map", "none.json"], "could not be read"],
    [["list.csv", "--map", "bad-map.json"], "/colums: is not known"],
  ])("%j", async (args, said) => {
    expect(await run(...args)).toBe(2);
    expect(complained).toContain(said);
    expect(units.size).toBe(0);
  });
});
