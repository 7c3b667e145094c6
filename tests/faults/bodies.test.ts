import { request as httpRequest } from "node:http";
import { constants, createGzip, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSeededRandom } from "../support/seeded-random.ts";
import {
  problemOf,
  startTestServer,
  type EnrolledTablet,
  type Reply,
  type TestServer,
} from "../contract/http-server.ts";

const mebibyte = 1024 * 1024;

let server: TestServer;
let device: EnrolledTablet;
beforeAll(async () => {
  server = await startTestServer();
  device = await server.enrol("WA-URM-0001");
});
afterAll(() => server.stop());

const push = (body: BodyInit, headers: Record<string, string> = {}): Promise<Reply> =>
  server.request("/api/sync/push", {
    method: "POST",
    headers: { "content-type": "application/json", ...device.auth, ...headers },
    body,
  });

/** The server still takes what is right. */
async function expectService(): Promise<void> {
  const { body } = await server.post("/api/sync/push", { entries: [device.tablet.make().entry] }, device.auth);
  expect(body).toMatchObject({ results: [{ outcome: "inserted" }] });
}

/** How much more memory the process holds at most while `work` runs, in MiB. */
async function growthOf(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  try {
    await work();
  } finally {
    clearInterval(look);
  }
  return (most - before) / mebibyte;
}

describe("fault 28: a body that is broken, huge or deep", () => {
  test.each([
    ["nothing", ""],
    ["half of an object", '{"entries":['],
    ["a word", "entries"],
    ["a number", "1e999"],
    ["a list", "[]"],
    ["null", "null"],
    ["entries that are no list", '{"entries":{"length":1}}'],
    ["a prototype", '{"__proto__":{"entries":[]}}'],
    ["a constructor", '{"constructor":{"prototype":{"entries":[]}}}'],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ["lists in lists, a million deep", "[".repeat(1_000_000)],
    ["lists in lists, closed again", "[".repeat(500_000) + "]".repeat(500_000)],
    ["objects in objects", '{"entries":'.repeat(300_000) + "1" + "}".repeat(300_000)],
    ["a name of a megabyte", `{"${"x".repeat(1_000_000)}":1}`],
    ["a number of a megabyte", `{"entries":${"9".repeat(1_000_000)}}`],
  ])("fault 28: %s is answered with 400 and nothing is kept", async (_what, body) => {
    const before = await server.store.size();
    const reply = await push(body);
    expect(reply.status).toBe(400);
    expect(problemOf(reply)).toMatch(/^\/problems\/(?:not-json|not-a-push)$/);
    expect(await server.store.size()).toBe(before);
  });

  test("fault 28: over four mebibytes is 413, without being read to its end", async () => {
    const growth = await growthOf(async () => {
      const reply = await push(Buffer.alloc(4 * mebibyte + 1, 0x20));
      expect([reply.status, problemOf(reply)]).toEqual([413, "/problems/too-large"]);
    });
    expect(growth).toBeLessThan(64);
  });

  test("fault 28: an entry whose texts are broken or deep is rejected, and the others go in", async () => {
    const deep = "[".repeat(20_000) + "]".repeat(20_000);
    const good = device.tablet.make().entry;
    const texts = ["{", deep, `{"format":${deep}}`, '{"format":1,"format":2}', "null", "\u0000"];
    const bad = texts.flatMap((text) => [
      { ...good, header: text },
      { ...good, payload: text },
    ]);
    const { status, body } = await server.post("/api/sync/push", { entries: [...bad, good] }, device.auth);
    expect(status).toBe(200);
    const { results } = body as { results: { outcome: string }[] };
    expect(results).toHaveLength(bad.length + 1);
    expect(results.slice(0, -1).every(({ outcome }) => outcome === "rejected")).toBe(true);
    expect(results.at(-1)).toMatchObject({ outcome: "inserted" });
  });

  test("fault 28: whatever is changed in a good body, the answer is a problem or a result, never a failure", async () => {
    const seed = "fault-28";
    const random = createSeededRandom(seed);
    const good = Buffer.from(JSON.stringify({ entries: device.tablet.makeMany(2).map(({ entry }) => entry) }));
    for (let round = 0; round < 150; round++) {
      const body = Buffer.from(good);
      const changes = 1 + random.below(4);
      for (let change = 0; change < changes; change++) body[random.below(body.length)] = random.below(256);
      const cut = random.below(3) === 0 ? body.subarray(0, random.below(body.length)) : body;
      const reply = await push(cut);
      expect([200, 400], `seed ${seed}, round ${round}`).toContain(reply.status);
      if (reply.status === 400) expect(problemOf(reply)).toMatch(/^\/problems\//);
    }
    await expectService();
  });
});

/** Sends zeros as gzip, as many as the server takes; gives its answer. */
function sendBomb(path: string, sizeBytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      server.url + path,
      {
        method: "POST",
        headers: { "content-type": "application/json", "content-encoding": "gzip", ...device.auth },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode!);
      },
    );
    request.on("error", (error: NodeJS.ErrnoException) => {
      // It answered and closed before all was sent.
      if (error.code !== "EPIPE" && error.code !== "ECONNRESET") reject(error);
    });
    const gzip = createGzip({ level: constants.Z_BEST_SPEED });
    const zeros = Buffer.alloc(mebibyte);
    gzip.pipe(request);
    const feed = (left: number): void => {
      if (left === 0 || request.destroyed) return void gzip.end();
      if (gzip.write(zeros)) setImmediate(feed, left - 1);
      else gzip.once("drain", () => feed(left - 1));
    };
    feed(sizeBytes / mebibyte);
  });
}

describe("fault 29: a gzip bomb", () => {
  test("fault 29: a gibibyte of zeros is 413, and memory stays bounded", async () => {
    let status = 0;
    const growth = await growthOf(async () => {
      status = await sendBomb("/api/sync/push", 1024 * mebibyte);
    });
    expect(status).toBe(413);
    // The test's own compressor included.
    expect(growth).toBeLessThan(160);
    await expectService();
  });

  test("fault 29: a bomb small enough to be sent whole stops at the limit, on every road", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * mebibyte));
    expect(bomb.length).toBeLessThan(256 * 1024);
    const growth = await growthOf(async () => {
      for (const path of ["/api/sync/push", "/api/login", "/api/session", "/api/enrol"]) {
        const reply = await server.request(path, {
          method: "POST",
          headers: { "content-type": "application/json", "content-encoding": "gzip", ...device.auth },
          body: new Uint8Array(bomb),
        });
        expect([reply.status, problemOf(reply)]).toEqual([413, "/problems/too-large"]);
      }
    });
    expect(growth).toBeLessThan(96);
  });

  test("fault 29: gzip in gzip, gzip cut short and gzip that is none are 400 or 415", async () => {
    const once = gzipSync('{"entries":[]}');
    const ask = async (body: Buffer, encoding = "gzip") =>
      (await push(new Uint8Array(body), { "content-encoding": encoding })).status;
    expect(await ask(gzipSync(once))).toBe(400);
    expect(await ask(once.subarray(0, 12))).toBe(400);
    expect(await ask(Buffer.from("plain"))).toBe(400);
    expect(await ask(once, "br")).toBe(415);
    expect(await ask(once, "gzip, gzip")).toBe(415);
    expect(await ask(once)).toBe(200);
  });
});
