/** A batch that fails anywhere leaves the store as it was. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ingest } from "../../shared/sync/ingest.ts";
import type { JournalTransaction } from "../../shared/sync/journal-transaction.ts";
import { MemoryServer } from "../support/memory-server.ts";
import type { MemoryTransaction } from "../support/memory-journal-store.ts";
import { enrol, units, writeLog } from "./written-logs.ts";

const behind = (await writeLog("transactions", units[0]!, 1)).chain[0]!;
const log = await writeLog("transactions", units[0]!, 6);
const twins = await writeLog("transactions", units[0]!, 2, { behind, figure: 50 });
const pool = [...log.chain, ...twins.chain].flatMap(({ entry }) => [
  entry,
  { ...entry, payload: "{}" },
  { ...entry, payload: null },
]);
const batches = fc.array(fc.array(fc.nat(pool.length - 1), { maxLength: 6 }), { minLength: 1, maxLength: 6 });
const options = { receivedAt: "2016-02-26T06:00:00.000Z", mayBring: () => true, mayWrite: () => true };

class DiskError extends Error {
  override readonly name = "DiskError";
}

/** Fails at the `failAt`-th write. */
function failing(transaction: MemoryTransaction, failAt: number): JournalTransaction {
  let writes = 0;
  const suffer = <Result>(write: () => Result): Result => {
    if (++writes === failAt) throw new DiskError();
    return write();
  };
  return {
    findAuthor: (author) => transaction.findAuthor(author),
    findStanding: (author, seq) => transaction.findStanding(author, seq),
    insert: (entry, receivedAt, advance) => suffer(() => transaction.insert(entry, receivedAt, advance)),
    link: (entry) => suffer(() => transaction.link(entry)),
    fillPayload: (entry) => suffer(() => transaction.fillPayload(entry)),
    putAside: (kind, entry, receivedAt) => suffer(() => transaction.putAside(kind, entry, receivedAt)),
    takeHeld: (author, seq) => suffer(() => transaction.takeHeld(author, seq)),
    listQuarantined: (author, seq) => transaction.listQuarantined(author, seq),
    removeQuarantined: (entry) => suffer(() => transaction.removeQuarantined(entry)),
    findVerdict: (author, seq, hash) => transaction.findVerdict(author, seq, hash),
    keepVerdict: (decision) => suffer(() => transaction.keepVerdict(decision)),
    freeze: (author) => suffer(() => transaction.freeze(author)),
  };
}

test("S13 after a failed write nothing of the batch is there, and it comes in as if it had never been tried", async () => {
  await fc.assert(
    fc.asyncProperty(batches, fc.integer({ min: 1, max: 12 }), async (plan, failAt) => {
      const [tried, calm] = [new MemoryServer(() => options.receivedAt), new MemoryServer(() => options.receivedAt)];
      for (const server of [tried, calm]) enrol(server, [log]);
      for (const batch of plan) {
        const entries = batch.map((index) => pool[index]!);
        const before = tried.store.snapshot();
        const transaction = tried.store.begin();
        await ingest(await tried.checker.check(entries), failing(transaction, failAt), options).catch(
          (error: unknown) => {
            if (!(error instanceof DiskError)) throw error;
          },
        );
        transaction.rollBack();
        expect(tried.store.snapshot()).toEqual(before);
        expect(await tried.ingest(entries, "WA")).toEqual(await calm.ingest(entries, "WA"));
      }
      expect(tried.store.snapshot()).toEqual(calm.store.snapshot());
    }),
    { numRuns: 150 },
  );
});
