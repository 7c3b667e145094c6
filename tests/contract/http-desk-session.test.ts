import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "../../server/session/passwords.ts";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.clock.nowMs += 24 * hourMs;
});

const me = async (cookie: string) => (await server.request("/api/me", { headers: { cookie } })).status;

describe("a desk's session", () => {
  test("ends after an hour without use, and goes on while it is used", async () => {
    const cookie = await server.login("urmia");
    for (let half = 0; half < 4; half++) {
      server.clock.nowMs += hourMs / 2;
      expect(await me(cookie)).toBe(200);
    }
    server.clock.nowMs += hourMs;
    expect(await me(cookie)).toBe(401);
  });

  test("ends after twelve hours however busy it is", async () => {
    const cookie = await server.login("urmia");
    for (let part = 0; part < 17; part++) {
      server.clock.nowMs += 42 * minuteMs;
      expect(await me(cookie)).toBe(200);
    }
    server.clock.nowMs += 6 * minuteMs;
    expect(await me(cookie)).toBe(401);
  });

  test("is a new one at every signing in, and the one that the browser brought is over", async () => {
    const before = await server.login("urmia");
    const { headers } = await server.post(
      "/api/login",
      { username: "urmia", password: "amanat-demo" },
      { cookie: before, origin: server.url },
    );
    const after = headers.get("set-cookie")!.split(";", 1)[0]!;
    expect(after).not.toBe(before);
    expect([await me(before), await me(after)]).toEqual([401, 200]);
  });

  test("is never one that somebody else has chosen", async () => {
    const chosen = `__Host-amanat=${"A".repeat(43)}`;
    const { headers } = await server.post(
      "/api/login",
      { username: "urmia", password: "amanat-demo" },
      { cookie: chosen },
    );
    expect(headers.get("set-cookie")).not.toContain(chosen);
    expect(await me(chosen)).toBe(401);
  });

  test("is over once the user has another password, and not when the user is only renamed", async () => {
    const [urmia, province] = [await server.login("urmia"), await server.login("province")];
    const { path: _, ...user } = (await server.store.findUser("urmia"))!;
    await server.store.putUser({ ...user, name: { fa: "ارومیه", en: "Urmia" } }, "2016-02-26T05:00:00.000Z");
    expect(await me(urmia)).toBe(200);
    await server.store.putUser({ ...user, passwordHash: await hashPassword("another") }, "2016-02-26T05:00:00.000Z");
    expect([await me(urmia), await me(province)]).toEqual([401, 200]);
    await server.store.putUser(user, "2016-02-26T05:00:00.000Z");
  });
});

describe("another site's page", () => {
  const ask = (headers: Record<string, string>) =>
    server.post("/api/enrol-codes", { unit: "WA-URM-0001", role: "computer-user", officer: "p-1" }, headers);

  test("changes nothing with the desk's cookie, whatever it says of itself", async () => {
    const cookie = await server.login("urmia");
    for (const headers of [
      { cookie, origin: "null" },
      { cookie, origin: "" },
      { cookie, origin: "https://elsewhere.example" },
      { cookie, origin: `${server.url}.elsewhere.example` },
      { cookie, origin: server.url, "sec-fetch-site": "cross-site" },
      { cookie, origin: server.url, "sec-fetch-site": "same-site" },
      { cookie, "sec-fetch-site": "cross-site" },
      { cookie, "sec-fetch-site": "same-site" },
    ]) {
      const refused = await ask(headers);
      expect([refused.status, problemOf(refused)]).toEqual([403, "/problems/foreign-origin"]);
    }
    expect((await ask({ cookie, origin: server.url, "sec-fetch-site": "same-origin" })).status).toBe(201);
    // Who names no page is none: the session itself was good all along.
    expect((await ask({ cookie })).status).toBe(201);
  });

  test("signs nobody in", async () => {
    const body = { username: "urmia", password: "amanat-demo" };
    for (const headers of [
      { origin: "https://elsewhere.example" },
      { origin: server.url, "sec-fetch-site": "cross-site" },
    ]) {
      const refused = await server.post("/api/login", body, headers as unknown as Record<string, string>);
      expect([refused.status, problemOf(refused)]).toEqual([403, "/problems/foreign-origin"]);
      expect(refused.headers.get("set-cookie")).toBeNull();
    }
  });
});

test("guessing a password makes the guesser wait, says how long, and the right one works afterwards", async () => {
  const login = (password: string) => server.post("/api/login", { username: "province", password });
  const statuses: number[] = [];
  for (let guess = 0; guess < 6; guess++) statuses.push((await login(String(guess))).status);
  const waiting = await login("amanat-demo");
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401]);
  expect([waiting.status, problemOf(waiting)]).toEqual([429, "/problems/too-many-requests"]);
  const seconds = Number(waiting.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  server.clock.nowMs += seconds * 1000;
  expect((await login("amanat-demo")).status).toBe(200);
});

test("a user who does not exist is made to wait like one who does", async () => {
  const login = (password: string) => server.post("/api/login", { username: "nobody", password });
  for (let guess = 0; guess < 6; guess++) await login(String(guess));
  expect((await login("more")).status).toBe(429);
});

test("who guesses enrolment codes is made to wait, and a right code is taken all the same", async () => {
  const device = { name: "tablet", platform: "test" };
  const enrol = (code: string, publicKey: string) => server.post("/api/enrol", { code, publicKey, device });
  const { tablet } = await server.enrol("WA-URM-0001");
  let last = await enrol("WRONG", tablet.author);
  for (let guess = 0; guess < 31; guess++) last = await enrol(`WRONG-${guess}`, tablet.author);
  expect([last.status, problemOf(last)]).toEqual([429, "/problems/too-many-requests"]);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await enrol(await server.makeCode("WA-URM-0001"), tablet.author)).status).toBe(201);
});

test("a device that sends too much is told to wait, keeps it, and is heard later", async () => {
  const limited = await startTestServer({ requestsPerMinute: 1000, bytesPerMinute: 20_000 });
  try {
    const { tablet, auth } = await limited.enrol("WA-URM-0001");
    const push = (count: number) =>
      limited.post("/api/sync/push", { entries: tablet.makeMany(count).map(({ entry }) => entry) }, auth);
    expect((await push(40)).status).toBe(200);
    const body = { entries: [tablet.make().entry] };
    const refused = await limited.post("/api/sync/push", body, auth);
    expect([refused.status, problemOf(refused)]).toEqual([429, "/problems/too-many-requests"]);
    // Other devices are none the worse for it.
    const other = await limited.enrol("WA-URM-0002");
    const theirs = await limited.post("/api/sync/push", { entries: [other.tablet.make().entry] }, other.auth);
    expect(theirs.status).toBe(200);
    limited.clock.nowMs += Number(refused.headers.get("retry-after")) * 1000;
    expect(await limited.post("/api/sync/push", body, auth)).toMatchObject({
      status: 200,
      body: { results: [{ outcome: "inserted" }] },
    });
  } finally {
    await limited.stop();
  }
});
