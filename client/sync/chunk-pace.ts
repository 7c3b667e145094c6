/**
 * How much of a file one request carries. It begins small and grows while requests are quick, so that a thin link shows progress and a good
 * one spends its time on bytes; a link that stands still is asked for less.
 */
export class ChunkPace {
  #bytes: number;

  constructor(
    startBytes = 512 * 1024,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.#bytes = startBytes;
  }

  /** At most this much a request. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Carries out `send`, which sends `sizeBytes`. Throws what `send` throws. */
  async during<Reply>(sizeBytes: number, send: () => Promise<Reply>): Promise<Reply> {
    const startMs = this.nowMs();
    const reply = await send();
    // A file's last piece says little of what a whole one would have taken.
    if (sizeBytes >= this.#bytes && this.nowMs() - startMs < quickMs)
      this.#bytes = Math.min(mostBytes, this.#bytes * 2);
    return reply;
  }

  /** The link stood and carried nothing. */
  slowDown(): void {
    this.#bytes = Math.max(leastBytes, Math.ceil(this.#bytes / 4));
  }
}

const quickMs = 1000;
const leastBytes = 16 * 1024;
const mostBytes = 4 * 1024 * 1024;
