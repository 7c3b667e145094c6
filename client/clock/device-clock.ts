/**
 * What an entry says about time. `boot` names one unbroken run of the monotonic clock, which nobody can set by hand; the
 * anchor is the server's time when it was last heard, a lower bound of the true time then.
 */
import type { Anchor, Clock } from "../../shared/journal/entry.ts";

export interface DeviceClock {
  /** The block for an entry's header. */
  readClock(): Clock;
  /** This device's wall clock, ISO 8601 UTC with milliseconds. It may be wrong. */
  now(): string;
  /** Id of this run. */
  boot(): string;
  /** Call when an answer of the server arrives with its time: a Date header or a receipt. */
  noteServerTime(serverAt: string): void;
  /** Wall clock minus the server's time at the last contact; positive: this device is ahead. Null before the first contact. */
  offsetMs(): number | null;
}

export interface ClockPorts {
  wallMs(): number;
  monotonicMs(): number;
  randomId(): string;
}

/** A monotonic clock that stood still longer than this while the wall clock went on was asleep. */
const sleepToleranceMs = 30_000;

export function createDeviceClock(ports: ClockPorts): DeviceClock {
  let boot = ports.randomId();
  let anchor: Anchor | null = null;
  let offset: number | null = null;
  let lastWallMs = ports.wallMs();
  let lastMonotonicMs = ports.monotonicMs();

  /**
   * Some systems stop the monotonic clock while the tablet sleeps. What it measured across a sleep would contradict an honest
   * wall clock, so a new run begins, without an anchor until the next contact.
   */
  function noticeSleep(): void {
    const wallMs = ports.wallMs();
    const monotonicMs = ports.monotonicMs();
    if (wallMs - lastWallMs - (monotonicMs - lastMonotonicMs) > sleepToleranceMs) {
      boot = ports.randomId();
      anchor = null;
    }
    lastWallMs = wallMs;
    lastMonotonicMs = monotonicMs;
  }

  return {
    readClock() {
      noticeSleep();
      return { boot, monotonicMs: whole(ports.monotonicMs()), anchor };
    },
    now: () => new Date(ports.wallMs()).toISOString(),
    boot: () => boot,
    noteServerTime(serverAt) {
      const serverMs = Date.parse(serverAt);
      if (Number.isNaN(serverMs)) return;
      noticeSleep();
      const at = new Date(serverMs).toISOString();
      const monotonicMs = whole(ports.monotonicMs());
      offset = ports.wallMs() - serverMs;
      // A Date header is cut to the second: a receipt's time within the same second says more.
      const sameMoment = anchor !== null && anchor.serverAt > at && monotonicMs - anchor.monotonicMs < 1000;
      if (!sameMoment) anchor = { serverAt: at, monotonicMs };
    },
    offsetMs: () => offset,
  };
}

const whole = (ms: number): number => Math.max(0, Math.floor(ms));

/** The clock of this page or worker. */
export const deviceClock: DeviceClock = createDeviceClock({
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  randomId: () => crypto.randomUUID(),
});
