/** What arrives at the server twice, in pieces, out of order, or is refused: over the real HTTP interface. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type EnrolledTablet, type TestServer } from "../contract/http-server.ts";
import type { MadeEntry } from "../contract/wire-tablet.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { branch, readLog, RoadTablet, seqOf } from "./road-tablet.ts";
import { pickSeed, rounds } from "./seed.ts";

interface Result {
  seq: number;
  outcome: string;
  position?: number;
  receivedAt?: string;
}

let server: TestServer;
let device: EnrolledTablet;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

beforeEach(async () => {
  device = await server.enrol(branch);
});

async function push(batch: readonly MadeEntry[]): Promise<Result[]> {
  const entries = batch.map(({ entry }) => entry);
  const { status, body } = await server.post("/api/sync/push", { entries }, device.auth);
  expect(status).toBe(200);
  return (body as { results: Result[] }).results;
}

const placeOf = ({ seq, position, receivedAt }: Result) => ({ seq, position, receivedAt });

/** Pieces of one to five. */
function cutUp<Item>(items: readonly Item[], size: () => number): Item[][] {
  const pieces: Item[][] = [];
  for (let at = 0; at < items.length; at += pieces.at(-1)!.length) pieces.push(items.slice(at, at + size()));
  return pieces;
}

describe("what arrives at the server", () => {
  it("fault 24: everything is sent ten times, one after the other and at once, and is there once with one receipt", async () => {
    const made = device.tablet.makeMany(20);
    const first = await push(made);
    expect(first.every(({ outcome }) => outcome === "inserted")).toBe(true);
    server.clock.nowMs += 5 * 60_000;
    const again = await Promise.all(Array.from({ length: 5 }, () => push(made)));
    for (let time = 0; time < 4; time++) again.push(await push(made));
    for (const results of again) {
      expect(results.every(({ outcome }) => outcome === "duplicate")).toBe(true);
      expect(results.map(placeOf)).toEqual(first.map(placeOf));
    }
    // Also when the first time is ten times at once.
    const more = device.tablet.makeMany(20);
    const atOnce = await Promise.all(Array.from({ length: 10 }, () => push(more)));
    const inserted = atOnce.flat().filter(({ outcome }) => outcome === "inserted");
    expect(inserted.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(more.map(({ seq }) => seq));
    for (const results of atOnce) expect(results.map(placeOf)).toEqual(atOnce[0]!.map(placeOf));
    const log = await readLog(server, device.tablet.author);
    expect(log.map(seqOf)).toEqual(Array.from({ length: 40 }, (_, seq) => seq));
  });

  it("fault 25: batches come out of order; what has a gap before it is held, and comes in when the gap is filled", async () => {
    const random = createSeededRandom(pickSeed("order"));
    for (let round = 0; round < rounds(5, 200); round++) {
      device = await server.enrol(branch);
      const made = device.tablet.makeMany(24);
      const batches = random.shuffle(cutUp(made, () => random.between(1, 5)));
      const seen = new Set<number>();
      for (const batch of batches) {
        server.clock.nowMs += 10_000;
        const results = await push(random.shuffle(batch));
        for (const { seq } of batch) seen.add(seq);
        for (const { seq, outcome } of results) {
          const isReachable = Array.from({ length: seq }, (_, before) => before).every((before) => seen.has(before));
          expect(outcome, `round ${round}, seq ${seq}`).toBe(isReachable ? "inserted" : "held");
        }
        const { body } = await server.request("/api/sync/heads", { headers: device.auth });
        const head = (body as { heads: Record<string, number> }).heads[device.tablet.author];
        let reached = -1;
        while (seen.has(reached + 1)) reached += 1;
        expect(head ?? -1).toBe(reached);
      }
      expect((await readLog(server, device.tablet.author)).map(seqOf)).toEqual(made.map(({ seq }) => seq));
    }
  });

  it("fault 44: the server refuses one entry; the others proceed, and the refused one is kept with its reason", async () => {
    const tablet = await RoadTablet.enrol(server, { origin: server.url });
    await tablet.save(3);
    // Of a place that this tablet may not write about.
    await tablet.save(1, [], "WA-KHY-0001");
    await tablet.save(4);
    await tablet.sync();
    await tablet.sync();
    const entries = await tablet.entries();
    expect(entries.filter(({ position }) => position !== undefined).map(({ seq }) => seq)).toEqual([
      0, 1, 2, 4, 5, 6, 7,
    ]);
    expect(entries[3]).toMatchObject({ seq: 3, refusal: { outcome: "rejected", reason: "unknown-author" } });
    expect(entries[3]!.payload).not.toBeNull();
    expect((await readLog(server, tablet.tablet.author)).map(seqOf)).toEqual([0, 1, 2, 4, 5, 6, 7]);
  });
});
