/**
 * What an entry says about time. `boot` names one run of the monotonic clock, which nobody can set by hand; the anchor is the
 * server's time when it was last heard: a lower bound of the true time from then on.
 */
import type { Anchor, Clock } from "../../shared/journal/entry.ts";

export interface DeviceClock {
  /** The block for an entry's header. */
  readClock(): Clock;
  /** This device's wall clock, ISO 8601 UTC with milliseconds. It may be wrong. */
  now(): string;
  /** Id of this run. */
  boot(): string;
  /** Call when the server's time is heard: a Date header, a receipt, or another tab that has just heard it. */
  noteServerTime(serverAt: string): void;
  /** What was heard before this run began; ignored once something newer is known. */
  restoreServerTime(serverAt: string): void;
  /** The server's time when last heard; null before the first contact. */
  serverAt(): string | null;
  /** Wall clock minus the server's time at the last contact of this run; positive: this device is ahead. Null before it. */
  offsetMs(): number | null;
  /**
   * The true time as well as this device knows it, ms since 1970: its wall clock, put right by what the server last said, within
   * what the monotonic clock allows. The wall clock as it is before the server was ever heard.
   */
  serverNowMs(): number;
  /** Wall clock minus `serverNowMs`: also notices a clock that was set since the last contact. Null before the first contact. */
  aheadMs(): number | null;
}

/** A monotonic clock may stand still while the device sleeps, but no battery lasts longer asleep. */
const longestSleepMs = 30 * 24 * 60 * 60_000;

export interface ClockPorts {
  wallMs(): number;
  monotonicMs(): number;
  randomId(): string;
}

export function createDeviceClock(ports: ClockPorts): DeviceClock {
  const boot = ports.randomId();
  let anchor: Anchor | null = null;
  let offset: number | null = null;
  const runMs = () => Math.max(0, Math.floor(ports.monotonicMs()));

  function serverNowMs(): number {
    const wallMs = ports.wallMs() - (offset ?? 0);
    if (anchor === null) return wallMs;
    const earliestMs = Date.parse(anchor.serverAt) + runMs() - anchor.monotonicMs;
    return wallMs < earliestMs || wallMs > earliestMs + longestSleepMs ? earliestMs : wallMs;
  }

  return {
    readClock: () => ({ boot, monotonicMs: runMs(), anchor }),
    now: () => new Date(ports.wallMs()).toISOString(),
    boot: () => boot,
    noteServerTime(serverAt) {
      const serverMs = Date.parse(serverAt);
      if (Number.isNaN(serverMs)) return;
      const heardAt = new Date(serverMs).toISOString();
      const monotonicMs = runMs();
      offset = ports.wallMs() - serverMs;
      // A Date header is cut to the second: a receipt of the same second says more.
      const saysLess = anchor !== null && anchor.serverAt > heardAt && monotonicMs - anchor.monotonicMs < 1000;
      if (!saysLess) anchor = { serverAt: heardAt, monotonicMs };
    },
    restoreServerTime(serverAt) {
      const serverMs = Date.parse(serverAt);
      if (anchor !== null || Number.isNaN(serverMs)) return;
      // It was heard before this clock began to run, so at least the whole run has gone by since.
      anchor = { serverAt: new Date(serverMs).toISOString(), monotonicMs: 0 };
    },
    serverAt: () => anchor?.serverAt ?? null,
    offsetMs: () => offset,
    serverNowMs,
    aheadMs: () => (anchor === null ? null : ports.wallMs() - serverNowMs()),
  };
}

/** The clock of this page or worker. */
export const deviceClock: DeviceClock = createDeviceClock({
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  randomId: () => crypto.randomUUID(),
});
