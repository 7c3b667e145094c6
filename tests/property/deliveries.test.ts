/** Entries may come in any order, in any pieces, any number of times, and damaged in between: the end is the same. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../../shared/journal/entry.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import { MemoryServer } from "../support/memory-server.ts";
import { foldAll, showBoard, showDays } from "../support/show-projections.ts";
import { enrol, nameOf, namesOf, units, writeLog } from "./written-logs.ts";

const logs = [
  await writeLog("deliveries, first tablet", units[0]!, 6),
  await writeLog("deliveries, second tablet", units[0]!, 4),
  await writeLog("deliveries, another branch", units[1]!, 5),
];
const all = logs.flatMap(({ chain }) => chain.map(({ entry }) => entry));
const nowAt = "2016-02-26T12:00:00.000Z";

type Damage = "none" | "payload" | "signature" | "no payload";

/** Which entry, and what happened to it on the way. */
const delivery = fc.record({
  index: fc.nat(all.length - 1),
  damage: fc.constantFrom<Damage>("none", "none", "none", "payload", "signature", "no payload"),
});
/** Anything may come before, in batches of any size; then everything once, whole, in any order. */
interface Deliveries {
  before: { index: number; damage: Damage }[][];
  order: number[];
  cuts: number[];
}
const deliveries: fc.Arbitrary<Deliveries> = fc.record({
  before: fc.array(fc.array(delivery, { maxLength: 8 }), { maxLength: 8 }),
  order: fc.shuffledSubarray(
    all.map((_, index) => index),
    { minLength: all.length },
  ),
  cuts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: all.length }),
});

function damaged(entry: Entry, damage: Damage): Entry {
  if (damage === "payload") return { ...entry, payload: "{}" };
  if (damage === "signature") return { ...entry, signature: entry.signature.replace(/^./, "_") };
  return damage === "no payload" ? { ...entry, payload: null } : entry;
}

function cut<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const pieces: Item[][] = [];
  for (let at = 0; at < items.length; at += sizes[pieces.length - 1]!)
    pieces.push(items.slice(at, at + sizes[pieces.length]!));
  return pieces;
}

async function deliver({ before, order, cuts }: Deliveries): Promise<MemoryServer> {
  const server = new MemoryServer(() => nowAt);
  enrol(server, logs);
  for (const batch of before) {
    // One by one, as what a courier brings: a damaged signature inside a run would be vouched for by what follows it.
    for (const { index, damage } of batch) await server.ingest([damaged(all[index]!, damage)], "WA");
  }
  const ordered = order.map((index) => all[index]!);
  for (const batch of cut(ordered, cuts)) await server.ingest(batch, "WA");
  // What was refused before came again whole; of that which came before its predecessor, the link was made only now.
  await server.ingest(ordered, "WA");
  return server;
}

const stored = (server: MemoryServer): StoredEntry[] =>
  server.store.log.map(({ entry, position, receivedAt }) => ({
    header: entry.header,
    payload: entry.payload,
    position,
    receivedAt,
  }));

test("S10 the log holds what was appended, each entry once and whole, in its author's order but for what was refused at first", async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (plan) => {
      const { store } = await deliver(plan);
      expect(store.log.map(nameOf).toSorted()).toEqual(namesOf(logs));
      expect(store.log.map(({ entry }) => entry.header).toSorted()).toEqual(all.map(({ header }) => header).toSorted());
      expect(store.log.map(({ entry }) => entry.payload).toSorted()).toEqual(
        all.map(({ payload }) => payload).toSorted(),
      );
      expect(store.aside).toEqual([]);
      for (const { device } of logs) expect(store.findAuthor(device.author)!.status).toBe("active");
    }),
    { numRuns: 150 },
  );
});

test("S9 without damage each author's entries stand in the order in which they were written", async () => {
  const whole: fc.Arbitrary<Deliveries> = deliveries.map((plan) => ({
    ...plan,
    before: plan.before.map((batch) => batch.map(({ index }) => ({ index, damage: "none" }))),
  }));
  await fc.assert(
    fc.asyncProperty(whole, async (plan) => {
      const { store } = await deliver(plan);
      for (const { device, chain } of logs) {
        const own = store.log.filter(({ author }) => author === device.author);
        expect(own.map(({ hash }) => hash)).toEqual(chain.map(({ hash }) => hash));
      }
    }),
    { numRuns: 150 },
  );
});

test("S10 two servers that got the same in two ways show the same board and the same days", async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, deliveries, async (one, two) => {
      const [left, right] = [await deliver(one), await deliver(two)].map(stored);
      // Positions are each server's own; what is shown of the entries is not.
      const shown = (entries: StoredEntry[]) => showBoard(foldAll(entries), units, nowAt);
      expect(shown(left!)).toBe(shown(right!));
      const byHeader = (entries: StoredEntry[]) =>
        entries
          .toSorted((a, b) => (a.header < b.header ? -1 : 1))
          .map((entry, index) => ({ ...entry, position: index + 1 }));
      expect(showDays(byHeader(left!), units)).toBe(showDays(byHeader(right!), units));
    }),
    { numRuns: 40 },
  );
});
