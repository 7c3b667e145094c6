import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ServerProcess, type ServerOptions } from "../support/server-process.ts";
import { Ballast, onSmallDisk } from "../support/small-disk.ts";
import { sha256, WireTablet, type MadeEntry } from "../contract/wire-tablet.ts";

const unit = "WA-URM-0001";
const device = { name: "tablet", platform: "test" };

let server: ServerProcess;
afterEach(() => server.remove());

interface Answer {
  status: number;
  retryAfter: string | null;
  body: { type?: string; results?: { outcome: string; seq: number }[] };
}

/** A tablet that keeps count of what was acknowledged to it. */
class CountingTablet {
  readonly tablet = new WireTablet(unit);
  readonly acknowledged = new Set<number>();
  #token = "";

  async enrol(): Promise<void> {
    const answer = await this.#ask("/api/enrol", {
      code: server.printedCode,
      publicKey: this.tablet.author,
      device,
    });
    expect(answer.status).toBe(201);
    this.#token = (answer.body as { token: string }).token;
  }

  async push(entries: MadeEntry[]): Promise<Answer> {
    const answer = await this.#ask("/api/sync/push", { entries: entries.map(({ entry }) => entry) });
    for (const { outcome, seq } of answer.body.results ?? []) {
      if (outcome === "inserted" || outcome === "duplicate") this.acknowledged.add(seq);
    }
    return answer;
  }

  /** A file of an entry that is there; the last answer. */
  async sendEvidence(bytes: Buffer, seq: number): Promise<number> {
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    const headers = { "tus-resumable": "1.0.0", authorization: `Bearer ${this.#token}` };
    const metadata = { sha256: sha256(bytes), author: this.tablet.author, seq: String(seq) };
    const text = Object.entries(metadata).map(([key, value]) => `${key} ${base64(value)}`);
    const created = await fetch(`${server.origin}/api/evidence`, {
      method: "POST",
      headers: { ...headers, "upload-length": String(bytes.length), "upload-metadata": text.join(",") },
    });
    if (created.status !== 201) return created.status;
    const url = new URL(created.headers.get("location")!, server.origin);
    const sent = await fetch(url, {
      method: "PATCH",
      headers: { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
      body: Uint8Array.from(bytes),
    });
    return sent.status;
  }

  /** The seqs of this tablet's entries that the server gives. */
  async pulled(): Promise<Set<number>> {
    const seqs = new Set<number>();
    for (let after = 0, upTo = 1; after < upTo;) {
      const reply = await fetch(`${server.origin}/api/sync/pull?after=${after}&limit=1000`, {
        headers: { authorization: `Bearer ${this.#token}` },
      });
      const page = (await reply.json()) as { entries: { header: string }[]; next: number; upTo: number };
      for (const { header } of page.entries) {
        const { author, seq } = JSON.parse(header) as { author: string; seq: number };
        if (author !== this.tablet.author) continue;
        expect(seqs.has(seq)).toBe(false);
        seqs.add(seq);
      }
      [after, upTo] = [page.next, page.upTo];
    }
    return seqs;
  }

  async #ask(path: string, body: object): Promise<Answer> {
    const reply = await fetch(server.origin + path, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(body),
    });
    return {
      status: reply.status,
      retryAfter: reply.headers.get("retry-after"),
      body: (await reply.json()) as Answer["body"],
    };
  }
}

async function startWithTablet(options: ServerOptions): Promise<CountingTablet> {
  server = await ServerProcess.start(options);
  const tablet = new CountingTablet();
  await tablet.enrol();
  expect((await tablet.push(tablet.tablet.makeMany(3))).status).toBe(200);
  return tablet;
}

const large = (tablet: CountingTablet) =>
  tablet.tablet.make({ data: { note: randomBytes(20_000).toString("base64") } });

/** Pushes until the server refuses; what was refused is to be sent again, as a tablet would. */
async function pushUntilRefused(tablet: CountingTablet): Promise<{ refused: Answer; batch: MadeEntry[] }> {
  for (;;) {
    const batch = Array.from({ length: 40 }, () => large(tablet));
    const answer = await tablet.push(batch);
    if (answer.status !== 200) return { refused: answer, batch };
  }
}

async function expectRecovery(tablet: CountingTablet, batch: MadeEntry[]): Promise<void> {
  await expect.poll(async () => (await tablet.push(batch)).status, { timeout: 20_000, interval: 200 }).toBe(200);
  expect(await tablet.pulled()).toEqual(tablet.acknowledged);
  for (const { seq } of batch) expect(tablet.acknowledged.has(seq)).toBe(true);
  // What a receipt was given for is on the disk and not in memory alone.
  await server.kill();
}

describe("fault 12: the server's disk is full", () => {
  test("fault 12: 507 and no receipt, nothing acknowledged is lost, and work goes on by itself once there is room", async () => {
    const tablet = await startWithTablet({ wrap: (command, path) => onSmallDisk(command, path, 96) });
    const photo = Buffer.concat([Buffer.from("ffd8ffda", "hex"), randomBytes(300_000)]);
    const reference = { sha256: sha256(photo), sizeBytes: photo.length, mediaType: "image/jpeg", name: "p.jpg" };
    const named = tablet.tablet.make({ evidence: [reference] });
    await tablet.push([named]);
    const ballast = new Ballast(server.pid, server.dataPath);
    ballast.fill();
    const { refused, batch } = await pushUntilRefused(tablet);
    expect(refused).toMatchObject({ status: 507, body: { type: "/problems/disk-full" } });
    expect(refused.body.results).toBeUndefined();
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
    expect(await tablet.sendEvidence(photo, named.seq)).toBe(507);
    // Reading goes on, and the same is said as long as it is true.
    expect((await fetch(`${server.origin}/api/health`)).status).toBe(200);
    expect(await tablet.pulled()).toEqual(tablet.acknowledged);
    expect((await tablet.push(batch)).status).toBe(507);
    ballast.free();
    await expect.poll(async () => (await tablet.push(batch)).status, { timeout: 20_000, interval: 200 }).toBe(200);
    expect(await tablet.sendEvidence(photo, named.seq)).toBe(204);
    await expectRecovery(tablet, batch);
  });
});

describe("fault 13: the server's disk takes a part of what is written", () => {
  const limit = (size: string) => execFileSync("prlimit", ["--pid", String(server.pid), `--fsize=${size}`]);

  test("fault 13: a short write is no receipt, nothing acknowledged is lost, and work goes on by itself", async () => {
    const tablet = await startWithTablet({});
    const { size } = statSync(join(server.dataPath, "amanat.db-wal"));
    // A page and a half more: the write that passes it ends in its middle.
    limit(`${size + 24_000}:unlimited`);
    const { refused, batch } = await pushUntilRefused(tablet);
    expect(refused).toMatchObject({ status: 503, body: { type: "/problems/store-failed" } });
    expect(refused.body.results).toBeUndefined();
    expect((await tablet.push(batch)).status).toBe(503);
    expect((await fetch(`${server.origin}/api/health`)).status).toBe(200);
    limit("unlimited:unlimited");
    await expectRecovery(tablet, batch);
    await server.start();
    expect(await tablet.pulled()).toEqual(tablet.acknowledged);
  });
});
