/** What a photo of twelve megapixels costs on a slow tablet: Chromium slowed six times, page and worker alike where it can be. */
import { withBenchPage } from "./bench-page.ts";
import { inMs } from "./capture-figures.ts";
import type { PhotoBench } from "./photo-page.ts";
import { median, type Log } from "./rounds.ts";

export interface PhotoFigures {
  sizeBytes: number;
  keptMs: number;
  copiedMs: number;
  longestStallMs: number;
}

const slowDown = 6;

/** Medians. */
export const measurePhoto = (rounds: number, log: Log): Promise<PhotoFigures> =>
  withBenchPage("photo-page.ts", async (page, device) => {
    const devtools = await device.devtools(page);
    await page.evaluate(() => (window as unknown as { bench: PhotoBench }).bench.prepare());
    const kept: PhotoFigures[] = [];
    for (let round = 0; round < rounds; round++) {
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await page.evaluate((seed) => (window as unknown as { bench: PhotoBench }).bench.take(seed), round + 1);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
      kept.push(await page.evaluate(() => (window as unknown as { bench: PhotoBench }).bench.keep()));
      log(`photo: ${JSON.stringify(kept.at(-1))}`);
    }
    const middle = (key: keyof PhotoFigures) => inMs(median(kept.map((each) => each[key])));
    return {
      sizeBytes: middle("sizeBytes"),
      keptMs: middle("keptMs"),
      copiedMs: middle("copiedMs"),
      longestStallMs: middle("longestStallMs"),
    };
  });
