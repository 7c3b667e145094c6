/** A copied profile: two devices write on behind the same entry with the same key. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { MemoryServer } from "../support/memory-server.ts";
import { enrol, units, writeLog } from "./written-logs.ts";

const name = "forks, one key";
const trunk = await writeLog(name, units[0]!, 3);
const behind = trunk.chain.at(-1)!;
const first = await writeLog(name, units[0]!, 3, { behind, figure: 100 });
const second = await writeLog(name, units[0]!, 2, { behind, figure: 200 });
const honest = await writeLog("forks, a neighbour", units[1]!, 4);

const all = [trunk, first, second, honest].flatMap(({ chain }) => chain.map(({ entry, hash }) => ({ entry, hash })));
const indexes = all.map((_, index) => index);
const some = fc.array(fc.constantFrom(...indexes), { maxLength: 10 });
/** Everything at least once, with some of it before and after, in batches of any size. */
const deliveries = fc.record({
  sequence: fc.tuple(some, fc.shuffledSubarray(indexes, { minLength: all.length }), some).map((parts) => parts.flat()),
  sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: all.length + 20 }),
});

async function deliver({ sequence, sizes }: { sequence: number[]; sizes: number[] }): Promise<MemoryServer> {
  const server = new MemoryServer(() => "2016-02-26T12:00:00.000Z");
  enrol(server, [trunk, honest]);
  for (let at = 0, batch = 0; at < sequence.length; at += sizes[batch++]!) {
    const entries = sequence.slice(at, at + sizes[batch]!).map((index) => all[index]!.entry);
    await server.ingest(entries, "WA");
  }
  return server;
}

test("S6 however they come: both branches are kept, the author is frozen, and nobody else is", async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (plan) => {
      const { store } = await deliver(plan);
      const kept = [...store.log.map(({ hash }) => hash), ...store.aside.map(({ entry }) => entry.hash)];
      for (const { hash } of all) expect(kept).toContain(hash);
      expect(store.findAuthor(trunk.device.author)!.status).toBe("frozen");
      expect(store.findAuthor(honest.device.author)!.status).toBe("active");
      const others = store.log.filter(({ author }) => author === honest.device.author);
      expect(others.map(({ hash }) => hash)).toEqual(honest.chain.map(({ hash }) => hash));
    }),
    { numRuns: 200 },
  );
});

test("S7 the log has one branch, whole in itself: no entry in it contradicts another", async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (plan) => {
      const { store } = await deliver(plan);
      const own = store.log.filter(({ author }) => author === trunk.device.author).map(({ hash }) => hash);
      const branches = [first, second].map(({ chain }) => [...trunk.chain, ...chain].map(({ hash }) => hash));
      expect(branches.some((branch) => own.every((hash, index) => branch[index] === hash))).toBe(true);
    }),
    { numRuns: 200 },
  );
});
