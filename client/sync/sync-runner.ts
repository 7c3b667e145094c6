/**
 * When to sync, and by whom: one round at a time over all tabs and the service worker, at once when there is a reason, with a
 * growing random delay after failures.
 *
 *   request ─► wait for the lock ─► round ─► through: next by timer · failed: back off
 *      ▲ a request during a round asks for one more when it ends
 */
import { backOffMs } from "./back-off.ts";

export interface RunnerPorts {
  /** Runs `work` while no other context does; resolves when it is done. */
  withLock(work: () => Promise<void>): Promise<void>;
  /** One round. A thrown error is a failed one. */
  round(): Promise<void>;
  isOnline(): boolean;
  /** Milliseconds after a round that got through until the next one. */
  idleMs(): number;
  /** How long the server asked to be left alone after this failure; null if it did not. */
  askedMs(error: unknown): number | null;
  random(): number;
  setTimer(run: () => void, delayMs: number): unknown;
  clearTimer(timer: unknown): void;
  /** The outcome of a round, and how long until the next one. */
  onSettled(outcome: { error: unknown } | null, delayMs: number): void;
}

export interface SyncRunner {
  /** Syncs now: something changed, or someone asked. Resolves when a round begun after this call has ended, whatever came of it. */
  request(): Promise<void>;
  stop(): void;
}

export function createSyncRunner(ports: RunnerPorts): SyncRunner {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let failures = 0;
  let timer: unknown;
  let stopped = false;

  async function run(): Promise<void> {
    let outcome: { error: unknown } | null = null;
    try {
      await ports.withLock(() => ports.round());
      failures = 0;
    } catch (error) {
      outcome = { error };
      failures += 1;
    }
    if (stopped) return;
    const delayMs =
      outcome === null ? ports.idleMs() : backOffMs(failures, () => ports.random(), ports.askedMs(outcome.error));
    ports.clearTimer(timer);
    timer = ports.setTimer(() => void (ports.isOnline() ? request() : plan(ports.idleMs())), delayMs);
    ports.onSettled(outcome, delayMs);
  }

  function plan(delayMs: number): void {
    timer = ports.setTimer(() => void request(), delayMs);
  }

  function start(): Promise<void> {
    running = run().finally(() => (running = undefined));
    return running;
  }

  function request(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (running === undefined) return start();
    next ??= running.then(() => {
      next = undefined;
      return start();
    });
    return next;
  }

  return {
    request,
    stop() {
      stopped = true;
      ports.clearTimer(timer);
    },
  };
}
