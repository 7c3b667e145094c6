import { beforeEach, describe, expect, test } from "vitest";
import { buildChain } from "../../tests/support/entry-fixtures.ts";
import { MemoryServer } from "../../tests/support/memory-server.ts";
import { createSeededDevice } from "../../tests/support/node-crypto.ts";
import type { BuiltEntry } from "../journal/build-entry.ts";
import type { Entry } from "../journal/entry.ts";
import type { UnitId } from "../journal/ids.ts";
import { ingest } from "./ingest.ts";
import type { IngestResult } from "./outcome.ts";

const branch = "WA-URM-0001";
const device = createSeededDevice("ingest");
const other = createSeededDevice("ingest, another");
const at = (hour: number) => `2016-02-26T${String(hour).padStart(2, "0")}:00:00.000Z`;
const entriesOf = (chain: readonly BuiltEntry[]): Entry[] => chain.map(({ entry }) => entry);

let server: MemoryServer;
let now: string;
beforeEach(() => {
  now = at(6);
  server = new MemoryServer(() => now);
  server.store.enrol(device.author, branch);
  server.store.enrol(other.author, "WA-URM-0002");
});

const push = (...entries: unknown[]) => server.ingest(entries, "WA");
const outcome = ({ outcome: kind, reason }: IngestResult) => (reason === undefined ? kind : `${kind}: ${reason}`);
const outcomes = async (...entries: unknown[]) => (await push(...entries)).map(outcome);
const logSeqs = () => server.store.log.map(({ seq }) => seq);

describe("outcomes", () => {
  test("S1 a result for each entry where it stood, whatever the order of the batch", async () => {
    const [a, b, c] = entriesOf(await buildChain(device, 3));
    const results = await push(c, null, a, b, a);
    expect(results.map(outcome)).toEqual(["inserted", "rejected: malformed", "inserted", "inserted", "duplicate"]);
    expect(results.map(({ seq }) => seq)).toEqual([2, null, 0, 1, 0]);
    expect(logSeqs()).toEqual([0, 1, 2]);
  });

  test("S2 a refused entry changes nothing for those beside it", async () => {
    const [a, b] = entriesOf(await buildChain(device, 2));
    const forged = { ...(await buildChain(other, 1))[0]!.entry, signature: a!.signature };
    expect(await outcomes(a, forged, "?", b)).toEqual([
      "inserted",
      "rejected: bad-signature",
      "rejected: malformed",
      "inserted",
    ]);
    expect(server.store.findAuthor(other.author)!.head).toBeNull();
  });

  test("S3 of an author who is not enrolled nothing is kept, and it comes in once the author is", async () => {
    const stranger = createSeededDevice("stranger");
    const entries = entriesOf(await buildChain(stranger, 2));
    expect(await outcomes(entries[1], entries[0])).toEqual(["rejected: unknown-author", "rejected: unknown-author"]);
    expect(server.store.aside).toEqual([]);
    server.store.enrol(stranger.author, branch);
    expect(await outcomes(...entries)).toEqual(["inserted", "inserted"]);
  });

  test("S3 a caller brings entries of its own scope only", async () => {
    const [entry] = entriesOf(await buildChain(device, 1));
    const results = await server.ingest([entry], "WA-URM-0002");
    expect(results).toEqual([{ author: device.author, seq: 0, outcome: "rejected", reason: "unknown-author" }]);
    expect(server.store.log).toEqual([]);
    expect((await server.ingest([entry], "WA-URM")).map(outcome)).toEqual(["inserted"]);
  });

  test("S10 an inserted entry has the next position and the time of receipt", async () => {
    const [a, b] = entriesOf(await buildChain(device, 2));
    expect(await push(a)).toEqual([
      { author: device.author, seq: 0, outcome: "inserted", position: 1, receivedAt: at(6) },
    ]);
    now = at(7);
    expect(await push(b)).toEqual([
      { author: device.author, seq: 1, outcome: "inserted", position: 2, receivedAt: at(7) },
    ]);
    expect(server.store.log.map(({ entry }) => entry)).toEqual([a, b]);
  });
});

describe("duplicates", () => {
  test("S4 a resend gets the receipt of the first time", async () => {
    const [entry] = entriesOf(await buildChain(device, 1));
    await push(entry);
    now = at(9);
    const again = { author: device.author, seq: 0, outcome: "duplicate", position: 1, receivedAt: at(6) };
    expect(await push(entry)).toEqual([again]);
    expect(server.store.log).toHaveLength(1);
  });

  test("S4 a resend gets its receipt also when the author has been moved to another place meanwhile", async () => {
    const [entry] = entriesOf(await buildChain(device, 1));
    await push(entry);
    server.store.move(device.author, "WA-URM-0009");
    expect(await outcomes(entry)).toEqual(["duplicate"]);
  });

  test.each(["revoked", "frozen"] as const)(
    "S4 what is in the log is a duplicate also of a %s author",
    async (status) => {
      const [entry] = entriesOf(await buildChain(device, 1));
      await push(entry);
      server.store.setStatus(device.author, status);
      expect(await outcomes(entry)).toEqual(["duplicate"]);
      expect(server.store.aside).toEqual([]);
    },
  );

  test("S4 a copy that lost its payload on the way is a duplicate", async () => {
    const [entry] = entriesOf(await buildChain(device, 1));
    await push(entry);
    expect(await outcomes({ ...entry!, payload: null }, { ...entry!, payload: "{}" })).toEqual([
      "duplicate",
      "duplicate",
    ]);
    expect(server.store.log[0]!.entry).toEqual(entry);
  });

  test("S5 an entry without its payload takes it from a later copy, and from no wrong one", async () => {
    const [entry] = entriesOf(await buildChain(device, 1));
    expect(await outcomes({ ...entry!, payload: null })).toEqual(["inserted"]);
    expect(await outcomes({ ...entry!, payload: "{}" })).toEqual(["rejected: bad-payload-hash"]);
    expect(server.store.log[0]!.entry.payload).toBeNull();
    expect(await outcomes(entry)).toEqual(["duplicate"]);
    expect(server.store.log[0]!.entry).toEqual(entry);
  });
});

describe("gaps", () => {
  test("S9 what comes before its predecessor is held, once, and in no log", async () => {
    const [, b, c] = entriesOf(await buildChain(device, 3));
    expect(await push(c, b)).toEqual([
      { author: device.author, seq: 2, outcome: "held", receivedAt: at(6) },
      { author: device.author, seq: 1, outcome: "held", receivedAt: at(6) },
    ]);
    expect(server.store.log).toEqual([]);
    expect(server.heads("WA")).toEqual({ heads: {} });
  });

  test("S10 all that was held comes in behind the entry that was missing, in order", async () => {
    const [a, b, c, , e] = entriesOf(await buildChain(device, 5));
    await push(e, c, b);
    expect(await outcomes(a)).toEqual(["inserted"]);
    expect(logSeqs()).toEqual([0, 1, 2]);
    expect(server.store.aside.map(({ entry }) => entry.seq)).toEqual([4]);
  });

  test("S10 a held entry was received when it first came, not when the gap was filled", async () => {
    const [a, b] = entriesOf(await buildChain(device, 2));
    await push(b);
    now = at(11);
    await push(a);
    expect(server.store.log.map(({ receivedAt }) => receivedAt)).toEqual([at(11), at(6)]);
    const again = { author: device.author, seq: 1, outcome: "duplicate", position: 2, receivedAt: at(6) };
    expect(await push(b)).toEqual([again]);
  });

  test("S10 of two that were held at one place the one that follows comes in, and the other is a fork", async () => {
    const chain = await buildChain(device, 2);
    const twin = await buildChain(device, 2, { event: { subject: "twin" } });
    await push(twin[1]!.entry, chain[1]!.entry);
    now = at(7);
    expect(await outcomes(chain[0]!.entry)).toEqual(["inserted"]);
    expect(server.store.log.map(({ hash }) => hash)).toEqual(chain.map(({ hash }) => hash));
    expect(server.store.aside.map(({ kind, entry, receivedAt }) => [kind, entry.hash, receivedAt])).toEqual([
      ["forked", twin[1]!.hash, at(6)],
    ]);
    expect(server.store.findAuthor(device.author)!.status).toBe("frozen");
  });

  test("S14 what is held is kept once, and its first time is answered", async () => {
    const [, b] = entriesOf(await buildChain(device, 2));
    await push(b, b);
    now = at(9);
    expect(await push(b)).toEqual([{ author: device.author, seq: 1, outcome: "held", receivedAt: at(6) }]);
    expect(server.store.aside).toHaveLength(1);
  });
});

describe("copies kept apart", () => {
  test("S14 a whole copy takes the place of a damaged one that was held, with its time", async () => {
    const [a, b] = entriesOf(await buildChain(device, 2));
    await push({ ...b!, payload: "{}" });
    now = at(9);
    expect(await push(b)).toMatchObject([{ outcome: "held", receivedAt: at(6) }]);
    expect(await outcomes(a)).toEqual(["inserted"]);
    expect(server.store.log.map(({ entry, receivedAt }) => [entry, receivedAt])).toEqual([
      [a, at(9)],
      [b, at(6)],
    ]);
  });

  test("S14 a damaged copy never takes the place of a whole one", async () => {
    const [a, b] = entriesOf(await buildChain(device, 2));
    await push(b);
    await push({ ...b!, payload: "{}" }, { ...b!, payload: null });
    await push(a);
    expect(server.store.log.map(({ entry }) => entry)).toEqual([a, b]);
  });

  test("S14 the same of what a revoked author sends", async () => {
    const [a] = entriesOf(await buildChain(device, 1));
    server.store.setStatus(device.author, "revoked");
    expect(await outcomes({ ...a!, payload: "{}" }, a)).toEqual(["rejected: bad-payload-hash", "quarantined"]);
    expect(server.store.aside.map(({ entry }) => entry.entry)).toEqual([a]);
  });
});

describe("refused links", () => {
  test("S11 a refused entry does not keep those behind it waiting", async () => {
    const chain = await buildChain(device, 3);
    const [a, b, c] = entriesOf(chain);
    expect(await outcomes(a, { ...b!, payload: "{}" }, c)).toEqual([
      "inserted",
      "rejected: bad-payload-hash",
      "inserted",
    ]);
    expect(logSeqs()).toEqual([0, 2]);
    expect(server.store.findLink(device.author, 1)).toEqual({ hash: chain[1]!.hash, reason: "bad-payload-hash" });
    expect(server.heads("WA").heads).toEqual({ [device.author]: 2 });
  });

  test("S11 a refused entry that comes before its predecessor is linked when the gap is filled", async () => {
    const [a, b, c] = entriesOf(await buildChain(device, 3));
    expect(await outcomes(c, { ...b!, payload: "{}" })).toEqual(["held", "rejected: bad-payload-hash"]);
    await push(a);
    expect(logSeqs()).toEqual([0, 2]);
    expect(server.store.aside).toEqual([]);
  });

  test("S11 once nothing is wrong with it, it comes in at the end of the log, and its link is gone", async () => {
    const [a, b, c] = entriesOf(await buildChain(device, 3));
    await push(a, { ...b!, payload: "{}" }, c);
    expect(await outcomes({ ...b!, payload: "{}" })).toEqual(["rejected: bad-payload-hash"]);
    expect(await push(b)).toEqual([
      { author: device.author, seq: 1, outcome: "inserted", position: 3, receivedAt: at(6) },
    ]);
    expect(server.store.findLink(device.author, 1)).toBeUndefined();
    expect(server.heads("WA").heads).toEqual({ [device.author]: 2 });
    expect(await outcomes(b)).toEqual(["duplicate"]);
  });

  test("S8 a refused entry of an author who was revoked since waits for a decision", async () => {
    const [a, b] = entriesOf(await buildChain(device, 2));
    await push({ ...a!, payload: "{}" }, b);
    server.store.setStatus(device.author, "revoked");
    expect(await outcomes(a)).toEqual(["quarantined"]);
    expect(logSeqs()).toEqual([1]);
  });

  test("S12 an author writes about its own unit, and what it writes elsewhere leaves a link", async () => {
    const [first] = await buildChain(device, 1, { event: { unit: "WA-URM-0002" as UnitId } });
    const [second] = await buildChain(device, 1, { head: { seq: first!.header.seq, hash: first!.hash } });
    expect(await outcomes(first!.entry, second!.entry)).toEqual(["rejected: unknown-author", "inserted"]);
    expect(await outcomes(first!.entry)).toEqual(["rejected: unknown-author"]);
  });

  test("S12 who brings an entry gives it no rights and takes none away", async () => {
    const [own] = await buildChain(device, 1);
    const [foreign] = await buildChain(other, 1, { event: { unit: branch as UnitId } });
    expect((await server.ingest([own!.entry, foreign!.entry], "WA")).map(outcome)).toEqual([
      "inserted",
      "rejected: unknown-author",
    ]);
  });
});

describe("transactions", () => {
  test("S13 a batch of which a part cannot be written leaves nothing, and comes in whole the next time", async () => {
    const chain = await buildChain(device, 3);
    const checked = await server.checker.check(entriesOf(chain));
    const transaction = server.store.begin();
    const insert = transaction.insert.bind(transaction);
    let inserts = 0;
    transaction.insert = (...entry) => {
      if (++inserts === 3) throw new Error("disk full");
      return insert(...entry);
    };
    const options = { receivedAt: now, mayBring: () => true, mayWrite: () => true };
    await expect(ingest(checked, transaction, options)).rejects.toThrow("disk full");
    transaction.rollBack();
    expect(server.store.log).toEqual([]);
    expect(server.store.findAuthor(device.author)!.head).toBeNull();
    expect(await outcomes(...entriesOf(chain))).toEqual(["inserted", "inserted", "inserted"]);
  });
});
