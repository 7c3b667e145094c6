/**
 * Virtual time. Whatever waits, waits here; the next waiter wakes once everything that the last one set off has come to rest.
 * One seed therefore always gives one order of events, and a day takes a fraction of a second.
 */
export class Scheduler {
  nowMs: number;
  #order = 0;
  readonly #heap: Waiter[] = [];

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  /** Resolves after `delayMs` of virtual time. */
  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) =>
      this.#push({ atMs: this.nowMs + Math.max(0, delayMs), order: this.#order++, wake: resolve }),
    );
  }

  /** Rejects with `error` unless `work` settles within `timeoutMs`. */
  within<Result>(timeoutMs: number, work: Promise<Result>, error: () => Error): Promise<Result> {
    return Promise.race([
      work,
      this.wait(timeoutMs).then(() => {
        throw error();
      }),
    ]);
  }

  /** Runs until `work` has settled, or rejects if everybody waits for something that never comes. */
  async runUntil<Result>(work: Promise<Result>): Promise<Result> {
    let isSettled = false;
    const settle = () => (isSettled = true);
    work.then(settle, settle);
    for (await rest(); !isSettled; await rest()) {
      const next = this.#pop();
      if (next === undefined) throw new Error("everybody waits and nothing will happen");
      this.nowMs = next.atMs;
      next.wake();
    }
    return work;
  }

  #push(waiter: Waiter): void {
    const heap = this.#heap;
    let at = heap.push(waiter) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (isBefore(heap[above]!, waiter)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = waiter;
  }

  #pop(): Waiter | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1;
      if (isBefore(last, heap[below]!)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
    return first;
  }
}

interface Waiter {
  atMs: number;
  order: number;
  wake: () => void;
}

const isBefore = (left: Waiter, right: Waiter): boolean =>
  left.atMs < right.atMs || (left.atMs === right.atMs && left.order < right.order);

/** Resolves once no promise is ready to go on: nothing here waits for anything but promises and the scheduler. */
const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
