/** How long a slow tablet takes to verify a chain that it pulled: Chromium slowed six times. */
import { withBenchPage } from "./bench-page.ts";
import type { ChainBench } from "./chain-page.ts";
import { median, type Log } from "./rounds.ts";

const slowDown = 6;

/** Median milliseconds of `rounds`, after one that warms up. */
export const measureChain = (entries: number, rounds: number, log: Log): Promise<number> =>
  withBenchPage("chain-page.ts", async (page, device) => {
    await page.evaluate((count) => (window as unknown as { bench: ChainBench }).bench.build(count), entries);
    await (await device.devtools(page)).send("Emulation.setCPUThrottlingRate", { rate: slowDown });
    const times: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const tookMs = await page.evaluate(() => (window as unknown as { bench: ChainBench }).bench.verify());
      if (round >= 0) times.push(tookMs);
    }
    log(`verifyChain: ${times.map(Math.round).join(" ")} ms for ${entries} entries at ${slowDown} times slower`);
    return Math.round(median(times));
  });
