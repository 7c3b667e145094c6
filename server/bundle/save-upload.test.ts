import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { saveUpload } from "./save-upload.ts";

const folder = mkdtempSync(join(tmpdir(), "amanat-save-upload-"));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const newPath = () => join(folder, String((count += 1)));
const kibibyte = 1024;
const content = Buffer.from("bundle ".repeat(1000));
const inPieces = (bytes: Buffer) => Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]);

test.each([
  ["plain", false, content],
  ["gzip", true, gzipSync(content)],
  ["gzip in two members", true, Buffer.concat([gzipSync(content.subarray(0, 99)), gzipSync(content.subarray(99))])],
])("%s: the file is what was packed, and so is its hash", async (_how, isGzip, sent) => {
  const path = newPath();
  const hash = await saveUpload(inPieces(sent), path, { isGzip, mostBytes: content.length });
  expect(readFileSync(path).equals(content)).toBe(true);
  expect(hash).toBe(createHash("sha256").update(content).digest("base64url"));
});

test.each([
  ["too long", false, content, content.length - 1, "bundle-too-large"],
  ["too long once unpacked", true, gzipSync(content), content.length - 1, "bundle-too-large"],
  ["no gzip", true, content, 1e6, "invalid-request"],
  ["cut gzip", true, gzipSync(content).subarray(0, -9), 1e6, "invalid-request"],
])("%s is refused", async (_what, isGzip, sent, mostBytes, problem) => {
  await expect(saveUpload(inPieces(sent), newPath(), { isGzip, mostBytes })).rejects.toMatchObject({ problem });
});

test("a bomb is stopped at the limit, and who sends it can still be answered", async () => {
  const bomb = gzipSync(Buffer.alloc(64 * kibibyte * kibibyte));
  const path = newPath();
  const body = new PassThrough();
  // More is announced than comes: nothing waits for the end.
  body.write(bomb);
  const saving = saveUpload(body, path, { isGzip: true, mostBytes: 100 * kibibyte });
  await expect(saving).rejects.toMatchObject({ problem: "bundle-too-large" });
  expect(statSync(path).size).toBeLessThanOrEqual(100 * kibibyte);
  expect(body.destroyed).toBe(false);
  // The rest goes by, and what comes behind it on the same line is heard.
  body.end(Buffer.alloc(10 * kibibyte * kibibyte));
  await once(body, "end");
});

test("a line that breaks off is told as it is", async () => {
  const body = new PassThrough();
  const saving = saveUpload(body, newPath(), { isGzip: false, mostBytes: 100 });
  body.destroy(new Error("broken off"));
  await expect(saving).rejects.toThrow("broken off");
});
