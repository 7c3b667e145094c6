import type { SqliteStore } from "../journal-store/sqlite-store.ts";

/** Taking entries in comes first: while some wait to be stored, a follower waits … */
const restMs = 200;
/** … but not for ever, or it would never catch up on a busy day, … */
const longestRestMs = 5000;
/** … nor with more than two full days of entries before it. */
const longLag = 100_000;
/** Working although entries wait, it rests this many times as long as it worked. */
const restRatio = 3;

export interface Following {
  /** There is something to do that is not in the log. */
  wake(): void;
  /** Resolves when the slice that is being worked on has ended. */
  close(): Promise<void>;
}

/**
 * Does the work of one who follows the log, slice by slice, when nothing more urgent is to be done. `step` does one slice of a
 * few milliseconds and gives how much is left; it is called again until nothing is, and after every growth of the log. If it
 * fails there is a next time.
 */
export function followLog(
  store: Pick<SqliteStore, "waitingCount" | "onGrowth">,
  step: () => Promise<number>,
): Following {
  let left = 0;
  let size = 0;
  let isIdle = false;
  let isWoken = false;
  /** When nobody waited last. */
  let freeMs = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let isClosing = false;
  let running = Promise.resolve();

  async function work(): Promise<void> {
    const startMs = performance.now();
    const isBusy = store.waitingCount > 0;
    if (!isBusy) freeMs = startMs;
    if (isBusy && left < longLag && startMs - freeMs < longestRestMs) return plan(restMs);
    isWoken = false;
    try {
      left = await step();
    } catch {
      return plan(restMs);
    }
    // What came in meanwhile may not be in what the step says.
    if (left > 0 || isWoken) plan(isBusy ? (performance.now() - startMs) * restRatio : 0);
    else isIdle = true;
  }

  function plan(waitMs: number): void {
    if (isClosing) return;
    isIdle = false;
    timer = setTimeout(() => {
      running = work();
    }, waitMs);
  }

  function wake(): void {
    isWoken = true;
    if (!isIdle) return;
    freeMs = performance.now();
    plan(restMs);
  }

  const endGrowth = store.onGrowth((upTo) => {
    if (size > 0) left += upTo - size;
    size = upTo;
    wake();
  });
  plan(0);

  return {
    wake,
    async close() {
      isClosing = true;
      endGrowth();
      clearTimeout(timer);
      await running;
    },
  };
}
