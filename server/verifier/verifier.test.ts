import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildChain } from "../../tests/support/entry-fixtures.ts";
import { createSeededDevice } from "../../tests/support/node-crypto.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { openSqliteStore, type SqliteStore } from "../journal-store/sqlite-store.ts";
import { databasePath } from "../start/database-path.ts";
import { openVerifier, type Verifier } from "./verifier.ts";

const at = "2016-02-26T05:00:00.000Z";
const now = () => new Date(at);
const device = createSeededDevice("verifier");
let folder: string;
let store: SqliteStore;
let verifier: Verifier;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "amanat-verifier-"));
  store = await openSqliteStore({ path: databasePath(folder), election: "wa-1394" });
  const unit = "WA-URM-0001" as UnitId;
  await store.registerUnits([{ unit, path: "WA/WA-URM/WA-URM-0001/" }]);
  const { author } = device;
  await store.registerAuthor({ author, unit, role: "r", officer: "o", deviceName: "d", platform: "p", enrolledAt: at });
  verifier = await openVerifier(store, folder, now);
});
afterEach(async () => {
  await verifier.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

test("names an entry that only the chain behind it vouched for, and goes on from where it stopped", async () => {
  const chain = await buildChain(device, 300);
  const entries = chain.map(({ entry }) => entry);
  entries[100] = { ...entries[100]!, signature: entries[99]!.signature };
  const results = await store.ingest(entries, { path: "WA/" }, at);
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["inserted"]));
  await vi.waitFor(() => expect(verifier.position).toBe(300), { timeout: 8000 });
  expect(await store.countBadSignatures()).toBe(1);
  await verifier.close();
  verifier = await openVerifier(store, folder, now);
  expect(verifier.position).toBe(300);
});
