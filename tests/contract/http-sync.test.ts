import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { problemOf, startTestServer, type EnrolledTablet, type TestServer } from "./http-server.ts";
import { WireTablet, sha256, type MadeEntry, type WireEntry } from "./wire-tablet.ts";

let server: TestServer;
let device: EnrolledTablet;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  device = await server.enrol("WA-URM-0001");
});

interface Result {
  author: string | null;
  seq: number | null;
  outcome: string;
  position?: number;
  receivedAt?: string;
  reason?: string;
}

const raw = (made: readonly MadeEntry[]) => made.map(({ entry }) => entry);

async function push(entries: readonly unknown[], from: EnrolledTablet = device): Promise<Result[]> {
  const { status, body } = await server.post("/api/sync/push", { entries }, from.auth);
  expect(status).toBe(200);
  const reply = body as { results: Result[]; checkpoint: unknown };
  expect(Object.keys(reply).toSorted()).toEqual(["checkpoint", "results"]);
  expect(reply.results).toHaveLength(entries.length);
  return reply.results;
}

const outcomes = (results: readonly Result[]) => results.map(({ outcome }) => outcome);

interface Page {
  entries: (WireEntry & { position: number; receivedAt: string })[];
  next: number;
  upTo: number;
}

async function pullAll(from: EnrolledTablet = device, limit = 500, after = 0): Promise<Page["entries"]> {
  const { status, body } = await server.request(`/api/sync/pull?after=${after}&limit=${limit}`, { headers: from.auth });
  expect(status).toBe(200);
  const { entries, next, upTo } = body as Page;
  return next >= upTo ? entries : [...entries, ...(await pullAll(from, limit, next))];
}

describe("push", () => {
  test("inserted: with a position and the time of the server's clock", async () => {
    const made = device.tablet.makeMany(2);
    const results = await push(raw(made));
    const receivedAt = new Date(server.clock.nowMs).toISOString();
    const { author } = device.tablet;
    expect(results).toMatchObject([
      { author, seq: 0, outcome: "inserted", receivedAt },
      { author, seq: 1, outcome: "inserted", receivedAt },
    ]);
    expect(results[1]!.position).toBe(results[0]!.position! + 1);
  });

  test("duplicate: with the first receipt, however often and however late", async () => {
    const made = device.tablet.makeMany(2);
    const first = await push(raw(made));
    server.clock.nowMs += 10 * 60_000;
    for (let again = 0; again < 3; again++) {
      expect(await push(raw(made))).toEqual(first.map((result) => ({ ...result, outcome: "duplicate" })));
    }
  });

  test("held, and inserted when the gap fills", async () => {
    const made = device.tablet.makeMany(3);
    expect(outcomes(await push(raw(made.slice(1))))).toEqual(["held", "held"]);
    expect(outcomes(await push([made[0]!.entry]))).toEqual(["inserted"]);
    expect(outcomes(await push(raw(made)))).toEqual(["duplicate", "duplicate", "duplicate"]);
  });

  test("forked: both branches are kept, the author is frozen", async () => {
    const [first, second] = device.tablet.makeMany(2);
    await push([first!.entry, second!.entry]);
    const other = device.tablet.make({ seq: 1, backlink: first!.hash });
    expect(outcomes(await push([other.entry, device.tablet.make().entry]))).toEqual(["forked", "forked"]);
    expect((await pullAll()).filter(({ header }) => header.includes(device.tablet.author))).toHaveLength(2);
  });

  const cases: [reason: string, spoil: (tablet: WireTablet) => WireEntry][] = [
    ["malformed", (tablet) => tablet.make({ header: { extra: 1 } }).entry],
    ["bad-payload-hash", (tablet) => ({ ...tablet.make().entry, payload: `{"salt":""}` })],
    ["unknown-author", (tablet) => tablet.make({ header: { unit: "WA-KHO-0001" } }).entry],
    ["wrong-election", (tablet) => tablet.make({ header: { election: "other" } }).entry],
    ["too-large", (tablet) => tablet.make({ header: { subject: "s".repeat(2500) } }).entry],
    ["too-large", (tablet) => tablet.make({ data: { note: "n".repeat(70_000) } }).entry],
  ];
  test.each(cases)("rejected (%s, %#): the others are inserted, those behind it too", async (reason, spoil) => {
    const { tablet } = device;
    const batch = [tablet.make().entry, spoil(tablet), tablet.make().entry];
    const results = await push(batch);
    expect(outcomes(results)).toEqual(["inserted", "rejected", "inserted"]);
    expect(results[1]).toEqual({ author: tablet.author, seq: 1, outcome: "rejected", reason });
    const { body } = await server.request("/api/sync/heads", { headers: device.auth });
    expect((body as { heads: Record<string, number> }).heads[tablet.author]).toBe(2);
  });

  test("rejected (bad-signature): any byte of the signature, the header or the payload that is another", async () => {
    const { entry } = device.tablet.make();
    const otherLetter = (text: string, at: number) =>
      `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;
    const results = await push([
      { ...entry, signature: otherLetter(entry.signature, 10) },
      { ...entry, header: entry.header.replace("report.filed", "report.failed") },
      { ...entry, header: entry.header.replace('"payloadSize":', '"payloadSize": ') },
    ]);
    expect(results.map(({ reason }) => reason)).toEqual(["bad-signature", "bad-signature", "bad-signature"]);
    expect(outcomes(await push([entry]))).toEqual(["inserted"]);
  });

  test("rejected (unknown-author): a device that was never enrolled, or that belongs to another place", async () => {
    const stranger = new WireTablet("WA-URM-0001");
    const khoy = await server.enrol("WA-KHO-0001");
    const results = await push([stranger.make().entry, khoy.tablet.make().entry]);
    expect(results.map(({ reason }) => reason)).toEqual(["unknown-author", "unknown-author"]);
  });

  test("rejected (malformed): what cannot be read has no author and no seq", async () => {
    const results = await push([null, [], {}, { header: "", payload: "", signature: "" }]);
    expect(new Set(results.map((result) => JSON.stringify(result)))).toEqual(
      new Set([JSON.stringify({ author: null, seq: null, outcome: "rejected", reason: "malformed" })]),
    );
  });

  test("an entry type that this server does not know is stored and given on", async () => {
    const made = device.tablet.make({ header: { type: "case.reopened", typeVersion: 9 } });
    expect(outcomes(await push([made.entry]))).toEqual(["inserted"]);
    expect((await pullAll()).at(-1)!.header).toBe(made.entry.header);
  });

  test("an empty push is answered", async () => {
    expect(await push([])).toEqual([]);
  });

  test.each([
    ["of no type", {}],
    ["of no type, as gzip", { "content-encoding": "gzip" }],
    ["with a charset", { "content-type": "application/json;charset=UTF-8" }],
  ])("a body %s is JSON like any other", async (_how, headers) => {
    const text = Buffer.from(JSON.stringify({ entries: raw(device.tablet.makeMany(2)) }));
    const { status, body } = await server.request("/api/sync/push", {
      method: "POST",
      headers: { ...device.auth, ...headers },
      // Bytes, for which fetch makes up no type.
      body: "content-encoding" in headers ? gzipSync(text) : text,
    });
    expect([status, outcomes((body as { results: Result[] }).results)]).toEqual([200, ["inserted", "inserted"]]);
  });

  test("500 entries at once, as gzip", async () => {
    const made = device.tablet.makeMany(500);
    const { status, body } = await server.request("/api/sync/push", {
      method: "POST",
      headers: { ...device.auth, "content-type": "application/json", "content-encoding": "gzip" },
      body: gzipSync(JSON.stringify({ entries: raw(made) })),
    });
    expect(status).toBe(200);
    expect(new Set(outcomes((body as { results: Result[] }).results))).toEqual(new Set(["inserted"]));
  });
});

describe("a push that is refused whole", () => {
  const send = (body: RequestInit["body"], headers: Record<string, string> = {}) =>
    server.request("/api/sync/push", {
      method: "POST",
      headers: { "content-type": "application/json", ...device.auth, ...headers },
      body: body!,
    });

  test.each([
    ["no JSON", "<html>captive portal</html>", {}, 400, "not-json"],
    ["nothing at all", "", {}, 400, "not-json"],
    ["cut short", `{"entries":[{"header":"`, {}, 400, "not-json"],
    ["another thing", `[]`, {}, 400, "not-a-push"],
    ["very deep", "[".repeat(4_000_000), {}, 400, "not-json"],
    ["gzip in name only", "plain", { "content-encoding": "gzip" }, 400, "not-json"],
    ["in an unknown encoding", "x", { "content-encoding": "br" }, 415, "unsupported-media-type"],
    ["of another type", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415, "unsupported-media-type"],
    ["501 entries", JSON.stringify({ entries: Array(501).fill({}) }), {}, 413, "too-large"],
    ["over 4 MiB", JSON.stringify({ entries: ["x".repeat(4 * 1024 * 1024)] }), {}, 413, "too-large"],
  ])("%s", async (_what, body, headers, status, problem) => {
    const reply = await send(body, headers as Record<string, string>);
    expect([reply.status, problemOf(reply)]).toEqual([status, `/problems/${problem}`]);
  });

  test("a gigabyte of zeros in a megabyte of gzip: refused, and memory stays bounded", async () => {
    // Members of a gzip file follow one another: sixteen of 64 MiB.
    const bomb = Buffer.concat(Array(16).fill(gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })));
    const before = process.memoryUsage().rss;
    const reply = await send(bomb, { "content-encoding": "gzip" });
    expect([reply.status, problemOf(reply)]).toEqual([413, "/problems/too-large"]);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test("without a session", async () => {
    const reply = await send(`{"entries":[]}`, { authorization: "" });
    expect([reply.status, problemOf(reply)]).toEqual([401, "/problems/not-signed-in"]);
  });
});

describe("pull and heads", () => {
  test("give the caller's subtree, byte for byte, each entry once", async () => {
    const made = device.tablet.makeMany(5);
    const other = await server.enrol("WA-URM-0002");
    await push(raw(made));
    await push(raw(other.tablet.makeMany(2)), other);
    const entries = await pullAll(device, 2);
    expect(new Set(entries.map(({ position }) => position)).size).toBe(entries.length);
    const own = entries.filter(({ header }) => header.includes(device.tablet.author));
    expect(own.map(({ header, payload, signature }) => ({ header, payload, signature }))).toEqual(raw(made));
    expect(entries.some(({ header }) => header.includes(other.tablet.author))).toBe(false);
    const { body } = await server.request("/api/sync/heads", { headers: device.auth });
    const { heads } = body as { heads: Record<string, number> };
    expect(heads[device.tablet.author]).toBe(4);
    expect(heads).not.toHaveProperty(other.tablet.author);
  });

  test("a desk user reads a county", async () => {
    await push(raw(device.tablet.makeMany(1)));
    const cookie = await server.login("urmia");
    const { status, body } = await server.request("/api/sync/heads", { headers: { cookie } });
    expect(status).toBe(200);
    expect((body as { heads: Record<string, number> }).heads[device.tablet.author]).toBe(0);
  });

  test.each(["after=-1", "after=x", "limit=0", "after=1.5"])("%s is no page", async (query) => {
    const reply = await server.request(`/api/sync/pull?${query}`, { headers: device.auth });
    expect([reply.status, problemOf(reply)]).toEqual([400, "/problems/invalid-request"]);
  });
});

describe("the stream of events", () => {
  test("says that the log has grown", async () => {
    const abort = new AbortController();
    const response = await fetch(`${server.url}/api/sync/stream`, { headers: device.auth, signal: abort.signal });
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const events = readEvents(response);
    const first = (await events.next()).value!;
    expect(first.event).toBe("position");
    const [result] = await push([device.tablet.make().entry]);
    for await (const { event, data } of events) {
      if (event === "position" && (data as { upTo: number }).upTo >= result!.position!) break;
    }
    abort.abort();
  });

  test("says that a reference collection has changed, and that there is a new notice", async () => {
    const abort = new AbortController();
    const response = await fetch(`${server.url}/api/sync/stream`, { headers: device.auth, signal: abort.signal });
    const events = readEvents(response);
    await events.next();
    const document = { id: "n-1", unit: "WA", title: { fa: "ف", en: "e" }, body: { fa: "ف", en: "e" } };
    await server.store.putReference("notices", [{ id: "n-1", unit: "WA", document }]);
    const heard: unknown[] = [];
    for await (const { event, data } of events) {
      if (event !== "position") heard.push([event, data]);
      if (heard.length === 2) break;
    }
    expect(heard).toEqual([
      ["reference", { collections: ["notices"] }],
      ["notice", {}],
    ]);
    abort.abort();
  });

  test("has no HEAD, which would never end", async () => {
    const reply = await server.request("/api/sync/stream", { method: "HEAD", headers: device.auth });
    expect([reply.status, reply.headers.get("allow")]).toEqual([405, "GET"]);
  });

  test("is not given to those who are not signed in", async () => {
    expect((await server.request("/api/sync/stream")).status).toBe(401);
  });
});

async function* readEvents(response: Response): AsyncGenerator<{ event: string; data: unknown }> {
  let text = "";
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop()!;
    for (const block of blocks) {
      const event = /^event: (.+)$/m.exec(block)?.[1];
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) };
    }
  }
}

test("an entry's hash is the SHA-256 of its pre-authentication encoding", () => {
  const { entry, hash } = device.tablet.make();
  const type = "application/vnd.amanat.entry.v1+json";
  expect(sha256(`DSSEv1 36 ${type} ${Buffer.byteLength(entry.header)} ${entry.header}`)).toBe(hash);
});
