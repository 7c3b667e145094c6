import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeviceList, DevicePage } from "../../shared/sync/device-view.ts";
import type { HealthReport } from "../../shared/sync/health.ts";
import { problemOf, startTestServer, type EnrolledTablet, type TestServer } from "./http-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const desk = async (username: string) => ({ cookie: await server.login(username), origin: server.url });
const reportOf = (changes: Partial<HealthReport> = {}): HealthReport => ({
  seq: 2,
  waiting: { entries: 3, evidence: 1, bytes: 4200 },
  clock: new Date(server.clock.nowMs + 90_000).toISOString(),
  battery: { level: 0.4, charging: false },
  storage: { usedBytes: 1e6, quotaBytes: 1e9 },
  persisted: true,
  app: "0.1.0",
  alarms: [],
  ...changes,
});
const report = ({ auth }: EnrolledTablet, changes?: Partial<HealthReport>) =>
  server.post("/api/devices/health", reportOf(changes), auth);
const listed = async ({ tablet }: EnrolledTablet, username = "urmia") => {
  const { body } = await server.request("/api/devices", { headers: await desk(username) });
  return (body as DeviceList).devices.find(({ author }) => author === tablet.author)!;
};

test("a device says how it is, and the desk sees which entries it still holds", async () => {
  const device = await server.enrol("WA-URM-0001");
  const made = device.tablet.makeMany(5).map(({ entry }) => entry);
  await server.post("/api/sync/push", { entries: [made[0], made[1]] }, device.auth);
  await server.post("/api/sync/push", { entries: [made[3]] }, device.auth);
  expect(await report(device, { seq: 4 })).toMatchObject({ status: 200, body: { status: "active" } });
  expect(await listed(device)).toMatchObject({
    lastSeq: 1,
    held: [{ fromSeq: 3, toSeq: 3 }],
    missing: [
      { fromSeq: 2, toSeq: 2 },
      { fromSeq: 4, toSeq: 4 },
    ],
    lastContactAt: new Date(server.clock.nowMs).toISOString(),
    health: { clockOffsetMs: 90_000, report: { battery: { level: 0.4 } } },
  });
});

test.each<[string, object]>([
  ["a field of its own", { ...reportOf0(), note: "figures" }],
  ["a clock that is none", { ...reportOf0(), clock: "yesterday" }],
  ["a level beyond full", { ...reportOf0(), battery: { level: 3, charging: true } }],
  ["an alarm that nobody knows", { ...reportOf0(), alarms: ["fire"] }],
  ["less than nothing", { ...reportOf0(), seq: -2 }],
  ["no app", { ...reportOf0(), app: "" }],
])("a report with %s is refused", async (_, body) => {
  const { auth } = await server.enrol("WA-URM-0001");
  expect(problemOf(await server.post("/api/devices/health", body, auth))).toBe("/problems/invalid-request");
});

function reportOf0(): HealthReport {
  return {
    seq: 0,
    waiting: { entries: 0, evidence: 0, bytes: 0 },
    clock: "2016-02-26T05:00:00.000Z",
    battery: null,
    storage: null,
    persisted: null,
    app: "0.1.0",
    alarms: [],
  };
}

test("a report larger than any is refused unread, and a user has none to make", async () => {
  const { auth } = await server.enrol("WA-URM-0001");
  const huge = { ...reportOf(), app: "x".repeat(10_000) };
  expect(problemOf(await server.post("/api/devices/health", huge, auth))).toBe("/problems/too-large");
  expect(problemOf(await server.post("/api/devices/health", reportOf(), await desk("urmia")))).toBe(
    "/problems/not-a-device",
  );
});

test("a device's page shows its chain and nothing of what the entries say", async () => {
  const device = await server.enrol("WA-URM-0001");
  const made = device.tablet.makeMany(3).map(({ entry }) => entry);
  const spoilt = { ...made[1]!, payload: "{}" };
  const twin = device.tablet.make({ seq: 2, backlink: device.tablet.make({ seq: 1 }).hash });
  await server.post("/api/sync/push", { entries: [made[0], spoilt, made[2]] }, device.auth);
  await server.post("/api/sync/push", { entries: [twin.entry] }, device.auth);
  const reply = await server.request(`/api/devices/${device.tablet.author}`, { headers: await desk("urmia") });
  const { device: shown, chain } = reply.body as DevicePage;
  expect(shown).toMatchObject({ status: "frozen", lastSeq: 2, forked: 1 });
  expect(chain.map(({ kind, seq, note }) => [kind, seq, note])).toEqual([
    ["entry", 0, null],
    ["link", 1, "bad-payload-hash"],
    ["entry", 2, null],
    ["forked", 2, null],
  ]);
  expect(JSON.stringify(reply.body)).not.toContain("صف کوتاه");
});

test("devices of another county are not shown, one by one either", async () => {
  const { tablet } = await server.enrol("WA-KHO-0001");
  const headers = await desk("urmia");
  expect(problemOf(await server.request(`/api/devices/${tablet.author}`, { headers }))).toBe("/problems/out-of-scope");
  expect(problemOf(await server.request(`/api/devices/${"A".repeat(43)}`, { headers }))).toBe("/problems/not-found");
});

test("a withdrawn device may still say how it is, and learns only that", async () => {
  const device = await server.enrol("WA-URM-0001");
  await server.post(`/api/devices/${device.tablet.author}/revoke`, {}, await desk("urmia"));
  expect(await report(device)).toMatchObject({ status: 200, body: { status: "revoked" } });
});

test("the open stream of a withdrawn device ends at once", async () => {
  const device = await server.enrol("WA-URM-0001");
  const response = await fetch(`${server.url}/api/sync/stream`, { headers: device.auth });
  const reader = response.body!.getReader();
  await reader.read();
  await server.post(`/api/devices/${device.tablet.author}/revoke`, {}, await desk("urmia"));
  for (let read = await reader.read(); !read.done; read = await reader.read());
  const again = await server.request("/api/sync/stream", { headers: device.auth });
  expect(problemOf(again)).toBe("/problems/device-revoked");
});

test("a device stays withdrawn over a restart, also with the token that it held before", async () => {
  const device = await server.enrol("WA-URM-0001");
  await server.post(`/api/devices/${device.tablet.author}/revoke`, {}, await desk("urmia"));
  await server.restart();
  const refused = await server.request("/api/sync/pull?after=0", { headers: device.auth });
  expect(problemOf(refused)).toBe("/problems/device-revoked");
});

test("a device that is replaced works until its heir is enrolled, and is withdrawn then", async () => {
  const old = await server.enrol("WA-URM-0001");
  const headers = await desk("urmia");
  const { status, body } = await server.post(
    `/api/devices/${old.tablet.author}/replace`,
    { revoke: "when-enrolled" },
    headers,
  );
  expect(status).toBe(201);
  expect((await server.request("/api/sync/pull?after=0", { headers: old.auth })).status).toBe(200);
  const heir = await server.enrol("WA-URM-0001", (body as { code: string }).code);
  expect(problemOf(await server.request("/api/sync/pull?after=0", { headers: old.auth }))).toBe(
    "/problems/device-revoked",
  );
  expect(await listed(old)).toMatchObject({ status: "revoked", replacedBy: heir.tablet.author });
  expect(await listed(heir)).toMatchObject({ status: "active", unit: "WA-URM-0001", officer: "p-0001" });
});

test("a device that was stolen is withdrawn before its heir is enrolled", async () => {
  const old = await server.enrol("WA-URM-0001");
  await server.post(`/api/devices/${old.tablet.author}/replace`, { revoke: "now" }, await desk("urmia"));
  expect(problemOf(await server.request("/api/sync/pull?after=0", { headers: old.auth }))).toBe(
    "/problems/device-revoked",
  );
});

test("the newest of each quarter of an hour is kept, for twelve hours", async () => {
  const device = await server.enrol("WA-URM-0001");
  const start = server.clock.nowMs;
  for (let minute = 0; minute < 13 * 60; minute += 12) {
    server.clock.nowMs = start + minute * 60_000;
    device.auth = (await server.renew(device)).auth;
    await report(device);
  }
  const { body } = await server.request(`/api/devices/${device.tablet.author}`, { headers: await desk("urmia") });
  const { contacts } = body as DevicePage;
  expect(contacts).toHaveLength(48);
  expect(contacts[0]!.receivedAt).toBe(new Date(server.clock.nowMs).toISOString());
});
