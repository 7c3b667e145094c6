import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemOf, startTestServer, type EnrolledTablet, type TestServer } from "../contract/http-server.ts";
import { WireTablet, type WireEntry } from "../contract/wire-tablet.ts";

const unit = "WA-URM-0001";
const sessionType = "application/vnd.amanat.session.v1";

let server: TestServer;
let device: EnrolledTablet;
beforeAll(async () => {
  server = await startTestServer();
  device = await server.enrol(unit);
});
afterAll(() => server.stop());

async function push(entries: WireEntry[], headers: Record<string, string> = device.auth) {
  const { status, body } = await server.post("/api/sync/push", { entries }, headers);
  return { status, results: (body as { results?: { outcome: string; reason?: string }[] }).results ?? [] };
}

/** What the log says of refused entries. */
async function refusedEntries(): Promise<unknown[]> {
  const { body } = await server.request("/api/sync/pull?limit=1000", {
    headers: { cookie: await server.login("province") },
  });
  return (body as { entries: WireEntry[] }).entries.flatMap(({ header, payload }) => {
    if ((JSON.parse(header) as { type: string }).type !== "office.acted") return [];
    const { data } = JSON.parse(payload!) as { data: { act: string } };
    return data.act === "entry.refused" ? [data] : [];
  });
}

describe("fault 36: a forged signature", () => {
  test("fault 36: on an entry is rejected, never inserted, and the device's own work goes on", async () => {
    const before = await server.store.size();
    const honest = device.tablet.make();
    const other = new WireTablet(unit);
    const forgeries: WireEntry[] = [
      { ...honest.entry, signature: "A".repeat(86) },
      { ...honest.entry, signature: other.sign("application/vnd.amanat.entry.v1+json", honest.entry.header) },
      { ...honest.entry, signature: device.tablet.sign("application/other", honest.entry.header) },
      { ...honest.entry, header: honest.entry.header.replace('"p-0001"', '"p-0002"') },
    ];
    for (const forged of forgeries) {
      const { status, results } = await push([forged]);
      expect([status, results[0]]).toMatchObject([200, { outcome: "rejected", reason: "bad-signature" }]);
    }
    // What entered is the office's own note: the first is told at once, those of the next minutes are counted.
    expect(await server.store.size()).toBe(before + 1);
    expect(await refusedEntries()).toMatchObject([
      { details: { reason: "bad-signature", count: 1 }, subject: device.tablet.author },
    ]);
    expect((await push([honest.entry])).results[0]).toMatchObject({ outcome: "inserted" });
  });

  test("fault 36: on a challenge opens no session", async () => {
    const { body } = await server.post("/api/session/challenge", { author: device.tablet.author });
    const { nonce } = body as { nonce: string };
    const signature = new WireTablet(unit).sign(sessionType, nonce);
    const refused = await server.post("/api/session", { author: device.tablet.author, nonce, signature });
    expect([refused.status, problemOf(refused)]).toEqual([401, "/problems/session-refused"]);
  });
});

describe("fault 36: a device that nobody enrolled", () => {
  const stranger = new WireTablet(unit);

  test("fault 36: hands in nothing without a token, nor with one that it made itself", async () => {
    const { entry } = stranger.make();
    const claims = Buffer.from(JSON.stringify({ author: stranger.author, path: "WA/", revoked: false })).toString(
      "base64url",
    );
    for (const authorization of ["", "Bearer x", `Bearer ${claims}.${"A".repeat(43)}`]) {
      const reply = await server.post("/api/sync/push", { entries: [entry] }, { authorization });
      expect([reply.status, problemOf(reply)]).toEqual([401, "/problems/not-signed-in"]);
    }
  });

  test("fault 36: opens no session with its own good signature", async () => {
    const { body } = await server.post("/api/session/challenge", { author: stranger.author });
    const { nonce } = body as { nonce: string };
    const signature = stranger.sign(sessionType, nonce);
    const refused = await server.post("/api/session", { author: stranger.author, nonce, signature });
    expect([refused.status, problemOf(refused)]).toEqual([401, "/problems/session-refused"]);
  });

  test("fault 36: gets nothing into the log by another's hand either", async () => {
    const before = await server.store.size();
    const { results } = await push(stranger.makeMany(3).map(({ entry }) => entry));
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      Array.from({ length: 3 }, () => ["rejected", "unknown-author"]),
    );
    expect(await server.store.size()).toBe(before);
    expect(await server.store.findAuthor(stranger.author as never)).toBeUndefined();
  });
});
