import { randomBytes } from "node:crypto";
import { Encrypter } from "age-encryption";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createSeededRandom } from "../support/seeded-random.ts";
import { problemOf, startTestServer, type EnrolledTablet, type TestServer } from "./http-server.ts";
import type { MadeEntry, WireEntry } from "./wire-tablet.ts";

let server: TestServer;
let device: EnrolledTablet;
let recipient: string;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  device = await server.enrol("WA-URM-0001");
  const { body } = await server.request("/api/district", { headers: device.auth });
  ({ recipient } = body as { recipient: string });
});

interface Result {
  author: string | null;
  seq: number | null;
  outcome: string;
  position?: number;
  receivedAt?: string;
  reason?: string;
}

async function sealText(text: string | Uint8Array, to = recipient): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(to);
  return Buffer.from(await encrypter.encrypt(text)).toString("base64url");
}

const seal = async ({ entry: { header, payload, signature } }: MadeEntry) => ({
  header,
  sealed: await sealText(payload!),
  signature,
});

async function pushSealed(entries: readonly unknown[]): Promise<Result[]> {
  const { status, body } = await server.post("/api/sync/push-sealed", { entries }, device.auth);
  expect(status).toBe(200);
  const { results } = body as { results: Result[] };
  expect(results).toHaveLength(entries.length);
  return results;
}

test("S50 sealed entries come into the log with the very texts that were signed, and a plain push of them is a duplicate", async () => {
  const made = device.tablet.makeMany(3);
  const receivedAt = new Date(server.clock.nowMs).toISOString();
  const results = await pushSealed(await Promise.all(made.map(seal)));
  const { author } = device.tablet;
  expect(results).toMatchObject([0, 1, 2].map((seq) => ({ author, seq, outcome: "inserted", receivedAt })));
  const pulled = await server.request("/api/sync/pull?after=0&limit=500", { headers: device.auth });
  const own = (pulled.body as { entries: WireEntry[] }).entries.filter(({ header }) => header.includes(author));
  expect(own).toMatchObject(made.map(({ entry }) => entry));
  const again = await server.post("/api/sync/push", { entries: made.map(({ entry }) => entry) }, device.auth);
  expect((again.body as { results: Result[] }).results.map(({ outcome, position }) => [outcome, position])).toEqual(
    results.map(({ position }) => ["duplicate", position]),
  );
});

test("S50 one that does not open is rejected as malformed, and the others go on", async () => {
  const [first, second] = [device.tablet.make(), device.tablet.make()];
  const sealed = await seal(second);
  const cut = { ...sealed, sealed: sealed.sealed.slice(0, -20) };
  const foreign = { ...sealed, sealed: randomBytes(300).toString("base64url") };
  const notText = { ...sealed, sealed: await sealText(Uint8Array.of(0xff, 0xfe)) };
  const results = await pushSealed([cut, await seal(first), foreign, notText, null, { ...sealed, more: 1 }, sealed]);
  const malformed = ["rejected", "malformed"];
  expect(results.map(({ outcome, reason }) => (reason === undefined ? [outcome] : [outcome, reason]))).toEqual([
    malformed,
    ["inserted"],
    malformed,
    malformed,
    malformed,
    malformed,
    ["inserted"],
  ]);
});

test("S50 a payload that is not the one that was signed is refused as in a push", async () => {
  const { entry } = device.tablet.make();
  const results = await pushSealed([{ ...(await seal(device.tablet.make())), header: entry.header }]);
  expect(results).toMatchObject([{ outcome: "rejected" }]);
});

test("S50 has the limits of a push, for those who are signed in", async () => {
  const many = await server.post("/api/sync/push-sealed", { entries: new Array(501).fill(null) }, device.auth);
  expect([many.status, problemOf(many)]).toEqual([413, "/problems/too-large"]);
  const noList = await server.post("/api/sync/push-sealed", { entries: {} }, device.auth);
  expect([noList.status, problemOf(noList)]).toEqual([400, "/problems/not-a-push"]);
  const nobody = await server.post("/api/sync/push-sealed", { entries: [] });
  expect([nobody.status, problemOf(nobody)]).toEqual([401, "/problems/not-signed-in"]);
});

test("S50 whatever is altered in a sealed push, the server answers each entry and stays up", async () => {
  const random = createSeededRandom("sealed push");
  const sealed = await seal(device.tablet.make());
  for (let round = 0; round < 60; round++) {
    const text = JSON.stringify({ entries: [sealed, sealed] });
    const at = random.below(text.length);
    const body = text.slice(0, at) + String.fromCharCode(random.between(32, 126)) + text.slice(at + 1);
    const reply = await server.request("/api/sync/push-sealed", {
      method: "POST",
      headers: { "content-type": "application/json", ...device.auth },
      body,
    });
    if (reply.status === 200) expect((reply.body as { results: Result[] }).results.length).toBeLessThanOrEqual(2);
    else expect(["/problems/not-json", "/problems/not-a-push"]).toContain(problemOf(reply));
  }
  expect((await server.request("/api/health")).status).toBe(200);
});
