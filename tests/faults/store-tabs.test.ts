/** What other tabs and the browser itself do to the tablet's store while it is in use. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, expectOneChain, StoreBench } from "./store-bench.ts";

let bench: StoreBench;

beforeAll(async () => {
  bench = await StoreBench.start();
});

afterAll(() => bench.remove());

describe("the tablet's store in Chromium", () => {
  it("fault 15: the connection is closed under the app, which opens it again and saves", async () => {
    const tab = await bench.openTab("closed");
    await call(tab, "enrol");
    await call(tab, "save", 1);
    await call(tab, "cutConnection");
    expect((await call(tab, "save", 2)).toSorted((a, b) => a - b)).toEqual([1, 2]);
    expectOneChain(await call(tab, "read"), 3);
  });

  it("fault 16: a tab with a newer version takes over, and the old one is told and writes no more", async () => {
    const [old, newer] = [await bench.openTab("upgrade"), await bench.openTab("upgrade")];
    await call(old, "enrol");
    await call(old, "watchHealth");
    expect(await call(newer, "upgrade")).toBe("upgraded");
    await expect.poll(() => call(old, "health")).toBe("superseded");
    await expect(call(old, "save", 1)).rejects.toThrow("a newer version has taken over the store");
  });

  it("fault 17: two tabs write, and twenty parallel savers make one chain", async () => {
    const tabs = [await bench.openTab("tabs"), await bench.openTab("tabs")] as const;
    await call(tabs[0], "enrol");
    const seqs = await Promise.all(tabs.map((tab) => call(tab, "save", 10)));
    expect(seqs.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, seq) => seq));
    expectOneChain(await call(tabs[1], "read"), 20);
  });
});
