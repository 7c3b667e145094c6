/** The journal that the first build wrote, read by this one. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSqliteStore } from "../../server/journal-store/sqlite-store.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import { election } from "../support/entry-fixtures.ts";
import { openGolden, summarise, type GoldenBatch, type GoldenDevice } from "./golden-journal.ts";

const text = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), "utf8");
const lines = text("journal-v1.ndjson")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as GoldenDevice | GoldenBatch);
const devices = lines.filter((line): line is GoldenDevice => "author" in line);
const batches = lines.filter((line): line is GoldenBatch => "entries" in line);
const expected = JSON.parse(text("journal-v1.json")) as ReturnType<typeof summarise>;

test("the golden journal itself was not touched", () => {
  const hash = createHash("sha256")
    .update(text("journal-v1.ndjson"))
    .update(text("journal-v1.json"))
    .digest("base64url");
  expect(hash).toBe("foj3dqXHiUCrRcHqM15_-pKSiEQr3N6clItidS7jcaI");
});

test("it holds every outcome, and every way in which an entry can be read but one", () => {
  const outcomes = new Set(batches.flatMap(({ results }) => results.map(({ outcome }) => outcome)));
  expect([...outcomes].toSorted()).toEqual(["duplicate", "forked", "held", "inserted", "rejected"]);
  expect([...new Set(expected.log.map(({ reading }) => reading))].toSorted()).toEqual([
    "known",
    "unknown-type",
    "unreadable",
  ]);
});

test("S1 this build answers as the first one did, and keeps the same", async () => {
  const golden = openGolden(devices);
  for (const batch of batches) expect(await golden.ingest(batch)).toEqual(batch.results);
  expect(JSON.parse(JSON.stringify(summarise(golden.server)))).toEqual(expected);
});

describe("the SQLite store", () => {
  test("S1 answers as the first build did, and has the same when it is opened again", async () => {
    const folder = mkdtempSync(join(tmpdir(), "amanat-golden-"));
    const path = join(folder, "amanat.db");
    try {
      let store = await openSqliteStore({ path, election });
      const paths = { WA: "WA/", "WA-URM": "WA/WA-URM/" };
      const units = Object.entries(paths).map(([unit, unitPath]) => ({ unit: unit as UnitId, path: unitPath }));
      for (const unit of new Set(devices.map((device) => device.unit))) {
        if (!(unit in paths)) units.push({ unit: unit as UnitId, path: `WA/WA-URM/${unit}/` });
      }
      await store.registerUnits(units);
      for (const { author, unit, name } of devices) {
        await store.registerAuthor({
          author,
          unit: unit as UnitId,
          role: "officer",
          officer: name,
          deviceName: name,
          platform: "test",
          enrolledAt: "2016-02-26T04:00:00.000Z",
        });
      }
      for (const { entries, receivedAt, results } of batches) {
        expect(await store.ingest(entries, { path: "WA/" }, receivedAt)).toEqual(results);
      }
      await store.close();
      store = await openSqliteStore({ path, election });
      const { entries } = await store.readRange(0, 1000);
      expect(entries.map(({ position, hash, receivedAt }) => ({ position, hash, receivedAt }))).toEqual(
        expected.log.map(({ position, hash, receivedAt }) => ({ position, hash, receivedAt })),
      );
      for (const [author, { status, head }] of Object.entries(expected.authors)) {
        expect(await store.findAuthor(author as AuthorId)).toMatchObject({ status, head });
      }
      await store.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
