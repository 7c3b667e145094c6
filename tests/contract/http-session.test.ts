import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";
import { WireTablet } from "./wire-tablet.ts";

const minuteMs = 60_000;
const sessionType = "application/vnd.amanat.session.v1";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function challenge(author: string): Promise<string> {
  const { body } = await server.post("/api/session/challenge", { author });
  return (body as { nonce: string }).nonce;
}

const open = (tablet: WireTablet, nonce: string, signature = tablet.sign(sessionType, nonce)) =>
  server.post("/api/session", { author: tablet.author, nonce, signature });

const heads = (token: string) => server.request("/api/sync/heads", { headers: { authorization: `Bearer ${token}` } });

describe("a device's session", () => {
  test("a signed nonce gives a token that works for fifteen minutes", async () => {
    const { tablet } = await server.enrol("WA-URM-0001");
    const { status, body } = await open(tablet, await challenge(tablet.author));
    const { token, expiresAt } = body as { token: string; expiresAt: string };
    expect(status).toBe(200);
    expect(Date.parse(expiresAt)).toBe(server.clock.nowMs + 15 * minuteMs);
    expect((await heads(token)).status).toBe(200);
    server.clock.nowMs += 15 * minuteMs;
    const ended = await heads(token);
    expect([ended.status, problemOf(ended)]).toEqual([401, "/problems/not-signed-in"]);
  });

  test("what asks for it needs no type: it is JSON", async () => {
    const { tablet } = await server.enrol("WA-URM-0001");
    const body = Buffer.from(JSON.stringify({ author: tablet.author, unknown: "field" }));
    expect((await server.request("/api/session/challenge", { method: "POST", body })).status).toBe(200);
  });

  test("a nonce is good once", async () => {
    const { tablet } = await server.enrol("WA-URM-0001");
    const nonce = await challenge(tablet.author);
    expect((await open(tablet, nonce)).status).toBe(200);
    const again = await open(tablet, nonce);
    expect([again.status, problemOf(again)]).toEqual([401, "/problems/session-refused"]);
  });

  test("a nonce is good for two minutes", async () => {
    const { tablet } = await server.enrol("WA-URM-0001");
    const nonce = await challenge(tablet.author);
    server.clock.nowMs += 2 * minuteMs;
    expect(problemOf(await open(tablet, nonce))).toBe("/problems/session-refused");
  });

  test("a nonce is good for the device that asked for it", async () => {
    const [one, other] = [await server.enrol("WA-URM-0001"), await server.enrol("WA-URM-0001")];
    expect(problemOf(await open(one.tablet, await challenge(other.tablet.author)))).toBe("/problems/session-refused");
  });

  test.each([
    ["over another text", (tablet: WireTablet) => tablet.sign(sessionType, "another")],
    ["of another type", (tablet: WireTablet, nonce: string) => tablet.sign("application/other", nonce)],
    ["of another key", (_: WireTablet, nonce: string) => new WireTablet("WA").sign(sessionType, nonce)],
    ["that is none", () => "AAAA"],
  ])("a signature %s is refused", async (_what, makeSignature) => {
    const { tablet } = await server.enrol("WA-URM-0001");
    const nonce = await challenge(tablet.author);
    expect(problemOf(await open(tablet, nonce, makeSignature(tablet, nonce)))).toBe("/problems/session-refused");
  });

  test("a device that was never enrolled gets a nonce, and no token", async () => {
    const stranger = new WireTablet("WA-URM-0001");
    expect(problemOf(await open(stranger, await challenge(stranger.author)))).toBe("/problems/session-refused");
  });

  test.each(["", "x", "a.b", "a.b.c", `${Buffer.from("{}").toString("base64url")}.AAAA`])(
    "%j is no token",
    async (token) => {
      const refused = await heads(token);
      expect([refused.status, problemOf(refused)]).toEqual([401, "/problems/not-signed-in"]);
    },
  );

  test("a token that was changed is none", async () => {
    const { auth } = await server.enrol("WA-URM-0001");
    const [claims, mac] = auth.authorization.slice("Bearer ".length).split(".");
    const wider = JSON.parse(Buffer.from(claims!, "base64url").toString()) as Record<string, unknown>;
    const forged = Buffer.from(JSON.stringify({ ...wider, path: "WA/" })).toString("base64url");
    expect((await heads(`${forged}.${mac}`)).status).toBe(401);
  });
});

describe("a desk user's session", () => {
  const login = (username: string, password: string) => server.post("/api/login", { username, password });

  test("a password gives a cookie that no script and no other site can read", async () => {
    const { status, headers, body } = await login("urmia", "amanat-demo");
    expect(status).toBe(200);
    expect(body).toMatchObject({ username: "urmia", unit: "WA-URM", role: "county-governor" });
    const cookie = headers.get("set-cookie")!;
    expect(cookie).toMatch(/^__Host-[\w-]+=[\w-]{43};/);
    for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Strict"]) expect(cookie).toContain(attribute);
    expect(cookie).not.toContain("Domain");
    const me = await server.request("/api/me", { headers: { cookie: cookie.split(";", 1)[0]! } });
    expect(me).toMatchObject({ status: 200, body: { kind: "user", username: "urmia", path: "WA/WA-URM/" } });
  });

  test("a wrong password and an unknown user are told alike", async () => {
    const [wrong, unknown] = [await login("urmia", "amanat"), await login("nobody", "amanat-demo")];
    for (const reply of [wrong, unknown]) {
      expect([reply.status, problemOf(reply)]).toEqual([401, "/problems/wrong-password"]);
      expect(reply.headers.get("set-cookie")).toBeNull();
    }
  });

  test("the demonstration's users enter a rehearsal only", async () => {
    const [election] = (await server.store.listReference("elections")) as { id: string; mode: string }[];
    const put = (mode: string) =>
      server.store.putReference("elections", [{ id: election!.id, unit: null, document: { ...election, mode } }]);
    await put("live");
    const refused = await login("urmia", "amanat-demo");
    expect([refused.status, problemOf(refused)]).toEqual([401, "/problems/wrong-password"]);
    await put("rehearsal");
    expect((await login("urmia", "amanat-demo")).status).toBe(200);
  });

  test.each(["application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded", undefined])(
    "signing out with an empty body of type %s ends it",
    async (type) => {
      const cookie = await server.login("urmia");
      const headers = { cookie, ...(type !== undefined && { "content-type": type }) };
      expect((await server.request("/api/logout", { method: "POST", headers, body: "" })).status).toBe(204);
      expect((await server.request("/api/me", { headers: { cookie } })).status).toBe(401);
    },
  );

  test("signing out ends it", async () => {
    const cookie = await server.login("urmia");
    const out = await server.post("/api/logout", {}, { cookie, origin: server.url });
    expect(out.status).toBe(204);
    expect((await server.request("/api/me", { headers: { cookie } })).status).toBe(401);
  });
});
