/** The files under the tablet's store are damaged while the browser is closed, as a bad flash chip or a torn write does it. */
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SeqRange } from "../../client/journal-store/store-check.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { pickSeed, rounds } from "./seed.ts";
import { call, expectOneChain, StoreBench, type Kept } from "./store-bench.ts";

const entries = 12;

let bench: StoreBench;

beforeAll(async () => {
  bench = await StoreBench.start();
});

afterAll(() => bench.remove());

/** As many stores as asked for, each with a tablet's log, and the browser closed over them. */
async function fillStores(prefix: string, count: number): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  await Promise.all(
    names.map(async (name) => {
      const tab = await bench.openTab(name);
      await call(tab, "enrol");
      await call(tab, "save", entries);
    }),
  );
  await bench.device.close();
  return names;
}

const fileOf = (name: string, pattern: RegExp): string =>
  join(
    bench.storeFolder(name),
    readdirSync(bench.storeFolder(name)).find((file) => pattern.test(file))!,
  );

/** What the app finds at its next start, and what can be read then. An error is a store that does not open. */
function reopen(name: string) {
  return bench.openTab(name).then(async (tab) => ({
    check: await call(tab, "check").catch((error: Error) => error),
    read: await call(tab, "read").catch((error: Error) => error),
  }));
}

/** LevelDB keeps what was written last in its log; the other files say where the rest lies. */
const damagedFiles = [/^\d+\.log$/, /^\d+\.log$/, /^\d+\.log$/, /^MANIFEST/, /^CURRENT$/];

describe("the files of the tablet's store", () => {
  it("fault 6: a bit is flipped anywhere in them, and the alarm is raised; never a fresh start, never an altered entry", async () => {
    const random = createSeededRandom(pickSeed("flip"));
    const names = await fillStores("flip", rounds(damagedFiles.length, 40));
    const damage = names.map((name, index) => {
      const path = fileOf(name, damagedFiles[index % damagedFiles.length]!);
      const bytes = readFileSync(path);
      const at = random.below(bytes.length);
      bytes[at]! ^= 1 << random.below(8);
      writeFileSync(path, bytes);
      return `${basename(path)}, byte ${at}`;
    });
    await bench.device.start();
    const found = await Promise.all(names.map(reopen));
    for (const [index, { check, read }] of found.entries()) {
      console.log(`${damage[index]}: ${check instanceof Error ? "does not open" : check.state}`);
      if (check instanceof Error) continue;
      if (check.state === "lost") expect(missingSeqs(check.lost)).toEqual(seqsWithout(read));
      else {
        expect(check).toMatchObject({ state: "ok", count: entries });
        expectOneChain(read as Kept, entries);
      }
    }
  });

  it("fault 7: the tail of the newest log is torn off, and exactly the missing seqs are named", async () => {
    const random = createSeededRandom(pickSeed("tear"));
    const names = await fillStores("tear", rounds(4, 40));
    const tears = names.map((name) => {
      const path = fileOf(name, /^\d+\.log$/);
      const sizeBytes = statSync(path).size;
      // From the last few bytes to nearly everything.
      const torn = Math.ceil(sizeBytes * random.next() ** 3);
      truncateSync(path, sizeBytes - torn);
      return `${torn} of ${sizeBytes} bytes`;
    });
    await bench.device.start();
    const found = await Promise.all(names.map(reopen));
    for (const [index, { check, read }] of found.entries()) {
      console.log(`${tears[index]}: ${JSON.stringify(check)}`);
      if (check instanceof Error) throw check;
      if (check.state === "lost") expect(missingSeqs(check.lost)).toEqual(seqsWithout(read));
      else expect(check).toMatchObject({ state: "ok", count: entries });
      expect((read as Kept).unsound).toEqual([]);
    }
    expect(found.some(({ check }) => !(check instanceof Error) && check.state === "lost")).toBe(true);
  });
});

const missingSeqs = (lost: readonly SeqRange[]): number[] =>
  lost.flatMap(({ fromSeq, toSeq }) => Array.from({ length: toSeq - fromSeq + 1 }, (_, index) => fromSeq + index));

function seqsWithout(read: Kept | Error): number[] {
  const kept = new Set<number>(read instanceof Error ? [] : read.log.map(({ seq }) => seq));
  return Array.from({ length: entries }, (_, seq) => seq).filter((seq) => !kept.has(seq));
}
