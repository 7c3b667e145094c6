import { afterAll, beforeAll, expect, test } from "vitest";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const desk = async (username: string) => ({ cookie: await server.login(username), origin: server.url });

test("a desk user sees the devices of the units below", async () => {
  const urmia = await server.enrol("WA-URM-0001");
  const khoy = await server.enrol("WA-KHO-0001");
  const { body } = await server.request("/api/devices", { headers: await desk("urmia") });
  const { devices } = body as { devices: { author: string; status: string; lastSeq: number | null }[] };
  expect(devices.find(({ author }) => author === urmia.tablet.author)).toMatchObject({
    status: "active",
    lastSeq: null,
  });
  expect(devices.some(({ author }) => author === khoy.tablet.author)).toBe(false);
  expect(problemOf(await server.request("/api/devices", { headers: urmia.auth }))).toBe("/problems/not-your-role");
});

test("what a withdrawn device still sends is kept for a decision, and it is given nothing more", async () => {
  const { tablet, auth } = await server.enrol("WA-URM-0001");
  const made = tablet.makeMany(2).map(({ entry }) => entry);
  await server.post("/api/sync/push", { entries: made.slice(0, 1) }, auth);
  const revoked = await server.post(`/api/devices/${tablet.author}/revoke`, {}, await desk("urmia"));
  expect(revoked).toMatchObject({ status: 200, body: { status: "revoked", lastSeq: 0 } });

  // With the token that it held before, and with a new one.
  const { body } = await server.post("/api/session/challenge", { author: tablet.author });
  const { nonce } = body as { nonce: string };
  const signature = tablet.sign("application/vnd.amanat.session.v1", nonce);
  const session = await server.post("/api/session", { author: tablet.author, nonce, signature });
  const renewed = { authorization: `Bearer ${(session.body as { token: string }).token}` };
  for (const headers of [auth, renewed]) {
    const { status, body: reply } = await server.post("/api/sync/push", { entries: made }, headers);
    expect(status).toBe(200);
    expect(reply).toMatchObject({ results: [{ outcome: "duplicate" }, { outcome: "quarantined" }] });
    for (const path of ["/api/sync/pull?after=0", "/api/reference/units", "/api/board"]) {
      const refused = await server.request(path, { headers });
      expect([refused.status, problemOf(refused)]).toEqual([403, "/problems/device-revoked"]);
    }
  }
});

test("a device of another place, or none at all, is not withdrawn", async () => {
  const { tablet } = await server.enrol("WA-KHO-0001");
  const headers = await desk("urmia");
  const revoke = async (author: string) => problemOf(await server.post(`/api/devices/${author}/revoke`, {}, headers));
  expect(await revoke(tablet.author)).toBe("/problems/out-of-scope");
  expect(await revoke("A".repeat(43))).toBe("/problems/not-found");
});
