import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { UnitId } from "../../shared/journal/ids.ts";
import { checkReceipt } from "../../shared/transparency/receipt.ts";
import { buildChain, election } from "../../tests/support/entry-fixtures.ts";
import { createSeededDevice, nodeNoteCrypto } from "../../tests/support/node-crypto.ts";
import { openForWriting } from "../journal-store/sqlite-schema.ts";
import { openSqliteStore, type SqliteStore } from "../journal-store/sqlite-store.ts";
import { loadSecrets, type Secrets } from "../session/secrets.ts";
import { databasePath } from "../start/database-path.ts";
import { putResumption } from "./resumption.ts";
import { openServerLog, type ServerLog } from "./server-log.ts";

const device = createSeededDevice("server log");
const unit = "WA-URM-0001" as UnitId;
const firstAt = "2016-02-26T05:00:00.000Z";

let dataPath: string;
let secrets: Secrets;
let store: SqliteStore;
let log: ServerLog;
let nowMs: number;
let warnings: string[];
let entries: Awaited<ReturnType<typeof buildChain>>;

beforeEach(async () => {
  dataPath = mkdtempSync(join(tmpdir(), "amanat-log-"));
  secrets = await loadSecrets(dataPath);
  nowMs = Date.parse(firstAt);
  warnings = [];
  entries = await buildChain(device, 20);
  await open();
  await store.registerUnits([{ unit, path: "WA/WA-URM/WA-URM-0001/" }]);
  const { author } = device;
  await store.registerAuthor({
    author,
    unit,
    role: "r",
    officer: "o",
    deviceName: "d",
    platform: "p",
    enrolledAt: firstAt,
  });
});
afterEach(async () => {
  await close();
  rmSync(dataPath, { recursive: true });
});

async function open(): Promise<void> {
  store = await openSqliteStore({ path: databasePath(dataPath), election });
  const warn = (message: string) => void warnings.push(message);
  log = await openServerLog({ store, secrets, election, dataPath, now: () => new Date(nowMs), warn });
}

async function close(): Promise<void> {
  await log.close();
  await store.close();
}

/** Hands in the entries from one seq up to another. */
async function hand(from: number, to: number): Promise<void> {
  const at = new Date(nowMs).toISOString();
  const results = await store.ingest(
    entries.slice(from, to).map(({ entry }) => entry),
    { path: "WA/" },
    at,
  );
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["inserted"]));
}

describe("T15 the tree", () => {
  test("of entries that were stored without one is caught up when the store is opened", async () => {
    await hand(0, 7);
    const { root } = store.logHead;
    await close();
    const db = openForWriting(databasePath(dataPath));
    db.exec("DELETE FROM log_tiles; DELETE FROM log_head");
    db.close();
    await open();
    expect(store.logHead).toMatchObject({ size: 7, root });
    await hand(7, 9);
    expect((await log.checkpoint())?.size).toBe(9);
  });

  test("goes on behind what another process wrote meanwhile", async () => {
    await hand(0, 3);
    const other = await openSqliteStore({ path: databasePath(dataPath), election });
    await other.ingest(
      entries.slice(3, 8).map(({ entry }) => entry),
      { path: "WA/" },
      firstAt,
    );
    const { size } = other.logHead;
    await other.close();
    expect(size).toBe(8);
    await hand(8, 10);
    expect(store.logHead.size).toBe(10);
    const checkpoint = (await log.checkpoint())!;
    const { kind, entry } = (await store.findPlace(device.author, 5 as never)) as { kind: "entry"; entry: never };
    expect(kind).toBe("entry");
    const receipt = await log.prove(entry, checkpoint);
    const verdict = await checkReceipt(receipt, entries[5]!.hash, log.identity, nodeNoteCrypto);
    expect(verdict).toMatchObject({ kind: "verified", position: 6, receivedAt: firstAt });
  });
});

describe("T16 checkpoints", () => {
  test("of one head are one note, before and after a start, even if it was never kept", async () => {
    await hand(0, 5);
    const first = await log.checkpoint();
    expect(await log.checkpoint()).toBe(first);
    await close();
    rmSync(join(dataPath, "log-checkpoint"));
    await open();
    expect((await log.checkpoint())!.note).toBe(first!.note);
  });

  test("asked for at once by many are signed once", async () => {
    await hand(0, 5);
    const all = await Promise.all(Array.from({ length: 20 }, () => log.checkpoint()));
    expect(new Set(all).size).toBe(1);
  });

  test("lie beside the database", async () => {
    await hand(0, 5);
    const { note } = (await log.checkpoint())!;
    await log.close();
    expect(readFileSync(join(dataPath, "log-checkpoint"), "utf8")).toBe(note);
  });
});

describe("T18 a database that was set back", () => {
  let lost: string;

  /** Signs ten entries, and puts a database of six in the place of theirs. */
  beforeEach(async () => {
    await hand(0, 6);
    await close();
    const backup = readFileSync(databasePath(dataPath));
    await open();
    nowMs += 60_000;
    await hand(6, 10);
    lost = (await log.checkpoint())!.note;
    await close();
    for (const name of readdirSync(dataPath)) if (/-(wal|shm)$/.test(name)) rmSync(join(dataPath, name));
    writeFileSync(databasePath(dataPath), backup);
    await open();
  });

  test("is said, signs nothing and goes on accepting, even once it is as long again", async () => {
    expect(log.state).toBe("log-set-back");
    expect(warnings).toEqual([expect.stringContaining("a log of 10 entries that the database (6 entries)")]);
    nowMs += 60_000;
    await hand(6, 12);
    expect(await log.checkpoint()).toBeNull();
    await close();
    await open();
    expect(await log.checkpoint()).toBeNull();
  });

  test("signs again after somebody's word, never with an earlier time, and keeps what it contradicts", async () => {
    const { size, root, signedAt } = log.contradicted!;
    await putResumption(store, { size, root: Buffer.from(root).toString("base64url"), signedAt, at: firstAt });
    const checkpoint = (await log.checkpoint())!;
    expect(checkpoint).toMatchObject({ size: 6, signedAt });
    expect(log.state).toBe("signing");
    await log.close();
    expect(readFileSync(join(dataPath, "log-checkpoint.10-set-back"), "utf8")).toBe(lost);
    await close();
    await open();
    expect((await log.checkpoint())!.note).toBe(checkpoint.note);
  });

  test("is not known for one if the checkpoint is another server's", async () => {
    await close();
    rmSync(join(dataPath, "secrets.json"));
    secrets = await loadSecrets(dataPath);
    await open();
    expect(log.state).toBe("signing");
    expect((await log.checkpoint())?.size).toBe(6);
    expect(existsSync(join(dataPath, "log-checkpoint"))).toBe(true);
  });
});
