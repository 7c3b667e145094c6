import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openForWriting } from "./sqlite-schema.ts";
import { SqliteWriter, type Job } from "./sqlite-writer.ts";

let folder: string;
let path: string;
let writer: SqliteWriter;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "amanat-writer-"));
  path = join(folder, "a.db");
  writer = new SqliteWriter(path);
});
afterEach(() => {
  writer.close();
  rmSync(folder, { recursive: true });
});

type Outcome = { value: unknown } | { error: string };

async function runGroup(work: ((own: SqliteWriter) => unknown)[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const jobs = work.map((run, index): Job => ({
    run,
    done: (value) => (outcomes[index] = { value }),
    failed: ({ name }) => (outcomes[index] = { error: name }),
  }));
  await writer.runGroup(jobs);
  return outcomes;
}

const put =
  (name: string, value = "v") =>
  (own: SqliteWriter) =>
    own.db.prepare("INSERT INTO settings (name, value) VALUES (?, ?)").run(name, value).changes;

const names = () => {
  const rows = writer.db.prepare("SELECT name FROM settings ORDER BY name").all() as { name: string }[];
  return rows.map(({ name }) => name);
};

describe("a group of jobs", () => {
  test("is one commit, and every job gets its own answer", async () => {
    expect(await runGroup([put("a"), () => Promise.resolve(7), put("b")])).toEqual([
      { value: 1 },
      { value: 7 },
      { value: 1 },
    ]);
    expect(names()).toEqual(["a", "b"]);
  });

  test("of which one fails keeps the others, and nothing of the one", async () => {
    const half = (own: SqliteWriter) => {
      put("half")(own);
      throw new RangeError("halfway");
    };
    expect(await runGroup([put("a"), half, put("b")])).toEqual([{ value: 1 }, { error: "RangeError" }, { value: 1 }]);
    expect(names()).toEqual(["a", "b"]);
  });

  test("answers nobody before the commit", async () => {
    const other = openForWriting(path);
    const seen: number[] = [];
    const count = () => (other.prepare("SELECT count(*) AS n FROM settings").get() as { n: number }).n;
    const job = (name: string): Job => ({
      run: (own) => put(name)(own),
      done: () => seen.push(count()),
      failed: () => seen.push(-1),
    });
    await writer.runGroup([job("a"), job("b")]);
    expect(seen).toEqual([2, 2]);
    other.close();
  });
});

describe("a full disk", () => {
  const pages = () => (writer.db.prepare("PRAGMA page_count").get() as { page_count: number }).page_count;

  test("is said as such, and work goes on by itself once there is room", async () => {
    writer.db.exec(`PRAGMA max_page_count=${pages()}`);
    const large = "x".repeat(1_000_000);
    expect(await runGroup([put("a", large), put("b", large)])).toEqual([
      { error: "StoreFullError" },
      { error: "StoreFullError" },
    ]);
    expect(names()).toEqual([]);
    writer.db.exec("PRAGMA max_page_count=1000000");
    expect(await runGroup([put("a", large)])).toEqual([{ value: 1 }]);
    expect(names()).toEqual(["a"]);
  });

  test("fails only what does not fit", async () => {
    writer.db.exec(`PRAGMA max_page_count=${pages() + 2}`);
    expect(await runGroup([put("small"), put("large", "x".repeat(1_000_000))])).toEqual([
      { value: 1 },
      { error: "StoreFullError" },
    ]);
    expect(names()).toEqual(["small"]);
  });
});

test("what another process wrote is seen by the next job", async () => {
  expect(writer.committedSize()).toBe(0);
  await runGroup([(own) => own.transaction.findUnit("WA")]);
  const other = openForWriting(path);
  other.exec("INSERT INTO units (unit, path) VALUES ('WA', 'WA/')");
  expect(await runGroup([(own) => own.transaction.findUnit("WA")?.path])).toEqual([{ value: "WA/" }]);
  other.exec("UPDATE units SET path = 'X/WA/'");
  expect(await runGroup([(own) => own.transaction.findUnit("WA")?.path])).toEqual([{ value: "X/WA/" }]);
  other.close();
});
