/** The server dies in the middle of requests: what it gave a receipt for is durable, and nothing else is claimed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WireTablet, type MadeEntry } from "../contract/wire-tablet.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { ServerProcess } from "../support/server-process.ts";
import { pickSeed, rounds } from "./seed.ts";

const branch = "WA-URM-0001";
const tabletCount = 4;

interface Receipt {
  seq: number;
  position: number;
  receivedAt: string;
}

interface Result extends Partial<Receipt> {
  outcome: string;
}

/** Pushes batch after batch, each until it is answered. */
class PushingTablet {
  readonly tablet = new WireTablet(branch);
  readonly receipts: Receipt[] = [];
  #unanswered: MadeEntry[] = [];
  #made: MadeEntry[] = [];
  #token = "";

  constructor(readonly origin: string) {}

  async enrol(code: string): Promise<void> {
    const device = { name: "tablet", platform: "test" };
    const reply = await this.#post("/api/enrol", { code, publicKey: this.tablet.author, device });
    this.#token = ((await reply.json()) as { token: string }).token;
  }

  /** Until the server is gone. `onReceipts` is told how many came. */
  async pushUntilGone(onReceipts: (count: number) => void): Promise<void> {
    for (;;) {
      if (this.#unanswered.length === 0) this.#unanswered = this.tablet.makeMany(5);
      let results: Result[];
      try {
        results = await this.push(this.#unanswered);
      } catch {
        return;
      }
      for (const { seq, position, receivedAt } of results) {
        this.receipts.push({ seq: seq!, position: position!, receivedAt: receivedAt! });
      }
      this.#made.push(...this.#unanswered);
      this.#unanswered = [];
      onReceipts(results.length);
    }
  }

  /** Everything that was acknowledged, sent once more. */
  resendAll(): Promise<Result[]> {
    return this.push(this.#made);
  }

  async push(batch: readonly MadeEntry[]): Promise<Result[]> {
    const reply = await this.#post("/api/sync/push", { entries: batch.map(({ entry }) => entry) });
    if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`);
    return ((await reply.json()) as { results: Result[] }).results;
  }

  async pullAll(): Promise<{ position: number; receivedAt: string; header: string }[]> {
    const headers = { authorization: `Bearer ${this.#token}` };
    const reply = await fetch(`${this.origin}/api/sync/pull?after=0&limit=1000`, { headers });
    return ((await reply.json()) as { entries: { position: number; receivedAt: string; header: string }[] }).entries;
  }

  #post(path: string, body: unknown): Promise<Response> {
    return fetch(this.origin + path, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(body),
    });
  }
}

let server: ServerProcess;

beforeAll(async () => {
  server = await ServerProcess.start();
});

afterAll(() => server.remove());

async function makeCodes(count: number): Promise<string[]> {
  const post = (path: string, body: unknown, headers = {}) =>
    fetch(server.origin + path, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.origin, ...headers },
      body: JSON.stringify(body),
    });
  const login = await post("/api/login", { username: "province", password: server.password });
  const cookie = login.headers.get("set-cookie")!.split(";", 1)[0]!;
  const codes: string[] = [];
  for (let index = 0; index < count; index++) {
    const request = { unit: branch, role: "computer-user", officer: "p-0001" };
    const reply = await post("/api/enrol-codes", request, { cookie });
    codes.push(((await reply.json()) as { code: string }).code);
  }
  return codes;
}

describe("a server that is killed", () => {
  it("fault 4: in the middle of requests, again and again: each receipt that it gave is durable", async () => {
    const random = createSeededRandom(pickSeed("server kill"));
    const tablets = Array.from({ length: tabletCount }, () => new PushingTablet(server.origin));
    const codes = await makeCodes(tabletCount);
    await Promise.all(tablets.map((tablet, index) => tablet.enrol(codes[index]!)));
    for (let round = 0; round < rounds(3, 40); round++) {
      let left = random.between(5, 200);
      const enough = new Promise<void>((resolve) => {
        for (const tablet of tablets) {
          void tablet.pushUntilGone((count) => {
            left -= count;
            if (left <= 0) resolve();
          });
        }
      });
      await enough;
      await server.kill();
      await server.start();

      const log = await tablets[0]!.pullAll();
      // The acts of the office have the places between.
      const positions = log.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b));
      for (const { tablet, receipts } of tablets) {
        const own = new Map(
          log.flatMap(({ header, position, receivedAt }) => {
            const { author, seq } = JSON.parse(header) as { author: string; seq: number };
            return author === tablet.author ? [[seq, { seq, position, receivedAt }] as const] : [];
          }),
        );
        for (const receipt of receipts) expect(own.get(receipt.seq)).toEqual(receipt);
        expect([...own.keys()].toSorted((a, b) => a - b)).toEqual(Array.from(own, (_, seq) => seq));
      }
    }
    for (const tablet of tablets) {
      const again = await tablet.resendAll();
      expect(again.every(({ outcome }) => outcome === "duplicate")).toBe(true);
      expect(again.map(({ seq, position, receivedAt }) => ({ seq, position, receivedAt }))).toEqual(tablet.receipts);
    }
  });
});
