import { afterAll, beforeAll, expect, test } from "vitest";
import type { Unit } from "../../shared/catalogue/schema.ts";
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

test("marks a count anew when the polling list tells what the branch was like last time", async () => {
  const unit = "WA-SAL-0001";
  const listed = (await server.store.listReference("units")) as Unit[];
  const { code, name, branch, path } = listed.find(({ id }) => id === unit)!;
  const county = listed.find(({ kind, path: above }) => kind === "county" && path.startsWith(above))!.name.fa;
  const votes = branch!.past!.votes!;
  const papersInBox = Math.round((votes * branch!.eligibleVoters!) / branch!.past!.eligibleVoters!);
  const { tablet, auth } = await server.enrol(unit);
  const { entry } = tablet.make({
    header: { subject: `${unit}/R7/main` },
    data: { report: "R7", slot: "main", values: {}, contests: { majles: { papersInBox } }, findings: [] },
  });
  await server.post("/api/sync/push", { entries: [entry] }, auth);
  const cookie = await server.login("province");
  /** 0 while the rules are still to be evaluated, null when none is broken. */
  const mark = async () => {
    const [, , cells] = (await board({ cookie })).branches.find(([id]) => id === unit)!;
    const { scheduled } = JSON.parse(cells ?? `{"scheduled":{}}`) as { scheduled: Record<string, unknown[]> };
    return scheduled["R7/main"]?.[4];
  };
  await expect.poll(mark).toBeNull();
  const list = `شهرستان,کد شعبه,نام شعبه,آرای دوره قبل\n${county},${code},${name.fa},${votes * 3}\n`;
  const headers = { cookie, origin: server.url, "content-type": "text/csv" };
  const imported = await server.request("/api/units/import", { method: "POST", headers, body: list });
  expect(imported.body).toMatchObject({ outcome: "imported", changed: { listed: [{ id: unit, parts: ["past"] }] } });
  await expect.poll(mark).toBe("warning");
});

test("is only for those who are signed in, and comes plain to those who do not take gzip", async () => {
  expect(problemOf(await server.request("/api/board"))).toBe("/problems/not-signed-in");
  const cookie = await server.login("province");
  const plain = await fetch(`${server.url}/api/board`, { headers: { cookie, "accept-encoding": "identity" } });
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(await plain.json()).toMatchObject({ mode: "rehearsal" });
});
