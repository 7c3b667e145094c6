import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";

const lookEveryMs = 250;

/** Resolves once `holds`, run in the page, comes true. Playwright's waitForFunction takes its promise for a truth. Throws after `timeoutMs`. */
export async function untilHolds<Arg>(
  page: Page,
  holds: (arg: Arg) => Promise<boolean>,
  arg: Arg,
  timeoutMs = 20_000,
): Promise<void> {
  const startMs = performance.now();
  // Playwright's own type of what may be handed over is wider than a function's argument.
  while (!(await page.evaluate(holds as (arg: unknown) => Promise<boolean>, arg))) {
    if (performance.now() - startMs > timeoutMs)
      throw new Error(`did not come true within ${timeoutMs} ms: ${String(holds)}`);
    await sleep(lookEveryMs);
  }
}
