import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";
import { WireTablet } from "./wire-tablet.ts";

const device = { name: "Tablet 7", platform: "Android 14" };
const minuteMs = 60_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const enrol = (code: string | null | undefined, publicKey: string, headers = {}) =>
  server.post("/api/enrol", { ...(code !== undefined && { code }), publicKey, device }, headers);

describe("enrolment of a tablet", () => {
  test("a code enrols a key, and the answer says who it now is", async () => {
    const code = await server.makeCode("WA-URM-0001");
    const { author } = new WireTablet("WA-URM-0001");
    const { status, body } = await enrol(code, author);
    expect(status).toBe(201);
    expect(body).toEqual({
      author,
      unit: "WA-URM-0001",
      role: "computer-user",
      officer: "p-0001",
      election: "wa-1394",
      server: { origin: server.url, publicKey: expect.stringMatching(/^[\w-]{43}$/) as string },
      token: expect.any(String) as string,
      expiresAt: new Date(server.clock.nowMs + 15 * minuteMs).toISOString(),
    });
  });

  test.each([
    ["lower case", (code: string) => code.toLowerCase()],
    ["no dashes", (code: string) => code.replaceAll("-", "")],
    ["blanks", (code: string) => ` ${code.replaceAll("-", "  ")} `],
    ["letters for the digits they look like", (code: string) => code.replaceAll("0", "O").replaceAll("1", "l")],
  ])("a code may be typed with %s", async (_how, type) => {
    const code = await server.makeCode("WA-URM-0001");
    expect((await enrol(type(code), new WireTablet("WA-URM-0001").author)).status).toBe(201);
  });

  test("a code has 128 bits at least", async () => {
    const code = (await server.makeCode("WA-URM-0001")).replaceAll("-", "");
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26,}$/);
  });

  test("a code works once", async () => {
    const code = await server.makeCode("WA-URM-0001");
    await enrol(code, new WireTablet("WA-URM-0001").author);
    const again = await enrol(code, new WireTablet("WA-URM-0001").author);
    expect([again.status, problemOf(again)]).toEqual([403, "/problems/code-refused"]);
  });

  test("the same key may ask again, its first answer may have been lost", async () => {
    const code = await server.makeCode("WA-URM-0001");
    const { author } = new WireTablet("WA-URM-0001");
    await enrol(code, author);
    expect(await enrol(code, author)).toMatchObject({ status: 201, body: { author, unit: "WA-URM-0001" } });
  });

  test("a code works for ten minutes", async () => {
    const [early, late] = [await server.makeCode("WA-URM-0001"), await server.makeCode("WA-URM-0001")];
    const startMs = server.clock.nowMs;
    server.clock.nowMs = startMs + 10 * minuteMs - 1;
    expect((await enrol(early, new WireTablet("WA-URM-0001").author)).status).toBe(201);
    server.clock.nowMs = startMs + 10 * minuteMs;
    expect(problemOf(await enrol(late, new WireTablet("WA-URM-0001").author))).toBe("/problems/code-refused");
    server.clock.nowMs = startMs;
  });

  test("a code that was never given out is refused", async () => {
    const refused = await enrol("ABCDE-FGHJK-MNPQR-STVWX-YZ0123", new WireTablet("WA-URM-0001").author);
    expect([refused.status, problemOf(refused)]).toEqual([403, "/problems/code-refused"]);
  });

  test("a key that is enrolled for one officer is not enrolled for another", async () => {
    const { author } = new WireTablet("WA-URM-0001");
    await enrol(await server.makeCode("WA-URM-0001"), author);
    const other = await server.makeCode("WA-URM-0001", undefined, "p-0002");
    const refused = await enrol(other, author);
    expect([refused.status, problemOf(refused)]).toEqual([409, "/problems/already-enrolled"]);
    // The code was not used up by it.
    expect((await enrol(other, new WireTablet("WA-URM-0001").author)).body).toMatchObject({ officer: "p-0002" });
  });

  test("a key that is enrolled for one unit is not enrolled for another", async () => {
    const { tablet } = await server.enrol("WA-URM-0001");
    const refused = await enrol(await server.makeCode("WA-URM-0002"), tablet.author);
    expect([refused.status, problemOf(refused)]).toEqual([409, "/problems/already-enrolled"]);
  });

  test.each(["short", "A".repeat(44), `${"A".repeat(42)}B`, ""])("%j is no public key", async (publicKey) => {
    const refused = await enrol("whatever", publicKey);
    expect([refused.status, problemOf(refused)]).toEqual([400, "/problems/invalid-request"]);
  });
});

describe("enrolment of a desk", () => {
  test("a signed-in user's browser enrols without a code, for the user's own unit", async () => {
    const cookie = await server.login("urmia");
    const { author } = new WireTablet("WA-URM");
    const { status, body } = await enrol(undefined, author, { cookie, origin: server.url });
    expect(status).toBe(201);
    expect(body).toMatchObject({ author, unit: "WA-URM", role: "county-governor", officer: "urmia" });
  });

  test("a client that is no browser, and names no origin, enrols with its cookie alone", async () => {
    const cookie = await server.login("urmia");
    const { author } = new WireTablet("WA-URM");
    expect(await enrol(undefined, author, { cookie })).toMatchObject({ status: 201, body: { author, unit: "WA-URM" } });
  });

  test("without a code and without a session nothing is enrolled", async () => {
    const refused = await enrol(undefined, new WireTablet("WA-URM").author);
    expect([refused.status, problemOf(refused)]).toEqual([401, "/problems/not-signed-in"]);
  });

  test("another site cannot use the session", async () => {
    const cookie = await server.login("urmia");
    for (const headers of [
      { cookie, origin: "https://elsewhere.example" },
      { cookie, origin: "null" },
      { cookie, "sec-fetch-site": "cross-site" },
    ]) {
      const refused = await enrol(undefined, new WireTablet("WA-URM").author, headers);
      expect([refused.status, problemOf(refused)]).toEqual([403, "/problems/foreign-origin"]);
    }
  });
});

describe("enrolment codes", () => {
  const ask = (unit: string, headers: Record<string, string>) =>
    server.post("/api/enrol-codes", { unit, role: "computer-user", officer: "p-1" }, headers);

  test("are given to desk users for units below them, with a link", async () => {
    const cookie = await server.login("urmia");
    const { status, body } = await ask("WA-URM-0002", { cookie, origin: server.url });
    const { code, link, expiresAt } = body as Record<string, string>;
    expect(status).toBe(201);
    expect(link).toBe(`${server.url}/enrol#${code}`);
    expect(Date.parse(expiresAt!)).toBe(server.clock.nowMs + 10 * minuteMs);
  });

  test("are not given for other places, nor for unknown ones, nor to devices", async () => {
    const cookie = await server.login("urmia");
    const headers = { cookie, origin: server.url };
    expect(problemOf(await ask("WA-KHO-0001", headers))).toBe("/problems/out-of-scope");
    expect(problemOf(await ask("WA", headers))).toBe("/problems/out-of-scope");
    expect(problemOf(await ask("ZZ", headers))).toBe("/problems/unknown-unit");
    const { auth } = await server.enrol("WA-URM-0001");
    expect(problemOf(await ask("WA-URM-0001", auth))).toBe("/problems/not-a-desk");
  });
});
