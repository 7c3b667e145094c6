import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Page {
  documents: { id: string; unit?: string; path?: string }[];
  checkpoint: string;
}

async function readAll(collection: string, headers: Record<string, string>, limit: number): Promise<Page["documents"]> {
  const documents: Page["documents"] = [];
  for (let checkpoint = ""; ;) {
    const query = new URLSearchParams({ limit: String(limit), ...(checkpoint !== "" && { checkpoint }) });
    const { status, body } = await server.request(`/api/reference/${collection}?${query}`, { headers });
    expect(status).toBe(200);
    const page = body as Page;
    if (page.documents.length === 0) {
      expect(page.checkpoint).toBe(checkpoint === "" ? page.checkpoint : checkpoint);
      return documents;
    }
    documents.push(...page.documents);
    checkpoint = page.checkpoint;
  }
}

describe("the reference collections", () => {
  test.each(["elections", "constituencies", "crossings", "reports", "rules", "offences", "processes"])(
    "%s: a tablet gets all of it, in pages, each document once",
    async (collection) => {
      const { auth } = await server.enrol("WA-URM-0001");
      const whole = await readAll(collection, auth, 1000);
      expect(whole.length).toBeGreaterThan(0);
      expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
      expect(await readAll(collection, auth, 2)).toEqual(whole);
    },
  );

  test("a tablet gets its own unit and those above it, with their people and notices", async () => {
    const { auth } = await server.enrol("WA-URM-0001");
    expect((await readAll("units", auth, 100)).map(({ id }) => id)).toEqual(["WA", "WA-URM", "WA-URM-0001"]);
    const places = new Set((await readAll("people", auth, 100)).map(({ unit }) => unit));
    expect(places).toEqual(new Set(["WA", "WA-URM", "WA-URM-0001"]));
    expect((await readAll("notices", auth, 100)).every(({ unit }) => unit === "WA")).toBe(true);
  });

  test("a county's desk gets its branches and the province, and nothing of another county", async () => {
    const units = await readAll("units", { cookie: await server.login("urmia") }, 100);
    expect(units.length).toBeGreaterThan(100);
    expect(units.every(({ path }) => path === "WA/" || path!.startsWith("WA/WA-URM/"))).toBe(true);
  });

  test("the province's desk gets every unit", async () => {
    const units = await readAll("units", { cookie: await server.login("province") }, 700);
    expect(units).toHaveLength(1 + 17 + 1990);
  });

  test("a page is as long as was asked for, or refused: a shorter one ends RxDB's reading", async () => {
    const headers = { cookie: await server.login("province") };
    const page = await server.request("/api/reference/units?limit=1500", { headers });
    expect((page.body as Page).documents).toHaveLength(1500);
    const whole = await server.request("/api/reference/units?limit=10000", { headers });
    expect((whole.body as Page).documents).toHaveLength(1 + 17 + 1990);
    const larger = await server.request("/api/reference/units?limit=10001", { headers });
    expect([larger.status, problemOf(larger)]).toEqual([400, "/problems/invalid-request"]);
    expect((larger.body as { errors: string[] }).errors.join()).toMatch(/limit.*10000/);
  });

  test("what changed comes after the checkpoint, and what was deleted says so", async () => {
    const { auth } = await server.enrol("WA-URM-0001");
    const all = await server.request("/api/reference/crossings?limit=1000", { headers: auth });
    const { documents, checkpoint } = all.body as Page;
    const [gone, changed, ...rest] = documents as { id: string }[];
    const kept = [{ ...changed!, note: { fa: "بسته", en: "closed" } }, ...rest];
    const put = kept.map((document) => ({ id: document.id, unit: null, document }));
    expect(await server.store.putReference("crossings", put, { replaceAll: true })).toBe(2);
    const path = `/api/reference/crossings?checkpoint=${encodeURIComponent(checkpoint)}`;
    const { body } = await server.request(path, { headers: auth });
    expect((body as Page).documents).toEqual([kept[0], { ...gone, _deleted: true }]);
  });

  test("a checkpoint of another server begins anew", async () => {
    const { auth } = await server.enrol("WA-URM-0001");
    const { body } = await server.request("/api/reference/units?checkpoint=other.999999", { headers: auth });
    expect((body as Page).documents).toHaveLength(3);
  });

  test("an unknown collection, and no session", async () => {
    const { auth } = await server.enrol("WA-URM-0001");
    expect(problemOf(await server.request("/api/reference/secrets", { headers: auth }))).toBe("/problems/not-found");
    expect(problemOf(await server.request("/api/reference/__proto__", { headers: auth }))).toBe("/problems/not-found");
    expect(problemOf(await server.request("/api/reference/units"))).toBe("/problems/not-signed-in");
  });
});
