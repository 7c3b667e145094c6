import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestServer, type TestServer } from "../contract/http-server.ts";
import { packBundle, photoBytes, referenceTo } from "../support/bundle-fixtures.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Announces the whole file and hangs up behind `length` bytes. */
function cutUpload(bytes: Uint8Array, length: number, auth: Record<string, string>): Promise<void> {
  return new Promise((resolve) => {
    const upload = request(`${server.url}/api/bundle`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "content-length": bytes.length, ...auth },
    });
    upload.on("error", () => resolve());
    upload.on("response", (reply) => {
      reply.resume();
      upload.destroy();
      resolve();
    });
    upload.write(bytes.subarray(0, length), () => upload.destroy());
  });
}

test("fault 26: an upload of a bundle cut at any byte leaves nothing behind, and the whole is taken afterwards", async () => {
  const { tablet, auth } = await server.enrol("WA-URM-0001");
  const photo = photoBytes("fault 26", 3000);
  const made = [...tablet.makeMany(2), tablet.make({ evidence: [referenceTo(photo)] })];
  const bytes = await packBundle(
    made.map(({ entry }) => entry),
    [photo],
  );
  const sizeBefore = await server.store.size();
  for (let length = 0; length < bytes.length; length += 97) await cutUpload(bytes, length, auth);
  await vi.waitFor(() => expect(readdirSync(join(server.dataPath, "bundles"))).toEqual([]), 10_000);
  expect(await server.store.size()).toBe(sizeBefore);

  const reply = await server.request("/api/bundle", {
    method: "POST",
    headers: { "content-type": "application/octet-stream", ...auth },
    body: Buffer.from(bytes),
  });
  expect(reply.body).toMatchObject({
    results: [{ outcome: "inserted" }, { outcome: "inserted" }, { outcome: "inserted" }],
    evidence: [{ outcome: "stored" }],
    damage: [],
  });
});
