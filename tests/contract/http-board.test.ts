import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Snapshot {
  format: number;
  mode: string;
  position: number;
  branches: [unit: string, log: string, cells: string | null][];
}

async function board(headers: Record<string, string>): Promise<Snapshot> {
  const { status, body } = await server.request("/api/board", { headers });
  expect(status).toBe(200);
  return body as Snapshot;
}

test("is empty before anything was filed", async () => {
  const cookie = await server.login("province");
  const position = await server.store.size();
  expect(await board({ cookie })).toMatchObject({ mode: "rehearsal", position, branches: [] });
});

test("holds what was filed up to the end of the log, for the caller's scope", async () => {
  const urmia = await server.enrol("WA-URM-0001");
  const khoy = await server.enrol("WA-KHO-0001");
  for (const { tablet, auth } of [urmia, khoy]) {
    const entries = tablet.makeMany(3).map(({ entry }) => entry);
    await server.post("/api/sync/push", { entries }, auth);
  }
  const unitsOf = ({ branches }: Snapshot) => branches.map(([unit]) => unit).toSorted();
  const whole = await board({ cookie: await server.login("province") });
  expect(whole.position).toBe(await server.store.size());
  expect(unitsOf(whole)).toEqual(["WA-KHO-0001", "WA-URM-0001"]);
  const county = await board({ cookie: await server.login("urmia") });
  expect([county.position, unitsOf(county)]).toEqual([await server.store.size(), ["WA-URM-0001"]]);
  expect(unitsOf(await board(khoy.auth))).toEqual(["WA-KHO-0001"]);
});

test("is only for those who are signed in, and comes plain to those who do not take gzip", async () => {
  expect(problemOf(await server.request("/api/board"))).toBe("/problems/not-signed-in");
  const cookie = await server.login("province");
  const plain = await fetch(`${server.url}/api/board`, { headers: { cookie, "accept-encoding": "identity" } });
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(await plain.json()).toMatchObject({ mode: "rehearsal" });
});
