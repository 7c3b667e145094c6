/** Which pages of the app are open: each holds a lock of its own for as long as it lives. */
const lockOf = (boot: string) => `amanat-page-${boot}`;

export function markPageOpen(boot: string): void {
  const locks: LockManager | undefined = navigator.locks;
  locks?.request(lockOf(boot), () => new Promise<never>(() => undefined)).catch(reportError);
}

/** Without Web Locks every page counts as open: nothing is swept that might be in use. */
export async function isPageOpen(boot: string): Promise<boolean> {
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return true;
  const { held = [] } = await locks.query();
  return held.some((lock) => lock.name === lockOf(boot));
}
