import type { Clock } from "../../shared/journal/entry.ts";
import type { SeededRandom } from "../support/seeded-random.ts";
import type { Scheduler } from "./scheduler.ts";

const yearMs = 365.25 * 24 * 3_600_000;

/** A tablet's clocks: one that can be set by hand and drifts, and one that runs from each start. */
export class TabletClock {
  #offsetMs: number;
  readonly #drift: number;
  readonly #madeMs: number;
  #bootMs: number;
  #boot: string;
  #anchor: Clock["anchor"] = null;

  constructor(
    readonly scheduler: Scheduler,
    readonly random: SeededRandom,
  ) {
    this.#drift = random.chance(0.3) ? (random.next() - 0.5) * 0.01 : 0;
    this.#offsetMs = random.chance(0.2) ? (random.next() - 0.5) * 20 * yearMs : random.between(-20_000, 20_000);
    this.#madeMs = scheduler.nowMs;
    this.#bootMs = scheduler.nowMs;
    this.#boot = this.#newBoot();
  }

  /** The device was started again. */
  restart(): void {
    this.#bootMs = this.scheduler.nowMs;
    this.#boot = this.#newBoot();
    this.#anchor = null;
  }

  /** Somebody, or the battery, sets the clock: backwards as readily as forwards. */
  jump(): void {
    this.#offsetMs += (this.random.next() - 0.5) * (this.random.chance(0.3) ? 20 * yearMs : 4 * 3_600_000);
  }

  hear(serverAt: string): void {
    this.#anchor = { serverAt, monotonicMs: this.#monotonicMs() };
  }

  read(): { claimedAt: string; clock: Clock } {
    const ranMs = this.scheduler.nowMs - this.#madeMs;
    return {
      claimedAt: new Date(this.scheduler.nowMs + this.#offsetMs + ranMs * this.#drift).toISOString(),
      clock: { boot: this.#boot, monotonicMs: this.#monotonicMs(), anchor: this.#anchor },
    };
  }

  #monotonicMs(): number {
    return this.scheduler.nowMs - this.#bootMs;
  }

  #newBoot(): string {
    return Buffer.from(this.random.bytes(9)).toString("base64url");
  }
}
