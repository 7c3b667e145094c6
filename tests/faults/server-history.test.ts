/** The tablet's own syncing, over HTTP, against a real server whose data folder is replaced between rounds. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JournalDatabase } from "../../client/journal-store/database.ts";
import { countWaiting, stateOf } from "../../client/journal-store/queries.ts";
import type { DeviceRow } from "../../client/journal-store/rows.ts";
import { findKeptCheckpoint, listLogAlarms } from "../../client/journal-store/witness-journal.ts";
import { createHttp, type Http, type HttpRequest } from "../../client/sync/http.ts";
import { runRound } from "../../client/sync/sync-round.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { identifyLog } from "../../shared/transparency/checkpoint.ts";
import { checkReceipt } from "../../shared/transparency/receipt.ts";
import { startTestServer, type TestServer } from "../contract/http-server.ts";
import { nodeNoteCrypto } from "../support/node-crypto.ts";
import { steadyPace } from "../support/steady-pace.ts";
import { createTablet, newEvent, type Tablet } from "../support/tablet-fixture.ts";

const unit = "WA-URM-0001";
let folders: string;
let server: TestServer;
let tablet: Tablet;
let db: JournalDatabase;
let token: string;
let serverPublicKey: string;

beforeEach(async () => {
  folders = mkdtempSync(join(tmpdir(), "amanat-history-"));
  server = await startTestServer({ dataPath: join(folders, "first") });
  tablet = await createTablet();
  db = tablet.openTab();
  const { body } = await server.post("/api/enrol", {
    code: await server.makeCode(unit),
    publicKey: tablet.author,
    device: { name: "tablet", platform: "test" },
  });
  const reply = body as { token: string; server: { publicKey: string } };
  ({ token } = reply);
  serverPublicKey = reply.server.publicKey;
});
afterEach(async () => {
  await server.stop();
  rmSync(folders, { recursive: true });
});

/** Closes the server and opens it over a copy of one of the folders. */
async function reopen(from: string, to: string): Promise<void> {
  await server.stop();
  if (from !== to) cpSync(join(folders, from), join(folders, to), { recursive: true });
  server = await startTestServer({ dataPath: join(folders, to) });
}

/** Makes a backup of the server's folder while it is closed. */
async function copy(from: string, to: string): Promise<void> {
  await server.stop();
  cpSync(join(folders, from), join(folders, to), { recursive: true });
  server = await startTestServer({ dataPath: join(folders, from) });
}

function withToken(): Http {
  const http = createHttp({ origin: server.url });
  const own = (request: HttpRequest = {}): HttpRequest => ({ ...request, token });
  return {
    json: (path, request) => http.json(path, own(request)),
    exchange: (path, request) => http.exchange(path, own(request)),
    open: (path, request) => http.open(path, own(request)),
  };
}

const sync = () =>
  runRound({
    device: {
      id: "device",
      kind: "tablet",
      author: tablet.author,
      privateKey: tablet.privateKey,
      unit: unit as UnitId,
      role: "computer-user",
      officer: "officer-1",
      election: "wa-1394",
      serverOrigin: server.url,
      serverPublicKey,
      enrolledAt: "2016-02-26T05:00:00.000Z",
    } satisfies DeviceRow,
    db,
    http: withToken(),
    size: { pushEntries: 100, pushBytes: 1_000_000 },
    pace: steadyPace(1000),
    onServerTime: () => undefined,
    onProgress: () => undefined,
  });

async function record(count: number): Promise<void> {
  for (let index = 0; index < count; index++) await tablet.append({ event: newEvent({ index }) }, db);
}

const alarms = async () => (await listLogAlarms(db)).map(({ kind }) => kind);
const rows = () => db.entries.where("[author+seq]").between([tablet.author, 0], [tablet.author, 1e9]).toArray();

/** Everything of the tablet stands in the server's log, and the tablet can prove it. */
async function expectAllProven(count: number): Promise<void> {
  expect(await server.store.heads({ path: "" })).toMatchObject({ [tablet.author]: count - 1 });
  const log = identifyLog("wa-1394", serverPublicKey);
  const all = await rows();
  expect(all.map(stateOf)).toEqual(Array.from({ length: count }, () => "received"));
  for (const { hash, position, receivedAt, receipt } of all) {
    const verdict = await checkReceipt(receipt!, hash, log, nodeNoteCrypto);
    expect(verdict).toMatchObject({ kind: "verified", position, receivedAt });
  }
  expect((await countWaiting(tablet.author, db)).entries).toBe(0);
}

test("T22 an entry counts as received once its receipt is proven, and the next entries name what was seen", async () => {
  await record(3);
  await sync();
  await expectAllProven(3);
  expect(await alarms()).toEqual([]);
  expect(await findKeptCheckpoint(db)).toMatchObject({
    size: server.store.logHead.size,
    root: Buffer.from(server.store.logHead.root).toString("base64url"),
  });
});

describe("fault 39: a server restored from an old backup", () => {
  test("T23 is noticed at the next contact; what it lost is sent again, and the alarm stays", async () => {
    await record(3);
    await sync();
    await copy("first", "backup");
    await record(4);
    await sync();
    await expectAllProven(7);
    await reopen("backup", "restored");
    server.clock.nowMs += 60_000;
    await sync();
    // The tablet has filled the log up again, but nobody can give its entries the time at which they were first received.
    expect(await alarms()).toContain("split");
    expect((await rows()).filter(({ formerReceipts }) => formerReceipts?.length === 1)).toHaveLength(7);
    await expectAllProven(7);
    const known = await alarms();
    await record(1);
    await sync();
    await sync();
    expect(await alarms()).toEqual(known);
    await expectAllProven(8);
  });

  test("T23 is noticed also when its log has grown past what was seen with the entries of others", async () => {
    await record(2);
    await sync();
    await copy("first", "backup");
    await record(2);
    await sync();
    await reopen("backup", "restored");
    const other = await server.enrol(unit);
    server.clock.nowMs += 60_000;
    await server.post("/api/sync/push", { entries: other.tablet.makeMany(9).map(({ entry }) => entry) }, other.auth);
    await sync();
    expect(await alarms()).toContain("split");
    await expectAllProven(4);
  });

  test("T23 of which only the database was restored signs nothing: the tablet says so, and everything is sent again", async () => {
    await record(2);
    await sync();
    await copy("first", "backup");
    await record(2);
    await sync();
    await server.stop();
    cpSync(join(folders, "backup", "amanat.db"), join(folders, "first", "amanat.db"));
    server = await startTestServer({ dataPath: join(folders, "first") });
    await sync();
    expect(await alarms()).toEqual(["silent"]);
    expect(await server.store.heads({ path: "" })).toMatchObject({ [tablet.author]: 3 });
    // The server has everything again; it counts as received only when that is proven.
    expect(new Set((await rows()).map(stateOf))).toEqual(new Set(["on-tablet"]));
  });
});

test("fault 40: T23 a server that shows another history of the same length is noticed at the next exchange", async () => {
  await record(2);
  await sync();
  await copy("first", "fork");
  await record(1);
  await sync();
  await expectAllProven(3);
  // The other history: somebody else's entry stands where this tablet's stood.
  await reopen("fork", "other");
  const other = await server.enrol(unit);
  await server.post("/api/sync/push", { entries: [other.tablet.make().entry] }, other.auth);
  await sync();
  expect(await alarms()).toContain("split");
  await expectAllProven(3);
  // Back to the first history: that one contradicts what was seen since.
  await reopen("first", "first");
  await sync();
  expect((await alarms()).length).toBeGreaterThan(1);
  await expectAllProven(3);
});

test("T21 a portal's page is taken for no checkpoint and raises no alarm", async () => {
  await record(1);
  await sync();
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    (input as string).includes("/api/log/")
      ? Promise.resolve(new Response("<html>Welcome</html>", { headers: { "content-type": "text/html" } }))
      : original(input, init);
  try {
    await record(1);
    await expect(sync()).rejects.toThrow("no checkpoint came");
  } finally {
    globalThis.fetch = original;
  }
  expect(await alarms()).toEqual([]);
  expect((await rows()).map(stateOf)).toEqual(["received", "on-tablet"]);
  await sync();
  await expectAllProven(2);
});
