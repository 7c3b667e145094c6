import { beforeEach, describe, expect, test } from "vitest";
import { createSeededDevice } from "../../tests/support/node-crypto.ts";
import { branch, SyncBench } from "../../tests/support/sync-bench.ts";
import type { NewEvent } from "../journal/build-entry.ts";
import type { EvidenceHash, Position, Seq } from "../journal/ids.ts";
import { decide } from "./decide.ts";
import type { Verdict } from "./journal-transaction.ts";
import type { IngestResult } from "./outcome.ts";
import { UnexpectedReplyError } from "./unexpected-reply-error.ts";

const { author } = createSeededDevice("sync-once");
let bench: SyncBench;
beforeEach(() => {
  bench = new SyncBench("sync-once");
});

describe("pushing", () => {
  test("S21 the server gets every entry, in order, and the tablet a receipt for each", async () => {
    await bench.record(3);
    expect(await bench.sync()).toEqual({ pushed: 3, refused: 0, pulled: 3, unsound: 0, evidenceSent: 0 });
    expect(bench.logSeqs()).toEqual([0, 1, 2]);
    expect(bench.journal.state.own.get(2)!.answer).toMatchObject({ position: 3, receivedAt: bench.server.now() });
  });

  test("S21 what has its answer is not sent again", async () => {
    await bench.record(2);
    await bench.sync();
    await bench.record(1);
    const { sizes, transport } = bench.countPushes();
    await bench.sync({ transport });
    await bench.sync({ transport });
    expect(sizes).toEqual([1]);
  });

  test("S21 an entry that the server has and that has no answer is sent for its receipt", async () => {
    await bench.record(2);
    await bench.server.ingest(
      [...bench.journal.state.own.values()].map(({ entry }) => entry),
      branch,
    );
    bench.hour = 9;
    const transport = bench.transport({ pull: async () => ({ entries: [], next: 0, upTo: 0 }) });
    await bench.sync({ transport });
    expect(bench.journal.state.own.get(1)!.answer).toMatchObject({
      outcome: "duplicate",
      position: 2,
      receivedAt: "2016-02-26T06:00:00.000Z",
    });
  });

  const answerTo = (seq: number, over: object = {}): IngestResult => ({
    author,
    seq,
    outcome: "inserted",
    position: seq + 1,
    receivedAt: "2016-02-26T06:00:00.000Z",
    ...over,
  });
  test.each<[string, IngestResult[]]>([
    ["too few results", [answerTo(0)]],
    ["too many results", [answerTo(0), answerTo(1), answerTo(2)]],
    ["results in another order", [answerTo(1), answerTo(0)]],
    ["a result of another author", [answerTo(0), answerTo(1, { author: "A".repeat(43) })]],
    ["an insertion of nobody's", [answerTo(0), answerTo(1, { author: null })]],
    ["a receipt without a position", [answerTo(0), { author, seq: 1, outcome: "inserted" }]],
    ["a receipt without a time", [answerTo(0), { author, seq: 1, outcome: "duplicate", position: 2 }]],
  ])("S22 of a reply with %s nothing counts", async (_, results) => {
    await bench.record(2);
    const transport = bench.transport({ push: async () => ({ results, checkpoint: null }) });
    await expect(bench.sync({ transport })).rejects.toThrow(UnexpectedReplyError);
    expect(bench.answers()).toEqual([null, null]);
  });

  test("S23 a refused entry stays on the tablet with its reason, and those behind it go on", async () => {
    await bench.record(1);
    await bench.record(1, { unit: "WA-URM-0002" as NewEvent["unit"] });
    await bench.record(1);
    expect(await bench.sync()).toMatchObject({ pushed: 2, refused: 1 });
    expect(bench.answers()).toEqual(
      ["inserted", "rejected", "inserted"].map((kind, at) => (at === 1 ? kind : "duplicate")),
    );
    expect(bench.journal.state.own.get(1)!.answer).toMatchObject({ reason: "unknown-author" });
    const { sizes, transport } = bench.countPushes();
    await bench.sync({ transport });
    expect(sizes).toEqual([]);
  });

  test("S23 held is no answer: the entry stays in the outbox", async () => {
    await bench.record(2);
    const transport = bench.transport({ heads: async () => ({ heads: { [bench.device.author]: 0 } }) });
    await bench.journal.settle([{ author, seq: 0, outcome: "rejected", reason: "malformed" }]);
    await bench.sync({ transport });
    expect(bench.answers()).toEqual(["rejected", null]);
    await bench.sync();
    expect(bench.answers()).toEqual(["duplicate", "duplicate"]);
    expect(bench.logSeqs()).toEqual([0, 1]);
  });

  test("S34 what was quarantined is sent again, until it has been decided", async () => {
    await bench.record(2);
    bench.server.store.setStatus(author, "revoked");
    await bench.sync();
    expect(bench.answers()).toEqual(["quarantined", "quarantined"]);
    const decideAbout = async (seq: number, verdict: Verdict) => {
      const { hash } = bench.journal.state.own.get(seq)!;
      const place = { author, seq: seq as Seq, hash, verdict, position: 1 as Position };
      await bench.server.store.transact((transaction) => decide(place, transaction, bench.server.now()));
    };
    await decideAbout(0, "accepted");
    await decideAbout(1, "refused");
    await bench.sync();
    expect(bench.answers()).toEqual(["duplicate", "rejected"]);
    const { sizes, transport } = bench.countPushes();
    await bench.sync({ transport });
    expect(sizes).toEqual([]);
  });

  test("S23 an entry whose place the server cannot read is refused where it was sent", async () => {
    await bench.record(1);
    const results: IngestResult[] = [{ author: null, seq: null, outcome: "rejected", reason: "malformed" }];
    await bench.sync({ transport: bench.transport({ push: async () => ({ results, checkpoint: null }) }) });
    expect(bench.journal.state.own.get(0)!.answer).toEqual({
      author: bench.device.author,
      seq: 0,
      outcome: "rejected",
      reason: "malformed",
    });
  });

  test("S24 batches keep to their number of entries", async () => {
    await bench.record(5);
    const { sizes, transport } = bench.countPushes();
    await bench.sync({ transport, pushLimit: 2 });
    expect(sizes).toEqual([2, 2, 1]);
  });

  test("S24 batches keep to their bytes, and an entry that is larger than that goes alone", async () => {
    await bench.record(2);
    await bench.record(1, { data: { note: "x".repeat(9000) } });
    await bench.record(1);
    const { sizes, transport } = bench.countPushes();
    await bench.sync({ transport, pushMaxBytes: 2500 });
    expect(sizes).toEqual([2, 1, 1]);
    expect(bench.logSeqs()).toEqual([0, 1, 2, 3]);
  });

  test("S25 a reply that was lost after the commit: the next round gets the same receipts and inserts nothing", async () => {
    await bench.record(3);
    const transport = bench.transport({
      push: async (entries) => {
        await bench.server.push(entries, branch);
        throw new Error("connection reset");
      },
    });
    await expect(bench.sync({ transport })).rejects.toThrow("connection reset");
    expect(bench.answers()).toEqual([null, null, null]);
    bench.hour = 7;
    await bench.sync();
    expect(bench.answers()).toEqual(["duplicate", "duplicate", "duplicate"]);
    expect(bench.logSeqs()).toEqual([0, 1, 2]);
    expect(bench.journal.state.own.get(2)!.answer!.receivedAt).toBe("2016-02-26T06:00:00.000Z");
  });

  test("S25 two tabs that sync at once end as one", async () => {
    await bench.record(7);
    await Promise.all([bench.sync({ pushLimit: 3, pullLimit: 2 }), bench.sync({ pushLimit: 2, pullLimit: 3 })]);
    expect(bench.logSeqs()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(bench.answers().every((answer) => answer === "duplicate")).toBe(true);
    expect(bench.journal.state.pulled.size).toBe(7);
  });

  test("S28 a server that was set back gets again what it had acknowledged", async () => {
    await bench.record(2);
    const backup = bench.server.store.snapshot();
    await bench.record(2);
    await bench.sync();
    bench.server.store.restore(backup);
    bench.hour = 8;
    await bench.sync();
    expect(bench.logSeqs()).toEqual([0, 1, 2, 3]);
    expect(bench.journal.state.own.get(3)!.answer).toMatchObject({
      position: 4,
      receivedAt: "2016-02-26T08:00:00.000Z",
    });
  });
});

describe("evidence", () => {
  const piece = (name: string) => ({
    sha256: name as EvidenceHash,
    sizeBytes: 10,
    mediaType: "image/jpeg",
    name: `${name}.jpg`,
  });
  const hashes = ["A".repeat(43), `${"A".repeat(42)}E`];

  test("S30 goes after its entry was received, and once", async () => {
    await bench.record(1, { evidence: [piece(hashes[0]!)] });
    expect(await bench.sync()).toMatchObject({ evidenceSent: 1 });
    expect(await bench.sync()).toMatchObject({ evidenceSent: 0 });
    expect([...bench.server.evidence]).toEqual([hashes[0]]);
  });

  test("S30 that of a refused entry is not sent", async () => {
    await bench.record(1, { evidence: [piece(hashes[0]!)], unit: "WA-URM-0002" as NewEvent["unit"] });
    expect(await bench.sync()).toMatchObject({ evidenceSent: 0, refused: 1 });
  });

  test("S30 a piece that cannot be sent keeps neither the next piece nor what is new waiting, and the round says so", async () => {
    await bench.record(1, { evidence: hashes.map(piece) });
    const transport = bench.transport({
      sendEvidence: async ({ sha256 }) => {
        if (sha256 === hashes[0]) throw new Error("the file is gone");
        bench.server.evidence.add(sha256);
      },
    });
    await expect(bench.sync({ transport })).rejects.toThrow("the file is gone");
    expect([...bench.server.evidence]).toEqual([hashes[1]]);
    expect(bench.journal.state.pulled.size).toBe(1);
  });

  test.each([true, false])("S30 a device that is given nothing more sends what it holds: withdrawn %s", async (is) => {
    await bench.record(1, { evidence: hashes.map(piece) });
    const transport = bench.transport({
      pull: () => Promise.reject(new Error("nothing for you")),
      isWithdrawn: (error) => is && (error as Error).message === "nothing for you",
    });
    await expect(bench.sync({ transport })).rejects.toThrow("nothing for you");
    expect([...bench.server.evidence].sort()).toEqual(is ? [...hashes].sort() : []);
  });
});

describe("on a device that nobody has opened", () => {
  test("S51 sends what waits, keeps the answers and asks for nothing; the next round does the rest", async () => {
    await bench.record(2);
    const transport = bench.transport({
      pull: () => Promise.reject(new Error("asked for entries")),
    });
    const progress = await bench.sync({ transport, sendOnly: true });
    expect(progress).toMatchObject({ pushed: 2, pulled: 0 });
    expect(bench.journal.state.own.get(1)!.answer).toMatchObject({ outcome: "inserted", position: 2 });
    expect(await bench.journal.getPullCursor()).toBe(0);
    expect(await bench.sync()).toMatchObject({ pushed: 0, pulled: 2 });
  });

  test("S51 has the log witnessed all the same, and a contradiction starts everything anew", async () => {
    await bench.record(2);
    const transport = bench.transport({
      pull: () => Promise.reject(new Error("asked for entries")),
    });
    const verdicts = ["contradicted", "agreed"] as const;
    let checks = 0;
    const witness = { check: async () => verdicts[checks++]! };
    expect(await bench.sync({ transport, witness, sendOnly: true })).toMatchObject({ pushed: 4, pulled: 0 });
    expect(checks).toBe(2);
  });
});
