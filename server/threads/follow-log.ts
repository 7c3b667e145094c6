import type { SqliteStore } from "../journal-store/sqlite-store.ts";

/** Taking entries in comes first: a follower waits for this long a pause in what comes in … */
const restMs = 200;
/** … but not for ever, or it would never catch up on a busy day, … */
const longestRestMs = 5000;
/** … nor with more than two full days of entries before it. */
const longLag = 100_000;
/** Working although entries come in, it rests this many times as long as it worked. */
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
  let grownMs = 0;
  /** Since when there has been something to do; undefined while nothing is. */
  let behindMs: number | undefined = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let isClosing = false;
  let running = Promise.resolve();

  const isBusy = () => store.waitingCount > 0 || performance.now() - grownMs < restMs;

  async function work(): Promise<void> {
    const startMs = performance.now();
    if (isBusy() && left < longLag && startMs - behindMs! < longestRestMs) return plan(restMs);
    try {
      left = await step();
    } catch {
      return plan(restMs);
    }
    // What came in meanwhile may not be in what the step says.
    if (left > 0 || grownMs >= startMs) plan(isBusy() ? (performance.now() - startMs) * restRatio : 0);
    else behindMs = undefined;
  }

  function plan(waitMs: number): void {
    if (isClosing) return;
    timer = setTimeout(() => {
      running = work();
    }, waitMs);
  }

  function wake(): void {
    grownMs = performance.now();
    if (behindMs !== undefined) return;
    behindMs = grownMs;
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
