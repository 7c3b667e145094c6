/** How many failures one key may have, and for how long it then has to wait. */
export interface FailureRule {
  /** Failures that cost nothing. */
  free: number;
  /** The wait after the first failure over that; it doubles with each further one. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** A key without a failure for so long begins anew. */
  forgetMs: number;
}

interface Record {
  failures: number;
  lastMs: number;
  waitUntilMs: number;
}

/** More keys than this are not remembered; the oldest make way, so that guessing under ever new names fills no memory. */
const maxKeys = 20_000;

/** Counts failures by key and says how long a key must wait. In memory: a restart forgives. */
export class FailureBudget {
  readonly #records = new Map<string, Record>();

  constructor(readonly rule: FailureRule) {}

  /** Milliseconds until the key may try again; 0: now. */
  waitMs(key: string, nowMs: number): number {
    const leftMs = (this.#find(key, nowMs)?.waitUntilMs ?? 0) - nowMs;
    // A clock that was set back must not make anybody wait longer than the rule says.
    return Math.min(Math.max(0, leftMs), this.rule.longestWaitMs);
  }

  fail(key: string, nowMs: number): void {
    const { free, firstWaitMs, longestWaitMs } = this.rule;
    const failures = (this.#find(key, nowMs)?.failures ?? 0) + 1;
    const over = failures - free;
    const waitUntilMs = over <= 0 ? 0 : nowMs + Math.min(longestWaitMs, firstWaitMs * 2 ** (over - 1));
    // Last in the map is last to make way.
    this.#records.delete(key);
    this.#records.set(key, { failures, lastMs: nowMs, waitUntilMs });
    if (this.#records.size > maxKeys) this.#records.delete(this.#records.keys().next().value!);
  }

  forget(key: string): void {
    this.#records.delete(key);
  }

  #find(key: string, nowMs: number): Record | undefined {
    const record = this.#records.get(key);
    if (record === undefined || nowMs - record.lastMs <= this.rule.forgetMs) return record;
    this.#records.delete(key);
    return undefined;
  }
}
