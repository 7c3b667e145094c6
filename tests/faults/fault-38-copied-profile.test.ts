/** A tablet's profile is copied and both go on: the app's own store and rounds, twice with one key, against a real server. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { JournalDatabase } from "../../client/journal-store/database.ts";
import { stateOf } from "../../client/journal-store/queries.ts";
import { listAside } from "../../client/journal-store/seldom-queries.ts";
import { openEntries } from "../../client/journal-store/sealing.ts";
import type { DeviceRow } from "../../client/journal-store/rows.ts";
import { createHttp, type Http, type HttpRequest } from "../../client/sync/http.ts";
import { reportHealth } from "../../client/sync/report-health.ts";
import { runRound } from "../../client/sync/sync-round.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import type { AsidePage } from "../../shared/sync/device-view.ts";
import { startTestServer, type TestServer } from "../contract/http-server.ts";
import { steadyPace } from "../support/steady-pace.ts";
import { createTablet, type Tablet } from "../support/tablet-fixture.ts";

const unit = "WA-URM-0001";
let server: TestServer;
let tablet: Tablet;
let device: DeviceRow;
let http: Http;
let original: JournalDatabase;
let copies = 0;
let office: { cookie: string; origin: string };

beforeAll(async () => {
  // A browser that tells nothing of its battery and storage.
  vi.stubGlobal("navigator", {});
  server = await startTestServer();
  office = { cookie: await server.login("urmia"), origin: server.url };
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await server.stop();
});

beforeEach(async () => {
  tablet = await createTablet();
  original = tablet.openTab();
  const { body } = await server.post("/api/enrol", {
    code: await server.makeCode(unit),
    publicKey: tablet.author,
    device: { name: "tablet", platform: "test" },
  });
  const reply = body as { token: string; server: { publicKey: string } };
  device = {
    id: "device",
    kind: "tablet",
    author: tablet.author,
    privateKey: tablet.privateKey,
    unit: unit as UnitId,
    role: "computer-user",
    officer: "officer-1",
    election: "wa-1394",
    serverOrigin: server.url,
    serverPublicKey: reply.server.publicKey,
    enrolledAt: "2016-02-26T05:00:00.000Z",
  };
  const plain = createHttp({ origin: server.url });
  const own = (request: HttpRequest = {}): HttpRequest => ({ ...request, token: reply.token });
  http = {
    json: (path, request) => plain.json(path, own(request)),
    exchange: (path, request) => plain.exchange(path, own(request)),
    open: (path, request) => plain.open(path, own(request)),
  };
});

/** All that lies in the profile, as a second tablet would have it. */
async function copyProfile(from: JournalDatabase): Promise<JournalDatabase> {
  const copy = new JournalDatabase(`copied-profile-${copies++}`);
  for (const table of from.tables) await copy.table(table.name).bulkPut(await table.toArray());
  return copy;
}

async function record(db: JournalDatabase, ...marks: string[]): Promise<void> {
  for (const mark of marks) await tablet.append({ data: { mark } }, db);
}

const sync = (db: JournalDatabase) =>
  runRound({
    device,
    db,
    http,
    size: { pushEntries: 100, pushBytes: 1_000_000 },
    pace: steadyPace(1000),
    onServerTime: () => undefined,
    onProgress: () => undefined,
  });

const ownRows = async (db: JournalDatabase) =>
  openEntries(await db.entries.where("[author+seq]").between([tablet.author, 0], [tablet.author, 1e9]).toArray());
const markOf = (payload: string | null): string => (JSON.parse(payload!) as { data: { mark: string } }).data.mark;
const own = async (db: JournalDatabase) =>
  (await ownRows(db)).map((row) => `${row.seq} ${markOf(row.payload)}: ${stateOf(row)}`);

async function asOffice<Body>(path: string): Promise<Body> {
  const { status, body } = await server.request(path, { headers: office });
  expect(status).toBe(200);
  return body as Body;
}

async function logged(): Promise<string[]> {
  const { entries } = await asOffice<{ entries: { header: string; payload: string | null }[] }>(
    "/api/sync/pull?after=0",
  );
  const of = entries.filter(({ header }) => (JSON.parse(header) as { author: string }).author === tablet.author);
  return of.map(({ payload }) => markOf(payload));
}

const apart = async () => {
  const { entries } = await asOffice<AsidePage>(`/api/aside?author=${tablet.author}`);
  return entries.map(({ kind, seq, payload }) => `${kind} ${seq} ${markOf(payload)}`).toSorted();
};

test("fault 38: a tablet's profile copied and used twice: the fork is shown, and both branches are kept", async () => {
  await record(original, "before");
  await sync(original);
  const copy = await copyProfile(original);
  await record(original, "ours 1", "ours 2");
  await record(copy, "theirs 1", "theirs 2", "theirs 3");

  await sync(original);
  expect(await logged()).toEqual(["before", "ours 1", "ours 2"]);
  await sync(copy);

  // Nothing that was in the log has changed, and the other branch lies whole beside it.
  expect(await logged()).toEqual(["before", "ours 1", "ours 2"]);
  expect(await apart()).toEqual(["forked 1 theirs 1", "forked 2 theirs 2", "forked 3 theirs 3"]);
  const { device: seen } = await asOffice<{ device: { status: string } }>(`/api/devices/${tablet.author}`);
  expect(seen.status).toBe("frozen");
  // Both are told, and each keeps what it recorded.
  for (const db of [original, copy]) expect(await reportHealth(device, db, http)).toBe("frozen");
  expect(await own(original)).toEqual(["0 before: received", "1 ours 1: received", "2 ours 2: received"]);
  expect(await own(copy)).toEqual([
    "0 before: received",
    "1 theirs 1: needs-you",
    "2 theirs 2: needs-you",
    "3 theirs 3: needs-you",
  ]);
  expect((await listAside(copy)).map(({ kind, seq }) => [kind, seq])).toEqual([
    ["fork", 1],
    ["fork", 2],
  ]);

  // Neither can go on in silence: what comes now is kept apart as well.
  await record(original, "ours 3");
  await sync(original);
  expect(await logged()).toEqual(["before", "ours 1", "ours 2"]);
  expect(await apart()).toContain("forked 3 ours 3");
});

test("fault 38: a tablet put back to an older state gets back what the office had, and goes on behind it", async () => {
  await record(original, "before");
  await sync(original);
  const backup = await copyProfile(original);
  await record(original, "later 1", "later 2");
  await sync(original);

  await sync(backup);
  await record(backup, "after");
  await sync(backup);
  expect(await logged()).toEqual(["before", "later 1", "later 2", "after"]);
  expect(await apart()).toEqual([]);
  expect(await own(backup)).toEqual([
    "0 before: received",
    "1 later 1: received",
    "2 later 2: received",
    "3 after: received",
  ]);
});

test("fault 38: one that was put back and wrote before it had contact is a fork, with both branches kept", async () => {
  await record(original, "before");
  await sync(original);
  const backup = await copyProfile(original);
  await record(original, "later");
  await sync(original);

  await record(backup, "instead");
  await sync(backup);
  expect(await logged()).toEqual(["before", "later"]);
  expect(await apart()).toEqual(["forked 1 instead"]);
  expect(await reportHealth(device, backup, http)).toBe("frozen");
  expect(await own(backup)).toEqual(["0 before: received", "1 instead: needs-you"]);
});
