/** The server's log over HTTP, checked with the recursive definitions of `tests/vectors/wire-log.ts` and Node's crypto alone. */
import { createHash, createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryType } from "../vectors/wire-entries.ts";
import { inclusionPath, leafHash, treeHash } from "../vectors/wire-log.ts";
import { problemOf, startTestServer, type EnrolledTablet, type TestServer } from "./http-server.ts";
import { preAuth, type MadeEntry } from "./wire-tablet.ts";

let server: TestServer;
let device: EnrolledTablet;
let origin: string;
let publicKey: string;
/** Hash and time of receipt of each entry of the log, in its order: the tablet's, and the acts of the office. */
const log: { hash: string; receivedAt: string; made?: MadeEntry }[] = [];

beforeAll(async () => {
  server = await startTestServer();
  device = await server.enrol("WA-URM-0001");
  const { body } = await server.post("/api/enrol", {
    code: await server.makeCode("WA-URM-0002"),
    publicKey: createHash("sha256").update("another").digest("base64url"),
    device: { name: "t", platform: "t" },
  });
  publicKey = (body as { server: { publicKey: string } }).server.publicKey;
  origin = `amanat/wa-1394/${publicKey}`;
  await addActs();
});
afterAll(() => server.stop());

/** What the server recorded itself since the last look. */
async function addActs(): Promise<void> {
  const { entries } = await server.store.readRange(log.length, 1000);
  for (const { header, receivedAt } of entries) {
    expect(JSON.parse(header)).toMatchObject({ type: "office.acted" });
    log.push({ hash: createHash("sha256").update(preAuth(entryType, header)).digest("base64url"), receivedAt });
  }
}

interface Result {
  position: number;
  receivedAt: string;
}

async function push(count: number): Promise<string> {
  const made = device.tablet.makeMany(count);
  const { body } = await server.post("/api/sync/push", { entries: made.map(({ entry }) => entry) }, device.auth);
  const { results, checkpoint } = body as { results: Result[]; checkpoint: string };
  results.forEach(({ position, receivedAt }, at) => {
    log[position - 1] = { hash: made[at]!.hash, receivedAt, made: made[at]! };
  });
  return checkpoint;
}

const leafTextOf = ({ hash, receivedAt }: { hash: string; receivedAt: string }) =>
  `amanat-leaf-v1\n${hash}\n${receivedAt}\n`;
const leaves = () => log.map((entry) => leafHash(leafTextOf(entry)));

/** Size and root of a checkpoint whose signature holds. */
function open(note: string): { size: number; root: string; time: string | undefined } {
  const [text, line] = [note.slice(0, note.lastIndexOf("\n\n") + 1), note.slice(note.lastIndexOf("\n\n") + 2)];
  const [name, base64] = line.slice(2, -1).split(" ");
  const bytes = Buffer.from(base64!, "base64");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
  const prefix = Buffer.concat([Buffer.from(`${origin}\n\u0001`), Buffer.from(publicKey, "base64url")]);
  expect(name).toBe(origin);
  expect(bytes.subarray(0, 4)).toEqual(createHash("sha256").update(prefix).digest().subarray(0, 4));
  expect(verify(null, Buffer.from(text), key, bytes.subarray(4))).toBe(true);
  const [first, size, root, time] = text.split("\n");
  expect(first).toBe(origin);
  return { size: Number(size), root: root!, time: /^time (.*)$/.exec(time ?? "")?.[1] };
}

const rootOf = (size: number) => treeHash(leaves().slice(0, size)).toString("base64");

async function getBytes(path: string): Promise<Buffer> {
  const response = await fetch(`${server.url}/api/log/tile/${path}`);
  expect(`${path} ${response.status}`).toBe(`${path} 200`);
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(response.headers.get("cache-control")).toContain("immutable");
  return Buffer.from(await response.arrayBuffer());
}

describe("the log over HTTP", () => {
  test("T16 a log without a push has a checkpoint", async () => {
    const { body, headers } = await server.request("/api/log/checkpoint");
    expect(log.length).toBeGreaterThan(0);
    expect(open(body as string)).toMatchObject({ size: log.length, root: rootOf(log.length) });
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("T16 each push answers a checkpoint that covers it", async () => {
    for (const count of [1, 2, 240, 3, 266 - 246 - log.length]) {
      const checkpoint = await push(count);
      const time = new Date(server.clock.nowMs).toISOString();
      expect(open(checkpoint)).toEqual({ size: log.length, root: rootOf(log.length), time });
      expect((await server.request("/api/log/checkpoint")).body).toBe(checkpoint);
      server.clock.nowMs += 1000;
    }
  });

  test("T19 tiles are those of the entries, partial ones too, for anybody", async () => {
    const all = Buffer.concat(leaves());
    expect(await getBytes("0/000")).toEqual(all.subarray(0, 256 * 32));
    expect(await getBytes("0/001.p/10")).toEqual(all.subarray(256 * 32));
    expect(await getBytes("0/001.p/3")).toEqual(all.subarray(256 * 32, 259 * 32));
    expect(await getBytes("1/000.p/1")).toEqual(treeHash(leaves().slice(0, 256)));
    const texts = log.slice(256, 260).map((entry) => Buffer.from(leafTextOf(entry)));
    const bundle = Buffer.concat(texts.flatMap((text) => [Buffer.from([0, text.length]), text]));
    expect(await getBytes("entries/001.p/4")).toEqual(bundle);
  });

  test.each([
    "0/001",
    "0/001.p/11",
    "0/002.p/1",
    "1/000",
    "1/000.p/2",
    "2/000.p/1",
    "entries/001",
    "0/1",
    "x",
    "entries/9",
  ])("T19 there is no tile %s", async (path) => {
    expect(problemOf(await server.request(`/api/log/tile/${path}`))).toBe("/problems/not-found");
  });

  test("T19 receipts prove each entry under the newest checkpoint", async () => {
    const { body: checkpoint } = await server.request("/api/log/checkpoint");
    for (const position of [log.findIndex(({ made }) => made) + 1, 20, 100, 256, 257, 266]) {
      const { made, receivedAt, hash } = log[position - 1]!;
      if (made === undefined) throw new Error(`position ${position} is none of the tablet's`);
      const reply = await server.request(`/api/receipts/${made.author}/${made.seq}`, { headers: device.auth });
      expect(reply.status).toBe(200);
      const path = inclusionPath(position - 1, leaves()).map((part) => `${part.toString("base64")}\n`);
      const extra = Buffer.from(leafTextOf({ hash, receivedAt })).toString("base64");
      expect(reply.body).toBe(
        `c2sp.org/tlog-proof@v1\nextra ${extra}\nindex ${position - 1}\n${path.join("")}\n${String(checkpoint)}`,
      );
    }
  });

  test("T19 receipts are for who may read the entry, and tell nobody else that it is there", async () => {
    const made = log.find((entry) => entry.made)!.made!;
    const path = `/api/receipts/${made.author}/0`;
    const neighbour = await server.enrol("WA-URM-0003");
    expect(problemOf(await server.request(path))).toBe("/problems/not-signed-in");
    expect(problemOf(await server.request(path, { headers: neighbour.auth }))).toBe("/problems/not-found");
    const nothing = `/api/receipts/${made.author}/9999`;
    expect(problemOf(await server.request(nothing, { headers: device.auth }))).toBe("/problems/not-found");
    const cookie = await server.login("province");
    expect((await server.request(path, { headers: { cookie } })).status).toBe(200);
  });

  test("T16 held entries come in with the time at which they were first received", async () => {
    const [first, second] = device.tablet.makeMany(2) as [MadeEntry, MadeEntry];
    await server.post("/api/sync/push", { entries: [second.entry] }, device.auth);
    const heldAt = new Date(server.clock.nowMs).toISOString();
    server.clock.nowMs += 60_000;
    const firstAt = new Date(server.clock.nowMs).toISOString();
    await addActs();
    const { body } = await server.post("/api/sync/push", { entries: [first.entry] }, device.auth);
    log.push(
      { hash: first.hash, receivedAt: firstAt, made: first },
      { hash: second.hash, receivedAt: heldAt, made: second },
    );
    const { checkpoint } = body as { checkpoint: string };
    expect(open(checkpoint)).toEqual({ size: log.length, root: rootOf(log.length), time: firstAt });
  });
});
