import { existsSync } from "node:fs";
import { join } from "node:path";
import { deflateSync, crc32 } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  problemOf,
  startTestServer,
  type EnrolledTablet,
  type Reply,
  type TestServer,
} from "../contract/http-server.ts";
import { sha256 } from "../contract/wire-tablet.ts";

const tus = { "tus-resumable": "1.0.0" };
const base64 = (text: string) => Buffer.from(text).toString("base64");

let server: TestServer;
let device: EnrolledTablet;
beforeAll(async () => {
  server = await startTestServer();
  device = await server.enrol("WA-URM-0001");
});
afterAll(() => server.stop());

interface Sent {
  hash: string;
  seq: number;
  /** Files an entry that names the file, then sends the file; the last answer. */
  reply: Reply;
}

async function create(hash: string, seq: number, sizeBytes: number): Promise<Reply> {
  const metadata = { sha256: hash, author: device.tablet.author, seq: String(seq) };
  const text = Object.entries(metadata).map(([key, value]) => `${key} ${base64(value)}`);
  const headers = { ...tus, ...device.auth, "upload-length": String(sizeBytes), "upload-metadata": text.join(",") };
  return server.request("/api/evidence", { method: "POST", headers });
}

async function send(bytes: Buffer, mediaType: string): Promise<Sent> {
  const hash = sha256(bytes);
  const made = device.tablet.make({ evidence: [{ sha256: hash, sizeBytes: bytes.length, mediaType, name: "file" }] });
  const pushed = await server.post("/api/sync/push", { entries: [made.entry] }, device.auth);
  expect(pushed.body).toMatchObject({ results: [{ outcome: "inserted" }] });
  const created = await create(hash, made.seq, bytes.length);
  if (created.status !== 201) return { hash, seq: made.seq, reply: created };
  const reply = await server.request(new URL(created.headers.get("location")!, server.url).pathname, {
    method: "PATCH",
    headers: { ...tus, ...device.auth, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
    body: Uint8Array.from(bytes),
  });
  return { hash, seq: made.seq, reply };
}

const isKept = (hash: string) =>
  existsSync(join(server.dataPath, "evidence", Buffer.from(hash, "base64url").toString("hex")));

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "ascii"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A sound PNG of one colour: a few hundred kilobytes that open to as many pixels as its header says. */
function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * Math.min(height, 60_000)));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const photo = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: "#0a4a50" } })
    .jpeg()
    .toBuffer();

/** After EOI: an archive's end, which unpackers look for from behind. */
const archiveEnd = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
const comment = (text: string) => {
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([head, Buffer.from(text, "latin1")]);
};
const withComment = (bytes: Buffer, text: string) =>
  Buffer.concat([bytes.subarray(0, 2), comment(text), bytes.subarray(2)]);

test.each([
  ["a picture of 2,500 million pixels", () => png(50_000, 50_000), "image/png", "too-many-pixels"],
  ["a picture of one endless line", () => png(2_000_000_000, 1), "image/png", "too-many-pixels"],
  [
    "SVG",
    () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
    "image/svg+xml",
    "disguised",
  ],
  ["a page", () => Buffer.from("<!doctype html><script>1</script>"), "text/html", "disguised"],
  ["a page that is called a photo", () => Buffer.from("<!doctype html><script>1</script>"), "image/jpeg", "disguised"],
  ["a program that is called a photo", () => Buffer.from("#!/bin/sh\nexit 0"), "image/jpeg", "disguised"],
  ["too many pixels under another name", () => png(40_000, 6_000), "application/octet-stream", "too-many-pixels"],
  ["a PNG that is called a JPEG", () => png(10, 10), "image/jpeg", "differs"],
])("fault 30: %s is refused with its reason, and its entry stays", async (_what, make, mediaType, reason) => {
  const { hash, seq, reply } = await send(make(), mediaType);
  expect([reply.status, problemOf(reply)]).toEqual([415, `/problems/evidence-${reason}`]);
  expect((reply.body as { fa: { detail: string } }).fa.detail).not.toBe("");
  expect(isKept(hash)).toBe(false);
  const place = await server.store.findPlace(device.tablet.author as never, seq as never);
  expect(place.kind).toBe("entry");
});

test.each([
  ["a page", async () => withComment(await photo(), "<html><body><script>1</script>")],
  ["a document", async () => withComment(await photo(), "%PDF-1.4")],
  ["a program of a server", async () => withComment(await photo(), "<?php 1;")],
  ["an archive", async () => Buffer.concat([await photo(), archiveEnd])],
])("fault 30: a photo that is %s as well is refused with its reason", async (_what, make) => {
  const { hash, reply } = await send(await make(), "image/jpeg");
  expect([reply.status, problemOf(reply)]).toEqual([415, "/problems/evidence-disguised"]);
  expect(isKept(hash)).toBe(false);
});

test.each([
  [
    "SVG behind a long comment",
    () => Buffer.from(`<!--${"x".repeat(2000)}--><svg xmlns='http://www.w3.org/2000/svg'/>`),
  ],
  [
    "GIF",
    () =>
      sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
        .gif()
        .toBuffer(),
  ],
])("fault 30: %s that is called a photo is kept as it came, and no decoder is given it", async (_what, make) => {
  const bytes = await make();
  const { hash, reply } = await send(bytes, "image/jpeg");
  expect([reply.status, isKept(hash)]).toEqual([204, true]);
  const view = await server.request(`/api/evidence/${hash}/view`, { headers: device.auth });
  expect([view.status, problemOf(view)]).toEqual([422, "/problems/no-view"]);
});

test("fault 30: the desk is told why a file is missing, and a tablet before it sends it again", async () => {
  const bytes = png(50_000, 50_000);
  const { hash, seq } = await send(bytes, "image/png");
  for (const path of [`/api/evidence/${hash}`, `/api/evidence/${hash}/view`]) {
    const reply = await server.request(path, { headers: device.auth });
    expect([reply.status, problemOf(reply)]).toEqual([415, "/problems/evidence-too-many-pixels"]);
  }
  const again = await create(hash, seq, bytes.length);
  expect([again.status, problemOf(again)]).toEqual([415, "/problems/evidence-too-many-pixels"]);
});

test("fault 30: what only passes for a picture does not open, takes no memory and harms nobody else", async () => {
  // Its header tells a small size, its data unpack to much more.
  const liar = png(50_000, 50_000);
  liar.writeUInt32BE(100, 16);
  liar.writeUInt32BE(100, 20);
  const { hash, reply } = await send(liar, "image/png");
  expect(reply.status).toBe(204);
  const before = process.memoryUsage.rss();
  const view = await server.request(`/api/evidence/${hash}/view`, { headers: device.auth });
  expect([200, 422]).toContain(view.status);
  expect(process.memoryUsage.rss() - before).toBeLessThan(128 * 1024 * 1024);
  const good = await send(await photo(), "image/jpeg");
  expect(good.reply.status).toBe(204);
  expect((await server.request(`/api/evidence/${good.hash}/view`, { headers: device.auth })).status).toBe(200);
});
