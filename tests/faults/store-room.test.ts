/** The browser takes room away: the quota is used up, or the whole origin is thrown out. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, StoreBench } from "./store-bench.ts";

/** What a browser evicts when a disk fills up: all that its quota counts. localStorage is not among it. */
const evicted = "indexeddb,cache_storage,service_workers,file_systems";

let bench: StoreBench;

beforeAll(async () => {
  bench = await StoreBench.start();
});

afterAll(() => bench.remove());

describe("the tablet's store in Chromium", () => {
  it("fault 9: the whole origin was evicted, and the alarm names the range of what is lost", async () => {
    const tab = await bench.openTab("evicted");
    const author = await call(tab, "enrol");
    await call(tab, "save", 5);
    const devtools = await bench.device.devtools(tab);
    const origin = bench.originOf("evicted");
    await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: evicted });
    await bench.reload(tab);
    const lost = { state: "lost", author, kind: "recreated", lost: [{ fromSeq: 0, toSeq: 4 }] };
    expect(await call(tab, "check")).toEqual(lost);
  });

  it("fault 10: the quota is used up, text is still saved, and photos say that there is no room", async () => {
    const tab = await bench.openTab("full");
    // Both before IndexedDB is opened, which remembers for a while how much room there was.
    const devtools = await bench.device.devtools(tab);
    const origin = bench.originOf("full");
    await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 40_000_000 });
    expect(await call(tab, "fillReserve")).toBe(true);
    await call(tab, "enrol");
    const filled = await call(tab, "fillDisk", 500_000);
    expect(filled.reason).toBe("no-room");
    expect(filled.photos).toBeGreaterThan(5);
    expect(filled.photos).toBeLessThan(150);
    expect((await call(tab, "save", 50)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, seq) => seq),
    );
    await call(tab, "draft", "draft-1");
    expect((await call(tab, "read")).drafts).toEqual(["draft-1"]);
  });
});
