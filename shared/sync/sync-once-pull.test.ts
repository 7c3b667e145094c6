import { beforeEach, describe, expect, test } from "vitest";
import { MemoryServer } from "../../tests/support/memory-server.ts";
import { MemoryTabletJournal } from "../../tests/support/memory-tablet-journal.ts";
import { branch, SyncBench } from "../../tests/support/sync-bench.ts";
import type { NewEvent } from "../journal/build-entry.ts";
import { UnexpectedReplyError } from "./unexpected-reply-error.ts";
import type { PullReply } from "./wire.ts";

let bench: SyncBench;
let theirs: MemoryTabletJournal;
beforeEach(async () => {
  bench = new SyncBench("sync-once-pull");
  theirs = bench.addTablet("a neighbour");
  await bench.record(5, {}, theirs);
  await bench.sync({ journal: theirs });
});

describe("pulling", () => {
  const positions = () => [...bench.journal.state.pulled.values()].map(({ position }) => position);
  test("S26 pages and the cursor are kept together, page by page, until nothing is left", async () => {
    const cursors: [number, number][] = [];
    const receive = bench.journal.receive.bind(bench.journal);
    bench.journal.receive = async (page, next) => {
      await receive(page, next);
      cursors.push([bench.journal.state.pulled.size, bench.journal.state.cursor]);
    };
    expect(await bench.sync({ pullLimit: 2 })).toMatchObject({ pulled: 5 });
    expect(cursors).toEqual([
      [2, 2],
      [4, 4],
      [5, 5],
    ]);
    expect(await bench.sync()).toMatchObject({ pulled: 0 });
    expect(cursors).toHaveLength(3);
  });

  test("S26 a page that could not be written is asked for again", async () => {
    let failures = 1;
    const broken = new MemoryTabletJournal(bench.device, {
      write: async (_, commit) => {
        if (failures-- > 0) throw new Error("disk full");
        commit();
      },
    });
    await expect(bench.sync({ journal: broken })).rejects.toThrow("disk full");
    expect(broken.state).toMatchObject({ cursor: 0, mark: undefined });
    await bench.sync({ journal: broken });
    expect(broken.state.pulled.size).toBe(5);
  });

  const shifted = (change: (page: PullReply) => PullReply) =>
    bench.transport({ pull: async (after, limit) => change(bench.server.pull(after, limit, branch)) });
  test.each<[string, (page: PullReply) => PullReply]>([
    [
      "that stands before the cursor",
      (page) => ({ ...page, entries: page.entries.map((entry) => ({ ...entry, position: 0 })) }),
    ],
    ["in which a position comes twice", (page) => ({ ...page, entries: [...page.entries, ...page.entries.slice(-1)] })],
    ["in another order", (page) => ({ ...page, entries: page.entries.toReversed() })],
    ["that ends before its last entry", (page) => ({ ...page, next: 3 })],
  ])("S27 of a page %s nothing is kept", async (_, change) => {
    await expect(bench.sync({ transport: shifted(change) })).rejects.toThrow(UnexpectedReplyError);
    expect(bench.journal.state).toMatchObject({ cursor: 0, mark: undefined });
    expect(bench.journal.state.pulled.size).toBe(0);
  });

  test("S28 a log that is shorter than the cursor is pulled from its beginning, and nothing here is dropped", async () => {
    await bench.sync();
    bench.server.store.restore(new MemoryServer(bench.server.now).store.snapshot());
    bench.server.store.enrol(theirs.author, branch);
    await bench.server.ingest([theirs.state.own.get(0)!.entry], branch);
    await bench.sync();
    expect(bench.journal.state.cursor).toBe(1);
    expect(bench.journal.state.pulled.size).toBe(5);
  });

  test("S28 a log that was set back and has grown past the cursor with other entries is pulled again", async () => {
    const empty = new MemoryServer(bench.server.now).store.snapshot();
    await bench.sync();
    bench.server.store.restore(empty);
    bench.server.store.enrol(bench.device.author, branch);
    bench.server.store.enrol(theirs.author, branch);
    const late = bench.addTablet("a third");
    await bench.record(2, {}, late);
    bench.hour = 9;
    for (const journal of [late, theirs]) await bench.sync({ journal });
    expect(bench.server.store.log.length).toBeGreaterThan(bench.journal.state.cursor);
    await bench.sync();
    expect(positions().toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const receivedAts = [...bench.journal.state.pulled.values()].map(({ receivedAt }) => receivedAt);
    expect(new Set(receivedAts)).toEqual(new Set(["2016-02-26T09:00:00.000Z"]));
  });

  test("S28 a page that a cache kept of the old log, given while everything is pulled again, is noticed", async () => {
    const old = bench.server.pull(0, 2, branch);
    await bench.sync();
    bench.server.store.restore(new MemoryServer(bench.server.now).store.snapshot());
    const late = bench.addTablet("a third");
    bench.server.store.enrol(theirs.author, branch);
    bench.server.store.enrol(bench.device.author, branch);
    await bench.record(2, {}, late);
    bench.hour = 9;
    for (const journal of [late, theirs]) await bench.sync({ journal });
    let cached = 0;
    const pull = async (after: number, limit: number) =>
      after === 0 && cached++ === 0 ? old : bench.server.pull(after, limit, branch);
    await bench.sync({ pullLimit: 2, transport: bench.transport({ pull }) });
    expect(cached).toBe(2);
    expect(positions().toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test("S28 a refused entry that came in later, and was lost when the server was set back to its link, is sent again", async () => {
    await bench.record(1, { unit: "WA-URM-0002" as NewEvent["unit"] });
    await bench.record(1);
    await bench.sync();
    const backup = bench.server.store.snapshot();
    bench.server.store.move(bench.device.author, "WA-URM");
    await bench.server.ingest([bench.journal.state.own.get(0)!.entry], "WA");
    await bench.sync({ transport: bench.server.connect("WA-URM") });
    expect(bench.journal.state.own.get(0)!.answer).toMatchObject({ outcome: "duplicate", position: 7 });
    bench.server.store.restore(backup);
    bench.server.store.move(bench.device.author, "WA-URM");
    await bench.sync({ transport: bench.server.connect("WA-URM") });
    expect(bench.logSeqs()).toEqual([0, 1, 2, 3, 4, 1, 0]);
    expect(bench.answers()).toEqual(["inserted", "duplicate"]);
  });

  test("S28 a receipt that the log does not bear out was given before the server was set back", async () => {
    const backup = bench.server.store.snapshot();
    await bench.record(2);
    const noPull = bench.transport({
      pull: async () => {
        throw new Error("connection reset");
      },
    });
    await expect(bench.sync({ transport: noPull })).rejects.toThrow("connection reset");
    expect(bench.answers()).toEqual(["inserted", "inserted"]);
    bench.server.store.restore(backup);
    const heads = { heads: { [bench.device.author]: 1 } };
    await bench.sync({ transport: bench.transport({ heads: async () => heads }) });
    expect(bench.logSeqs()).toEqual([0, 1, 2, 3, 4, 0, 1]);
    expect(bench.answers()).toEqual(["inserted", "inserted"]);
  });

  test("S28 entries that took the place of others outside our scope are found", async () => {
    const away = bench.addTablet("far away", "WA-MAH-0001");
    const fresh = new MemoryServer(bench.server.now);
    fresh.store.enrol(away.author, "WA-MAH-0001");
    fresh.store.enrol(theirs.author, branch);
    const empty = fresh.store.snapshot();
    await bench.record(3, { unit: "WA-MAH-0001" as NewEvent["unit"] }, away);
    await fresh.ingest(
      [...away.state.own.values()].map(({ entry }) => entry),
      "WA",
    );
    await bench.sync({ transport: fresh.connect(branch) });
    expect(bench.journal.state).toMatchObject({ cursor: 3, mark: undefined });
    fresh.store.restore(empty);
    await fresh.ingest(
      [...theirs.state.own.values()].slice(0, 3).map(({ entry }) => entry),
      "WA",
    );
    await bench.sync({ transport: fresh.connect(branch) });
    expect(bench.journal.state.pulled.size).toBe(3);
  });

  test("S29 an entry of the server that does not verify is kept, counted, and holds nothing up", async () => {
    const transport = shifted((page) => ({
      ...page,
      entries: page.entries.map((entry) =>
        entry.position === 5 ? { ...entry, header: entry.header.replace("R1", "R2") } : entry,
      ),
    }));
    expect(await bench.sync({ transport })).toMatchObject({ pulled: 5, unsound: 1 });
    expect(bench.journal.state.pulled.size).toBe(4);
    expect([...bench.journal.state.unsound.values()].map(({ position }) => position)).toEqual([5]);
  });
});

describe("a log that is witnessed", () => {
  test("S35 one that contradicts what it said is asked and sent everything again, once", async () => {
    await bench.record(2);
    await bench.sync();
    const { sizes, transport } = bench.countPushes();
    const verdicts = ["contradicted", "agreed", "agreed"] as const;
    let checks = 0;
    const witness = { check: async () => verdicts[checks++]! };
    await bench.sync({ transport, witness });
    expect(sizes).toEqual([2]);
    expect(checks).toBe(2);
    expect(bench.answers()).toEqual(["duplicate", "duplicate"]);
    await bench.sync({ transport, witness });
    expect(sizes).toEqual([2]);
  });

  test("S35 one that cannot be checked now fails the round, and what was answered stays", async () => {
    await bench.record(1);
    const witness = { check: () => Promise.reject(new Error("connection reset")) };
    await expect(bench.sync({ witness })).rejects.toThrow("connection reset");
    expect(bench.answers()).not.toEqual([null]);
  });
});
