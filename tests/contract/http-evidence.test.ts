import { createHash, randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { problemOf, startTestServer, type EnrolledTablet, type Reply, type TestServer } from "./http-server.ts";
import { sha256 } from "./wire-tablet.ts";

const tus = { "tus-resumable": "1.0.0" };
const binary = { "content-type": "application/offset+octet-stream" };
const base64 = (text: string) => Buffer.from(text).toString("base64");
const checksum = (bytes: Buffer, algorithm = "sha256") =>
  `${algorithm} ${createHash(algorithm).update(bytes).digest("base64")}`;

let server: TestServer;
let device: EnrolledTablet;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  device = await server.enrol("WA-URM-0001");
});

/** What a camera's file begins with, and noise. */
const jpegBytes = (sizeBytes: number) => Buffer.concat([Buffer.from("ffd8ffda", "hex"), randomBytes(sizeBytes - 4)]);

interface Photo {
  bytes: Buffer;
  sha256: string;
  seq: number;
}

/** A photo whose entry is on the server. */
async function makePhoto(sizeBytes = 100_000, mediaType = "image/jpeg", bytes = jpegBytes(sizeBytes)): Promise<Photo> {
  const reference = { sha256: sha256(bytes), sizeBytes: bytes.length, mediaType, name: "photo.jpg" };
  const made = device.tablet.make({ evidence: [reference] });
  const { body } = await server.post("/api/sync/push", { entries: [made.entry] }, device.auth);
  expect(body).toMatchObject({ results: [{ outcome: "inserted" }] });
  return { bytes, sha256: reference.sha256, seq: made.seq };
}

function create(
  photo: Pick<Photo, "sha256" | "seq"> & { length: number },
  changes: Record<string, string> = {},
): Promise<Reply> {
  const metadata = { sha256: photo.sha256, author: device.tablet.author, seq: String(photo.seq), ...changes };
  const text = Object.entries(metadata).map(([key, value]) => `${key} ${base64(value)}`);
  return server.request("/api/evidence", {
    method: "POST",
    headers: {
      ...tus,
      ...device.auth,
      "upload-length": String(photo.length),
      "upload-metadata": text.join(","),
    },
  });
}

async function begin(photo: Photo): Promise<string> {
  const { status, headers } = await create({ ...photo, length: photo.bytes.length });
  expect(status).toBe(201);
  return new URL(headers.get("location")!, server.url).pathname;
}

const patch = (path: string, bytes: Buffer, offset: number, headers: Record<string, string> = {}): Promise<Reply> =>
  server.request(path, {
    method: "PATCH",
    headers: { ...tus, ...binary, ...device.auth, "upload-offset": String(offset), ...headers },
    body: Uint8Array.from(bytes),
  });

async function offsetOf(path: string): Promise<number> {
  const { status, headers } = await server.request(path, { method: "HEAD", headers: { ...tus, ...device.auth } });
  expect(status).toBe(200);
  return Number(headers.get("upload-offset"));
}

const pathOf = (hash: string) => join(server.dataPath, "evidence", Buffer.from(hash, "base64url").toString("hex"));
const isKept = (photo: Photo) =>
  existsSync(pathOf(photo.sha256)) && readFileSync(pathOf(photo.sha256)).equals(photo.bytes);

/** Sends the head of a PATCH and a part of its body, then cuts the connection. */
function cutPatch(path: string, bytes: Buffer, offset: number, sentBytes: number): Promise<void> {
  return new Promise((resolve) => {
    const request = httpRequest(server.url + path, {
      method: "PATCH",
      headers: {
        ...tus,
        ...binary,
        ...device.auth,
        "upload-offset": String(offset),
        "upload-checksum": checksum(bytes),
        "content-length": String(bytes.length),
      },
    });
    request.on("error", () => resolve());
    request.on("close", () => resolve());
    request.flushHeaders();
    request.write(bytes.subarray(0, sentBytes), () => request.destroy());
  });
}

describe("evidence by tus", () => {
  test("says what it can do", async () => {
    const { headers } = await server.request("/api/evidence", { method: "OPTIONS" });
    expect(headers.get("tus-version")).toBe("1.0.0");
    expect(headers.get("tus-extension")!.split(",")).toEqual(
      expect.arrayContaining(["creation", "checksum", "termination"]),
    );
    expect(headers.get("tus-checksum-algorithm")!.split(",").sort()).toEqual(["sha1", "sha256"]);
    expect(Number(headers.get("tus-max-size"))).toBe(64 * 1024 * 1024);
  });

  test("a file in two chunks arrives whole, under its hash", async () => {
    const photo = await makePhoto();
    const path = await begin(photo);
    const [one, two] = [photo.bytes.subarray(0, 60_000), photo.bytes.subarray(60_000)];
    const first = await patch(path, one, 0, { "upload-checksum": checksum(one) });
    expect([first.status, first.headers.get("upload-offset")]).toEqual([204, "60000"]);
    expect(isKept(photo)).toBe(false);
    const second = await patch(path, two, 60_000, { "upload-checksum": checksum(two) });
    expect([second.status, second.headers.get("upload-offset")]).toEqual([204, "100000"]);
    expect(isKept(photo)).toBe(true);
    expect(await offsetOf(path)).toBe(100_000);
  });

  test.each(["sha1", "sha256"])(
    "a chunk that is not what its checksum (%s) says is discarded, what came before is kept",
    async (algorithm) => {
      const photo = await makePhoto();
      const path = await begin(photo);
      const [one, two] = [photo.bytes.subarray(0, 30_000), photo.bytes.subarray(30_000)];
      for (const offset of [0, 30_000]) {
        const said = { "upload-checksum": checksum(photo.bytes, algorithm) };
        const wrong = await patch(path, randomBytes(30_000), offset, said);
        expect([wrong.status, problemOf(wrong)]).toEqual([460, "/problems/evidence-hash-differs"]);
        expect(await offsetOf(path)).toBe(offset);
        const part = offset === 0 ? one : two;
        expect((await patch(path, part, offset, { "upload-checksum": checksum(part, algorithm) })).status).toBe(204);
      }
      expect(isKept(photo)).toBe(true);
    },
  );

  test.each(["application/octet-stream", "image/jpeg", "text/x-unheard-of"])(
    "bytes of no known kind are kept as they came, called %s: given to be saved, never shown",
    async (mediaType) => {
      const file = await makePhoto(0, mediaType, Buffer.concat([Buffer.from([0]), randomBytes(5000)]));
      expect((await patch(await begin(file), file.bytes, 0)).status).toBe(204);
      expect(isKept(file)).toBe(true);
      const { headers } = await server.request(`/api/evidence/${file.sha256}`, { headers: device.auth });
      expect(headers.get("content-type")).toBe("application/octet-stream");
      expect(headers.get("content-disposition")).toMatch(/^attachment/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("sandbox");
      const view = await server.request(`/api/evidence/${file.sha256}/view`, { headers: device.auth });
      expect([view.status, problemOf(view)]).toEqual([422, "/problems/no-view"]);
    },
  );

  test("is told of by HEAD, for nobody to keep: how far it is, and what its sender said of it", async () => {
    const photo = await makePhoto();
    const { headers: made } = await create({ ...photo, length: photo.bytes.length }, { filename: "عکس.jpg" });
    const path = new URL(made.get("location")!, server.url).pathname;
    await patch(path, photo.bytes.subarray(0, 10), 0);
    const { headers } = await server.request(path, { method: "HEAD", headers: { ...tus, ...device.auth } });
    const said = ["upload-offset", "upload-length", "cache-control", "tus-resumable"].map((name) => headers.get(name));
    expect(said).toEqual(["10", "100000", "no-store", "1.0.0"]);
    expect(headers.get("upload-metadata")!.split(",")).toContain(`filename ${base64("عکس.jpg")}`);
  });

  test("a client that can only POST says what it means by X-HTTP-Method-Override", async () => {
    const photo = await makePhoto();
    const path = await begin(photo);
    const post = (method: string, headers: Record<string, string> = {}, body: Uint8Array<ArrayBuffer> | null = null) =>
      server.request(path, {
        method: "POST",
        headers: { ...tus, ...device.auth, "x-http-method-override": method, ...headers },
        body,
      });
    const sent = await post("PATCH", { ...binary, "upload-offset": "0" }, Uint8Array.from(photo.bytes.subarray(0, 10)));
    expect([sent.status, sent.headers.get("upload-offset")]).toEqual([204, "10"]);
    const asked = await post("HEAD");
    expect([asked.status, asked.headers.get("upload-offset")]).toEqual([200, "10"]);
    expect((await post("DELETE")).status).toBe(204);
    expect((await post("HEAD")).status).toBe(404);
    const options = await server.request("/api/evidence", {
      method: "POST",
      headers: { "x-http-method-override": "OPTIONS" },
    });
    expect([options.status, options.headers.get("tus-version")]).toEqual([204, "1.0.0"]);
  });

  test("a method that is overridden opens no door: a desk's cookie from another page deletes nothing", async () => {
    const photo = await makePhoto();
    const path = await begin(photo);
    const cookie = await server.login("urmia");
    const headers = { ...tus, cookie, origin: "https://elsewhere.example", "x-http-method-override": "DELETE" };
    for (const method of ["GET", "POST"]) {
      const reply = await server.request(path, { method, headers });
      expect([reply.status, problemOf(reply)]).toEqual([403, "/problems/foreign-origin"]);
    }
    expect(await offsetOf(path)).toBe(0);
    // Other calls have no such header: what is asked for there is what it came as.
    const health = await server.request("/api/health", { headers: { "x-http-method-override": "DELETE" } });
    expect(health.status).toBe(200);
  });

  test("a whole that has another hash is refused, and nothing of it is kept", async () => {
    const photo = await makePhoto();
    const path = await begin(photo);
    const wrong = await patch(path, randomBytes(100_000), 0);
    expect([wrong.status, problemOf(wrong)]).toEqual([460, "/problems/evidence-hash-differs"]);
    expect(existsSync(pathOf(photo.sha256))).toBe(false);
    const gone = await server.request(path, { method: "HEAD", headers: { ...tus, ...device.auth } });
    expect(gone.status).toBe(404);
    expect(readdirSync(join(server.dataPath, "uploads")).some((name) => path.includes(name))).toBe(false);
  });

  test.each([0, 1, 4095, 65_536, 150_000, 299_999])(
    "cut after %i bytes, it goes on and arrives whole",
    async (cutAt) => {
      const photo = await makePhoto(300_000);
      const path = await begin(photo);
      await cutPatch(path, photo.bytes, 0, cutAt);
      // The server may still be writing what it got: whoever is told "another offset" asks again, as a tablet does.
      for (let status = 409; status === 409;) {
        const offset = await offsetOf(path);
        expect(offset).toBeLessThanOrEqual(cutAt);
        const rest = photo.bytes.subarray(offset);
        status = (await patch(path, rest, offset, { "upload-checksum": checksum(rest) })).status;
        expect([204, 409]).toContain(status);
      }
      expect(isKept(photo)).toBe(true);
    },
  );

  test("a file that is here already is complete at once", async () => {
    const photo = await makePhoto();
    await patch(await begin(photo), photo.bytes, 0);
    const again = await create({ ...photo, length: photo.bytes.length });
    expect([again.status, again.headers.get("upload-offset")]).toEqual([201, "100000"]);
    expect(await offsetOf(new URL(again.headers.get("location")!, server.url).pathname)).toBe(100_000);
  });

  test("an empty chunk behind the last byte changes nothing, before the end and after it", async () => {
    const photo = await makePhoto();
    const path = await begin(photo);
    const nothing = { "upload-checksum": checksum(Buffer.alloc(0), "sha1") };
    for (const offset of [0, photo.bytes.length]) {
      const empty = await patch(path, Buffer.alloc(0), offset, nothing);
      expect([empty.status, empty.headers.get("upload-offset")]).toEqual([204, String(offset)]);
      if (offset === 0) await patch(path, photo.bytes, 0);
    }
    const more = await patch(path, Buffer.alloc(1), photo.bytes.length);
    expect([more.status, problemOf(more)]).toEqual([413, "/problems/too-large"]);
    expect(isKept(photo)).toBe(true);
  });

  test.each([true, false])(
    "a server that ended between the last byte and keeping the file does not call it whole before it is: right bytes %s",
    async (isRight) => {
      const photo = await makePhoto();
      const path = await begin(photo);
      await patch(path, photo.bytes.subarray(0, -1), 0);
      const last = photo.bytes.at(-1)! ^ (isRight ? 0 : 1);
      appendFileSync(join(server.dataPath, "uploads", path.split("/").at(-1)!), Uint8Array.of(last));
      await server.restart();
      const headers = { ...tus, ...device.auth };
      const { status } = await server.request(path, { method: "HEAD", headers });
      expect([status, isKept(photo)]).toEqual(isRight ? [200, true] : [460, false]);
      expect((await server.request(path, { method: "HEAD", headers })).status).toBe(isRight ? 200 : 404);
    },
  );

  test("an upload can be given up", async () => {
    const photo = await makePhoto();
    const path = await begin(photo);
    await patch(path, photo.bytes.subarray(0, 10), 0);
    const headers = { ...tus, ...device.auth };
    expect((await server.request(path, { method: "DELETE", headers })).status).toBe(204);
    expect((await server.request(path, { method: "HEAD", headers })).status).toBe(404);
  });

  describe("is refused", () => {
    test("if the entry is not here", async () => {
      const missing = await create({ sha256: sha256("x"), seq: 99, length: 5 });
      expect([missing.status, problemOf(missing)]).toEqual([409, "/problems/entry-not-here"]);
    });

    test("if the entry does not name the file, or another size", async () => {
      const photo = await makePhoto();
      const unnamed = await create({ sha256: sha256("x"), seq: photo.seq, length: 5 });
      expect([unnamed.status, problemOf(unnamed)]).toEqual([409, "/problems/evidence-not-named"]);
      const larger = await create({ ...photo, length: photo.bytes.length + 1 });
      expect(problemOf(larger)).toBe("/problems/evidence-not-named");
    });

    test("if it is over 64 MiB", async () => {
      const large = await create({ sha256: sha256("x"), seq: 0, length: 64 * 1024 * 1024 + 1 });
      expect([large.status, problemOf(large)]).toEqual([413, "/problems/too-large"]);
    });

    test("at another offset than it stands at", async () => {
      const photo = await makePhoto();
      const path = await begin(photo);
      const wrong = await patch(path, photo.bytes.subarray(10), 10);
      expect([wrong.status, problemOf(wrong)]).toEqual([409, "/problems/wrong-offset"]);
    });

    test.each([["0.2.2"], [undefined]])("in another version of tus: %s", async (version) => {
      const photo = await makePhoto();
      const path = await begin(photo);
      const headers = { ...device.auth, ...(version && { "tus-resumable": version }) };
      for (const [method, url] of [["POST", "/api/evidence"] as const, ...["HEAD", "DELETE"].map((m) => [m, path])]) {
        const reply = await server.request(url!, { method: method!, headers });
        expect([reply.status, reply.headers.get("tus-version")]).toEqual([412, "1.0.0"]);
        if (method !== "HEAD") expect(problemOf(reply)).toBe("/problems/tus-version");
      }
      const body = Uint8Array.from(photo.bytes);
      const sent = await server.request(path, {
        method: "PATCH",
        headers: { ...headers, ...binary, "upload-offset": "0" },
        body,
      });
      expect([sent.status, sent.headers.get("tus-version")]).toEqual([412, "1.0.0"]);
      expect(await offsetOf(path)).toBe(0);
    });

    test("with a checksum that is none, or of another type", async () => {
      const photo = await makePhoto();
      const path = await begin(photo);
      for (const said of ["md5 AAAA", "sha1 AAAA", "sha256", `sha1 ${checksum(photo.bytes).slice(7)}`]) {
        const unknown = await patch(path, photo.bytes, 0, { "upload-checksum": said });
        expect([unknown.status, problemOf(unknown)]).toEqual([400, "/problems/upload-refused"]);
      }
      for (const type of ["application/json", "application/octet-stream"]) {
        const reply = await patch(path, photo.bytes, 0, { "content-type": type });
        expect([reply.status, problemOf(reply)]).toEqual([415, "/problems/unsupported-media-type"]);
        expect(reply.headers.get("tus-resumable")).toBe("1.0.0");
      }
      expect(await offsetOf(path)).toBe(0);
    });

    test("if it is created without saying what it is, or by an extension that is not announced", async () => {
      const photo = await makePhoto();
      const named = `sha256 ${base64(photo.sha256)},author ${base64(device.tablet.author)},seq ${base64(String(photo.seq))}`;
      const length = String(photo.bytes.length);
      for (const headers of [
        { "upload-length": length },
        { "upload-length": length, "upload-metadata": "" },
        { "upload-length": length, "upload-metadata": `filename ${base64("a.jpg")}` },
        { "upload-length": length, "upload-metadata": "sha256 no,base,64" },
        { "upload-length": "-1", "upload-metadata": named },
        { "upload-metadata": named },
        { "upload-defer-length": "1", "upload-metadata": named },
        { "upload-length": length, "upload-metadata": named, "upload-concat": "partial" },
      ] as Record<string, string>[]) {
        const headersOfAll = { ...tus, ...device.auth, ...headers };
        const reply = await server.request("/api/evidence", { method: "POST", headers: headersOfAll });
        expect([reply.status, problemOf(reply)], JSON.stringify(headers)).toEqual([400, "/problems/upload-refused"]);
        expect((reply.body as { errors: string[] }).errors).toHaveLength(1);
      }
      // What an empty body is called does not matter.
      const form = { "content-type": "application/x-www-form-urlencoded" };
      const headers = { ...tus, ...device.auth, ...form, "upload-length": length, "upload-metadata": named };
      expect((await server.request("/api/evidence", { method: "POST", headers, body: "" })).status).toBe(201);
    });

    test("without a session, and to those of another place", async () => {
      const photo = await makePhoto();
      const path = await begin(photo);
      const khoy = await server.enrol("WA-KHO-0001");
      for (const [headers, status] of [
        [{ ...tus }, 401],
        [{ ...tus, ...khoy.auth }, 404],
      ] as const) {
        expect((await server.request(path, { method: "HEAD", headers })).status).toBe(status);
      }
      device = khoy;
      const stolen = await create({ ...photo, length: photo.bytes.length }, { author: photo.sha256 });
      expect([stolen.status, problemOf(stolen)]).toEqual([403, "/problems/out-of-scope"]);
    });
  });
});

describe("a withdrawn tablet", () => {
  const revoke = async ({ tablet }: EnrolledTablet) => {
    const desk = { cookie: await server.login("urmia"), origin: server.url };
    expect((await server.post(`/api/devices/${tablet.author}/revoke`, {}, desk)).status).toBe(200);
  };

  test("sends the files of its own entries that the log has, with an old token and with a new one", async () => {
    const [begun, unsent] = [await makePhoto(), await makePhoto()];
    const path = await begin(begun);
    await patch(path, begun.bytes.subarray(0, 10), 0);
    await revoke(device);
    expect(await offsetOf(path)).toBe(10);
    expect((await patch(path, begun.bytes.subarray(10), 10)).status).toBe(204);
    device = await server.renew(device);
    expect((await patch(await begin(unsent), unsent.bytes, 0)).status).toBe(204);
    expect([isKept(begun), isKept(unsent)]).toEqual([true, true]);
    const again = await begin(unsent);
    const headers = { ...tus, ...device.auth };
    expect((await server.request(again, { method: "DELETE", headers })).status).toBe(204);
    // It is given nothing.
    const reply = await server.request(`/api/evidence/${begun.sha256}`, { headers: device.auth });
    expect([reply.status, problemOf(reply)]).toEqual([403, "/problems/device-revoked"]);
  });

  test("touches no upload of another tablet, though it is of the same place", async () => {
    const colleague = device;
    const photo = await makePhoto();
    const path = await begin(photo);
    device = await server.enrol("WA-URM-0001");
    await revoke(device);
    const created = await create({ ...photo, length: photo.bytes.length }, { author: colleague.tablet.author });
    expect([created.status, problemOf(created)]).toEqual([403, "/problems/out-of-scope"]);
    expect((await patch(path, photo.bytes, 0)).status).toBe(404);
    for (const method of ["HEAD", "DELETE"]) {
      const reply = await server.request(path, { method, headers: { ...tus, ...device.auth } });
      expect(reply.status).toBe(404);
    }
    device = colleague;
    expect(await offsetOf(path)).toBe(0);
  });
});

describe("evidence at the desk", () => {
  const get = (hash: string, headers: Record<string, string>) =>
    fetch(`${server.url}/api/evidence/${hash}`, { headers });

  test("an original is given byte for byte to those who may read its entry, to be saved and never shown", async () => {
    const photo = await makePhoto();
    await patch(await begin(photo), photo.bytes, 0);
    const response = await get(photo.sha256, { cookie: await server.login("urmia") });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    expect(response.headers.get("amanat-arrived-at")).toBe(new Date(server.clock.nowMs).toISOString());
    expect(Buffer.from(await response.arrayBuffer()).equals(photo.bytes)).toBe(true);
  });

  test("a picture is shown in a copy: upright, no larger than a screen, without what the camera wrote", async () => {
    const bytes = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: "#0a4a50" } })
      .withMetadata({ orientation: 6, exif: { IFD3: { GPSLatitude: "37/1 33/1 0/1" } } })
      .jpeg()
      .toBuffer();
    const photo = await makePhoto(0, "image/jpeg", bytes);
    await patch(await begin(photo), photo.bytes, 0);
    for (const _again of ["made", "kept"]) {
      const response = await get(`${photo.sha256}/view`, device.auth);
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/webp"]);
      expect(response.headers.get("content-security-policy")).toContain("sandbox");
      const view = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      expect([view.width, view.height, view.exif]).toEqual([1707, 2560, undefined]);
    }
    expect(isKept(photo)).toBe(true);
  });

  test("of a file that is no whole picture there is no view, and the next one is made all the same", async () => {
    const broken = await makePhoto();
    const document = await makePhoto(0, "application/pdf", Buffer.from("%PDF-1.7\n"));
    for (const file of [broken, document]) {
      await patch(await begin(file), file.bytes, 0);
      const response = await server.request(`/api/evidence/${file.sha256}/view`, { headers: device.auth });
      expect([response.status, problemOf(response)]).toEqual([422, "/problems/no-view"]);
      expect(isKept(file)).toBe(true);
    }
  });

  test("it is not there for another place, nor before it arrived", async () => {
    const photo = await makePhoto();
    expect((await get(photo.sha256, device.auth)).status).toBe(404);
    await patch(await begin(photo), photo.bytes, 0);
    expect((await get(photo.sha256, (await server.enrol("WA-KHO-0001")).auth)).status).toBe(404);
    expect((await get(photo.sha256, {})).status).toBe(401);
  });
});
