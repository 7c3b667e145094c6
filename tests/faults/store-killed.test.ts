/** The browser dies while the tablet writes: what was said to be saved is there. */
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
      const interrupted = call(tab, "save", 1000).then(
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
      expect(read.log.length).toBeLessThan(kept + 1000);
      expect(read.photos).toEqual(["whole", "whole", "whole"]);
      expect(read.drafts).toEqual(["draft-1"]);
      expect(await call(tab, "check")).toMatchObject({ state: "ok", count: read.log.length });
      expect(await call(tab, "save", 1)).toEqual([read.log.length]);
      kept = read.log.length + 1;
    }
  });
});
