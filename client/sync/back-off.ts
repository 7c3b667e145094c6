export const firstDelayMs = 5_000;
export const longestDelayMs = 5 * 60_000;

/**
 * How long to wait after the `failures`-th failure in a row (from 1): doubling, between half and the whole of it at random, so
 * that a thousand tablets that lost one server do not come back in step. `random`: in [0, 1).
 */
export function backOffMs(failures: number, random: () => number, askedMs: number | null = null): number {
  const ceilingMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(20, failures - 1));
  const delayMs = ceilingMs / 2 + (random() * ceilingMs) / 2;
  return Math.round(Math.max(delayMs, askedMs === null ? 0 : askedMs * (1 + random() / 4)));
}
