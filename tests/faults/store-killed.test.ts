/** The browser dies while the tablet writes: what was said to be saved is there. */
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSeededRandom } from "../support/seeded-random.ts";
import { pickSeed, rounds } from "./seed.ts";
import { call, expectOneChain, StoreBench } from "./store-bench.ts";

let bench: StoreBench;

beforeAll(async () => {
  bench = await StoreBench.start();
});

afterAll(() => bench.remove());

describe("fault 1: the browser is killed in the middle of a write", () => {
  it("fault 1: every entry, photo and draft that was acknowledged is there, however often and whenever it is killed", async () => {
    const random = createSeededRandom(pickSeed("kill"));
    let tab = await bench.openTab("kill");
    await call(tab, "enrol");
    await call(tab, "save", 3, 200_000);
    await call(tab, "draft", "draft-1");
    let kept = 3;
    for (let round = 0; round < rounds(4, 60); round++) {
      const acknowledged: number[] = [];
      const killAfter = random.between(1, 40);
      const enough = new Promise<void>((resolve) => {
        void tab.exposeBinding("acknowledged", (_source, seq: number) => {
          acknowledged.push(seq);
          if (acknowledged.length === killAfter) resolve();
        });
      });
      const interrupted = call(tab, "saveOnAndOn", 200).then(
        () => false,
        () => true,
      );
      await enough;
      await bench.device.kill();
      expect(await interrupted).toBe(true);

      await bench.device.start();
      tab = await bench.openTab("kill");
      const read = await call(tab, "read");
      expectOneChain(read, Math.max(...acknowledged) + 1);
      expect(read.log.length).toBeGreaterThan(kept);
      expect(read.photos).toEqual(["whole", "whole", "whole"]);
      expect(read.drafts).toEqual(["draft-1"]);
      expect(await call(tab, "check")).toMatchObject({ state: "ok", count: read.log.length });
      // As the app does at each start.
      await call(tab, "rollLog");
      expect(await call(tab, "save", 1)).toEqual([read.log.length]);
      kept = read.log.length + 1;
    }
  });

  it("fault 1: the record under way was torn, the tablet is used on, and at the start after that everything is there", async () => {
    const tab = await bench.openTab("torn");
    await call(tab, "enrol");
    await call(tab, "save", 5);
    await bench.device.close();
    const folder = bench.storeFolder("torn");
    const log = readdirSync(folder).find((name) => name.endsWith(".log"))!;
    // LevelDB's header of a record of 8 kB, and a hundred bytes of it.
    appendFileSync(join(folder, log), Buffer.concat([Buffer.from([1, 2, 3, 4, 0, 0x20, 1]), Buffer.alloc(100, 7)]));
    await bench.device.start();
    const next = await bench.openTab("torn");
    expect(await call(next, "check")).toMatchObject({ state: "ok", count: 5 });
    await call(next, "rollLog");
    await call(next, "save", 5);
    await bench.device.kill();
    await bench.device.start();
    const last = await bench.openTab("torn");
    expect(await call(last, "check")).toMatchObject({ state: "ok", count: 10 });
    expectOneChain(await call(last, "read"), 10);
  });
});
