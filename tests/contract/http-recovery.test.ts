import { randomBytes } from "node:crypto";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { problemOf, startTestServer, type EnrolledTablet, type TestServer } from "./http-server.ts";

let server: TestServer;
let device: EnrolledTablet;
let province: { cookie: string; origin: string };
beforeAll(async () => {
  server = await startTestServer();
  province = { cookie: await server.login("province"), origin: server.url };
});
afterAll(() => server.stop());
beforeEach(async () => {
  device = await server.enrol("WA-URM-0001");
});

async function sealFor(recipient: string, plain: Uint8Array): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(plain)).toString("base64url");
}

async function ask(plain: Uint8Array = randomBytes(32), changes: Record<string, unknown> = {}) {
  const { body } = await server.request("/api/district", { headers: device.auth });
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const wrapped = await sealFor((body as { recipient: string }).recipient, plain);
  const reply = await server.post(
    "/api/recoveries",
    { officer: "p-0001", wrapped, recipient, ...changes },
    device.auth,
  );
  return { reply, id: (reply.body as { id?: string }).id ?? "", identity, recipient };
}

const answer = async (id: string, auth: Record<string, string> = device.auth) =>
  server.request(`/api/recoveries/${id}`, { headers: auth });

const waiting = async (headers: Record<string, string> = province) =>
  ((await server.request("/api/recoveries", { headers })).body as { recoveries: { id: string }[] }).recoveries;

describe("a forgotten PIN", () => {
  it("is asked for by the tablet, shown to the office, released there, and opens for the tablet's one-time identity alone", async () => {
    const dataKey = randomBytes(32);
    const { id, identity, recipient } = await ask(dataKey);
    const { author, unit } = device.tablet;
    const requestedAt = new Date(server.clock.nowMs).toISOString();
    expect(await waiting()).toContainEqual({ id, author, unit, officer: "p-0001", recipient, requestedAt });
    expect((await answer(id)).body).toEqual({ status: "waiting", sealed: null });
    const released = await server.post(`/api/recoveries/${id}/release`, {}, province);
    expect([released.status, released.body]).toEqual([200, {}]);
    const { status, sealed } = (await answer(id)).body as { status: string; sealed: string };
    expect(status).toBe("released");
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(Buffer.from(await decrypter.decrypt(Buffer.from(sealed, "base64url")))).toEqual(dataKey);
    expect(await waiting()).not.toContainEqual(expect.objectContaining({ id }));
    // Once is enough: whoever presses again is told.
    expect(problemOf(await server.post(`/api/recoveries/${id}/release`, {}, province))).toBe("/problems/not-found");
  });

  it("can be refused, and is replaced by the tablet's next request", async () => {
    const first = await ask();
    const second = await ask();
    expect((await answer(first.id)).status).toBe(404);
    expect((await server.post(`/api/recoveries/${second.id}/refuse`, {}, province)).status).toBe(200);
    expect((await answer(second.id)).body).toEqual({ status: "refused", sealed: null });
  });

  it("gives nothing for what is no key of this district's", async () => {
    for (const wrapped of [
      randomBytes(200).toString("base64url"),
      await sealFor(await identityToRecipient(await generateX25519Identity()), randomBytes(32)),
    ]) {
      const { id } = await ask(undefined, { wrapped });
      const reply = await server.post(`/api/recoveries/${id}/release`, {}, province);
      expect([reply.status, problemOf(reply)]).toEqual([422, "/problems/recovery-unopenable"]);
      expect((await answer(id)).body).toEqual({ status: "waiting", sealed: null });
    }
    const { id } = await ask(randomBytes(31));
    expect(problemOf(await server.post(`/api/recoveries/${id}/release`, {}, province))).toBe(
      "/problems/recovery-unopenable",
    );
  });

  it("is the tablet's own business and that of the offices above it", async () => {
    const { id } = await ask();
    const other = await server.enrol("WA-URM-0001");
    expect((await answer(id, other.auth)).status).toBe(404);
    expect((await answer(id, province)).status).toBe(404);
    expect((await server.request(`/api/recoveries/${id}`)).status).toBe(401);
    const county = { cookie: await server.login("urmia"), origin: server.url };
    expect(await waiting(county)).toContainEqual(expect.objectContaining({ id }));
    expect(problemOf(await server.post(`/api/recoveries/${id}/release`, {}, device.auth))).toBe("/problems/not-a-desk");
    const asUser = await server.post(
      "/api/recoveries",
      { officer: "x", wrapped: "AA", recipient: `age1${"q".repeat(58)}` },
      province,
    );
    expect(problemOf(asUser)).toBe("/problems/not-a-device");
    expect((await ask(undefined, { recipient: "age1no" })).reply.status).toBe(400);
  });

  it("of another county is none of an office's business", async () => {
    device = await server.enrol("WA-KHO-0001");
    const { id } = await ask();
    const county = { cookie: await server.login("urmia"), origin: server.url };
    expect(await waiting(county)).not.toContainEqual(expect.objectContaining({ id }));
    expect(problemOf(await server.post(`/api/recoveries/${id}/release`, {}, county))).toBe("/problems/out-of-scope");
    expect(await waiting()).toContainEqual(expect.objectContaining({ id }));
  });
});
