import { beforeEach, describe, expect, test } from "vitest";
import { buildChain, resign } from "../../tests/support/entry-fixtures.ts";
import { MemoryServer } from "../../tests/support/memory-server.ts";
import { createSeededDevice } from "../../tests/support/node-crypto.ts";
import type { BuiltEntry } from "../journal/build-entry.ts";
import type { Entry } from "../journal/entry.ts";
import type { UnitId } from "../journal/ids.ts";
import type { IngestResult } from "./outcome.ts";

const branch = "WA-URM-0001";
const device = createSeededDevice("ingest-forks");
const other = createSeededDevice("ingest-forks, another");
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

describe("forks, frozen and revoked authors", () => {
  test("S6 another entry at a taken place is kept apart and freezes its author", async () => {
    const chain = await buildChain(device, 2);
    const [twin] = await buildChain(device, 1, { event: { subject: "twin" } });
    await push(...entriesOf(chain));
    expect(await push(twin!.entry)).toEqual([{ author: device.author, seq: 0, outcome: "forked", receivedAt: at(6) }]);
    expect(server.store.log.map(({ hash }) => hash)).toEqual(chain.map(({ hash }) => hash));
    expect(server.store.aside).toMatchObject([{ kind: "forked", entry: { hash: twin!.hash, entry: twin!.entry } }]);
    expect(server.store.findAuthor(device.author)!.status).toBe("frozen");
  });

  test("S6 an entry that follows another past is a fork", async () => {
    const [a] = await buildChain(device, 1);
    const twins = await buildChain(device, 2, { event: { subject: "twin" } });
    await push(a!.entry);
    expect(await outcomes(twins[1]!.entry)).toEqual(["forked"]);
    expect(logSeqs()).toEqual([0]);
  });

  test("S6 two branches in one batch: the first is inserted, the other kept, none lost", async () => {
    const [a] = await buildChain(device, 1);
    const [twin] = await buildChain(device, 1, { event: { subject: "twin" } });
    expect(await outcomes(a!.entry, twin!.entry)).toEqual(["inserted", "forked"]);
  });

  test("S6 a refused entry at a taken place is a fork as well", async () => {
    const chain = await buildChain(device, 1);
    await push(...entriesOf(chain));
    const elsewhere = await resign(device, chain[0]!, { election: "wa-1398" });
    expect(await outcomes(elsewhere)).toEqual(["forked"]);
  });

  test("S7 of a frozen author nothing new enters the log, and all of it is kept", async () => {
    const chain = await buildChain(device, 3);
    const [twin] = await buildChain(device, 1, { event: { subject: "twin" } });
    await push(chain[0]!.entry, twin!.entry);
    expect(await outcomes(chain[1]!.entry, chain[2]!.entry)).toEqual(["forked", "forked"]);
    expect(logSeqs()).toEqual([0]);
    expect(server.store.aside.map(({ entry }) => entry.hash).toSorted()).toEqual(
      [twin!.hash, chain[1]!.hash, chain[2]!.hash].toSorted(),
    );
  });

  test("S7 another author goes on as before", async () => {
    const [a] = await buildChain(device, 1);
    const [twin] = await buildChain(device, 1, { event: { subject: "twin" } });
    const [theirs] = await buildChain(other, 1, { event: { unit: "WA-URM-0002" as UnitId } });
    expect(await outcomes(a!.entry, twin!.entry, theirs!.entry)).toEqual(["inserted", "forked", "inserted"]);
  });

  test("S8 what a revoked author sends is kept for a decision, in whatever order it comes", async () => {
    const [a, b, c] = entriesOf(await buildChain(device, 3));
    await push(a);
    server.store.setStatus(device.author, "revoked");
    expect(await push(c, b)).toEqual([
      { author: device.author, seq: 2, outcome: "quarantined", receivedAt: at(6) },
      { author: device.author, seq: 1, outcome: "quarantined", receivedAt: at(6) },
    ]);
    expect(logSeqs()).toEqual([0]);
    expect(server.store.aside.map(({ kind }) => kind)).toEqual(["quarantined", "quarantined"]);
  });

  test("S14 a forked entry that comes again is kept once, with its first time", async () => {
    const [a] = await buildChain(device, 1);
    const [twin] = await buildChain(device, 1, { event: { subject: "twin" } });
    await push(a!.entry, twin!.entry);
    now = at(9);
    expect(await push(twin!.entry)).toMatchObject([{ outcome: "forked", receivedAt: at(6) }]);
    expect(server.store.aside).toHaveLength(1);
  });
});
