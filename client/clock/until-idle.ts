/** Resolves when the page has nothing better to do, or after `timeoutMs`: for work that no screen waits for. */
export function untilIdle(timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no such call.
    if (typeof requestIdleCallback === "undefined") setTimeout(resolve, timeoutMs / 2);
    else requestIdleCallback(() => resolve(), { timeout: timeoutMs });
  });
}
