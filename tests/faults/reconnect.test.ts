import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type EnrolledTablet, type TestServer } from "../contract/http-server.ts";

/** Enough of them at once to meet the limits: here nothing may be lost; how quickly it goes is not asked. */
const tabletCount = 60;
const backlogEntries = 20;
const unit = "WA-URM-0001";

let server: TestServer;
let tablets: EnrolledTablet[];
beforeAll(async () => {
  // As it runs in an office, limits and all.
  server = await startTestServer({ requestsPerMinute: 3000, bytesPerMinute: 512 * 1024 * 1024 });
  const cookie = await server.login("province");
  tablets = [];
  for (let count = 0; count < tabletCount; count++) {
    if (count % 20 === 0) server.clock.nowMs += 61_000;
    tablets.push(await server.enrol(unit));
  }
  expect(cookie).not.toBe("");
}, 120_000);
afterAll(() => server.stop());

const sessionType = "application/vnd.amanat.session.v1";

/** What a tablet does when it finds the network again: a new token, then its backlog, each told to wait as long as it takes. */
async function reconnect({ tablet }: EnrolledTablet): Promise<number> {
  const { author } = tablet;
  const { body: challenge } = await insist(() => server.post("/api/session/challenge", { author }));
  const { nonce } = challenge as { nonce: string };
  const signature = tablet.sign(sessionType, nonce);
  const { body: session } = await insist(() => server.post("/api/session", { author, nonce, signature }));
  const auth = { authorization: `Bearer ${(session as { token: string }).token}` };
  const entries = tablet.makeMany(backlogEntries).map(({ entry }) => entry);
  let inserted = 0;
  for (let at = 0; at < entries.length; at += 5) {
    const batch = { entries: entries.slice(at, at + 5) };
    // The reply may be lost: the same again is answered alike.
    for (let times = 0; times < 2; times++) {
      const { body } = await insist(() => server.post("/api/sync/push", batch, auth));
      const { results } = body as { results: { outcome: string }[] };
      inserted += results.filter(({ outcome }) => outcome === "inserted").length;
    }
  }
  return inserted;
}

/** Asks until it is neither told to wait nor that the server is busy. */
async function insist(ask: () => ReturnType<TestServer["post"]>): ReturnType<TestServer["post"]> {
  for (;;) {
    const reply = await ask();
    if (reply.status !== 429 && reply.status !== 503) {
      expect(reply.status).toBe(200);
      return reply;
    }
    server.clock.nowMs += Number(reply.headers.get("retry-after")) * 1000;
  }
}

test("fault 32: ten times the load, all reconnecting at once: nothing is lost and nothing doubled", async () => {
  const before = await server.store.size();
  const inserted = await Promise.all(tablets.map(reconnect));
  expect(inserted).toEqual(tablets.map(() => backlogEntries));
  expect((await server.store.size()) - before).toBe(tabletCount * backlogEntries);
  const heads = (await server.store.heads({ path: "WA/" })) as Record<string, number>;
  for (const { tablet } of tablets) expect(heads[tablet.author]).toBe(backlogEntries - 1);
});
