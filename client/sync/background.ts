import { refreshWaiting, restoreLastContact, runSync, withSyncLock } from "./run-sync.ts";
import { tellSyncNews } from "./sync-status.ts";
import { toSyncProblem } from "./sync-problem.ts";

/**
 * What the service worker runs when the browser wakes it for the tag `amanat-sync`; it needs no open tab. Rejects if the round
 * did not get through, so that the browser tries again.
 */
export async function runBackgroundSync(): Promise<void> {
  await restoreLastContact();
  try {
    await withSyncLock(async () => void (await runSync()));
  } catch (error) {
    tellSyncNews({ status: { state: "error", problem: toSyncProblem(error) } });
    throw error;
  } finally {
    await refreshWaiting();
  }
}
