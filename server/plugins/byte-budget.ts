/** Bytes that each key may send: so many a minute, and as many at once if it sent nothing before. */
export class ByteBudget {
  /** What is left to each key, and when that was reckoned. Below nothing: a large body was let through and is paid off. */
  readonly #left = new Map<string, { bytes: number; atMs: number }>();

  constructor(readonly bytesPerMinute: number) {}

  /** Milliseconds until the key may send again; 0: now. */
  waitMs(key: string, nowMs: number): number {
    const bytes = this.#leftOf(key, nowMs);
    return bytes > 0 ? 0 : Math.ceil(((1 - bytes) / this.bytesPerMinute) * 60_000);
  }

  spend(key: string, bytes: number, nowMs: number): void {
    const left = this.#leftOf(key, nowMs) - bytes;
    this.#left.delete(key);
    this.#left.set(key, { bytes: left, atMs: nowMs });
    // Whoever sent nothing for a while has its whole budget again and need not be remembered.
    for (const [old, { atMs }] of this.#left) {
      if (nowMs - atMs < 10 * 60_000) break;
      this.#left.delete(old);
    }
  }

  #leftOf(key: string, nowMs: number): number {
    const known = this.#left.get(key);
    if (known === undefined) return this.bytesPerMinute;
    const regained = (Math.max(0, nowMs - known.atMs) / 60_000) * this.bytesPerMinute;
    return Math.min(this.bytesPerMinute, known.bytes + regained);
  }
}
