/** How long an officer waits for "saved": the app's own store in Chromium, beside a raw strict insert of the same bytes. */
import { withBenchPage } from "./bench-page.ts";
import type { CaptureBench } from "./capture-page.ts";
import { quantile } from "./rounds.ts";

export interface CaptureFigures {
  p50Ms: number;
  p95Ms: number;
  floorP50Ms: number;
  floorP95Ms: number;
}

export const measureCapture = (rounds: number, warmUps: number): Promise<CaptureFigures> =>
  withBenchPage("capture-page.ts", async (page) => {
    const times = await page.evaluate(
      ([count, first]) => (window as unknown as { bench: CaptureBench }).bench.capture(count!, first!),
      [rounds, warmUps],
    );
    return {
      p50Ms: inMs(quantile(times.ours, 0.5)),
      p95Ms: inMs(quantile(times.ours, 0.95)),
      floorP50Ms: inMs(quantile(times.floor, 0.5)),
      floorP95Ms: inMs(quantile(times.floor, 0.95)),
    };
  });

export const inMs = (value: number): number => Math.round(value * 100) / 100;
