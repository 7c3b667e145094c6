import { beforeEach, describe, expect, test } from "vitest";
import { buildChain } from "../../tests/support/entry-fixtures.ts";
import { MemoryServer } from "../../tests/support/memory-server.ts";
import { createSeededDevice } from "../../tests/support/node-crypto.ts";
import type { BuiltEntry } from "../journal/build-entry.ts";
import type { Position } from "../journal/ids.ts";
import { decide } from "./decide.ts";
import type { Verdict } from "./journal-transaction.ts";

const device = createSeededDevice("decisions");
const at = (hour: number) => `2016-02-26T${String(hour).padStart(2, "0")}:00:00.000Z`;

let server: MemoryServer;
let now: string;
let chain: BuiltEntry[];
beforeEach(async () => {
  now = at(6);
  server = new MemoryServer(() => now);
  server.store.enrol(device.author, "WA-URM-0001");
  chain = await buildChain(device, 4);
});

const push = async (...seqs: number[]) => {
  const results = await server.ingest(
    seqs.map((seq) => chain[seq]!.entry),
    "WA",
  );
  return results.map(({ outcome, reason }) => (reason === undefined ? outcome : `${outcome}: ${reason}`));
};
const decideAbout = ({ header: { author, seq }, hash }: BuiltEntry, verdict: Verdict) =>
  server.store.transact((transaction) =>
    decide({ author, seq, hash, verdict, position: 1 as Position }, transaction, now),
  );
const log = () => server.store.log.map(({ seq, receivedAt }) => [seq, receivedAt]);
const aside = () => server.store.aside.map(({ kind, entry }) => [kind, entry.seq]);

describe("decisions about a withdrawn device's entries", () => {
  test("S31 the first decision about an entry stays", async () => {
    server.store.setStatus(device.author, "revoked");
    await push(0);
    await decideAbout(chain[0]!, "refused");
    await decideAbout(chain[0]!, "accepted");
    expect(log()).toEqual([]);
    expect(await push(0)).toEqual(["rejected: unknown-author"]);
  });

  test("S31 a decision that comes before its entry waits for it", async () => {
    server.store.setStatus(device.author, "revoked");
    await decideAbout(chain[0]!, "accepted");
    expect(await push(0, 1)).toEqual(["inserted", "quarantined"]);
    expect(log()).toEqual([[0, at(6)]]);
  });

  test("S31 a decision about a device that nobody knows does nothing", async () => {
    const [stranger] = await buildChain(createSeededDevice("decisions, a stranger"), 1);
    await decideAbout(stranger!, "accepted");
    expect(log()).toEqual([]);
  });

  test("S32 an accepted entry enters as it is, with the time at which it first came", async () => {
    await push(0);
    server.store.setStatus(device.author, "revoked");
    now = at(7);
    await push(1);
    now = at(9);
    await decideAbout(chain[1]!, "accepted");
    expect(log()).toEqual([
      [0, at(6)],
      [1, at(7)],
    ]);
    expect(server.store.log[1]!.entry).toEqual(chain[1]!.entry);
    expect(aside()).toEqual([]);
    expect(await push(1)).toEqual(["duplicate"]);
  });

  test("S32 accepted entries wait for what stands before them, and come in by their chain", async () => {
    server.store.setStatus(device.author, "revoked");
    await push(0, 1, 2);
    await decideAbout(chain[2]!, "accepted");
    await decideAbout(chain[1]!, "accepted");
    expect(log()).toEqual([]);
    await decideAbout(chain[0]!, "accepted");
    expect(log().map(([seq]) => seq)).toEqual([0, 1, 2]);
  });

  test("S32 of another branch an accepted entry stays apart", async () => {
    const twin = await buildChain(device, 2, { event: { subject: "twin" } });
    await push(0);
    server.store.setStatus(device.author, "revoked");
    await server.ingest([twin[1]!.entry], "WA");
    await decideAbout(twin[1]!, "accepted");
    expect(log().map(([seq]) => seq)).toEqual([0]);
    expect(aside()).toEqual([["quarantined", 1]]);
  });

  test("S32 what was held behind an accepted entry is quarantined, not let in", async () => {
    await push(2);
    server.store.setStatus(device.author, "revoked");
    await push(0, 1);
    await decideAbout(chain[0]!, "accepted");
    await decideAbout(chain[1]!, "accepted");
    expect(log().map(([seq]) => seq)).toEqual([0, 1]);
    expect(aside()).toEqual([["quarantined", 2]]);
  });

  test("S8 S32 what was held when its device was withdrawn keeps the time at which it first came", async () => {
    await push(1);
    server.store.setStatus(device.author, "revoked");
    now = at(9);
    expect(await push(0, 1)).toEqual(["quarantined", "quarantined"]);
    expect(aside()).toEqual([
      ["quarantined", 0],
      ["quarantined", 1],
    ]);
    await decideAbout(chain[0]!, "accepted");
    await decideAbout(chain[1]!, "accepted");
    expect(log()).toEqual([
      [0, at(9)],
      [1, at(6)],
    ]);
  });

  test("S32 an accepted entry takes the place of the link that it left before", async () => {
    await server.ingest([{ ...chain[0]!.entry, payload: "{}" }, chain[1]!.entry], "WA");
    server.store.setStatus(device.author, "revoked");
    expect(await push(0)).toEqual(["quarantined"]);
    await decideAbout(chain[0]!, "accepted");
    expect(log().map(([seq]) => seq)).toEqual([1, 0]);
    expect(server.store.findLink(device.author, 0)).toBeUndefined();
  });

  test("S33 a refused entry stays apart for good, and those behind it can be accepted", async () => {
    server.store.setStatus(device.author, "revoked");
    await push(0, 1);
    await decideAbout(chain[1]!, "accepted");
    await decideAbout(chain[0]!, "refused");
    expect(log().map(([seq]) => seq)).toEqual([1]);
    expect(aside()).toEqual([["quarantined", 0]]);
    expect(server.store.findLink(device.author, 0)).toMatchObject({ hash: chain[0]!.hash });
    expect(await push(0, 1)).toEqual(["rejected: unknown-author", "duplicate"]);
    expect(aside()).toEqual([["quarantined", 0]]);
  });
});
