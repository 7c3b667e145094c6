/** One clock for a server and the browsers around it, which is moved through the day that the pictures tell of. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";

const pageScript = readFileSync(new URL("shift-page.js", import.meta.url), "utf8");

export class FieldClock {
  readonly #folder = mkdtempSync(join(tmpdir(), "amanat-clock-"));
  readonly #path = join(this.#folder, "offset-ms");
  readonly #contexts: BrowserContext[] = [];
  #offsetMs = 0;

  /** Starts at an instant, ISO 8601. */
  constructor(at: string) {
    this.#turnTo(at);
  }

  /** For the server's process and those that it starts. */
  get env(): Record<string, string> {
    const shift = new URL("shift-clock.mjs", import.meta.url).href;
    return { AMANAT_CLOCK: this.#path, NODE_OPTIONS: `--import=${shift}` };
  }

  /** Pages of this browser live by it from now on. */
  async govern(context: BrowserContext): Promise<void> {
    this.#contexts.push(context);
    await context.addInitScript({ content: `globalThis.firstClockOffsetMs = ${this.#offsetMs};\n${pageScript}` });
  }

  /** Moves everybody to an instant, ISO 8601. */
  async moveTo(at: string): Promise<void> {
    this.#turnTo(at);
    for (const page of this.#contexts.flatMap((context) => context.pages())) {
      if (!page.url().startsWith("http")) continue;
      await page.evaluate(
        (offsetMs) => localStorage.setItem("pictures-clock-offset-ms", offsetMs),
        String(this.#offsetMs),
      );
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #turnTo(at: string): void {
    this.#offsetMs = Date.parse(at) - Date.now();
    writeFileSync(this.#path, String(this.#offsetMs));
  }
}
