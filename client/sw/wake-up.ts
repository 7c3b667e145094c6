import { runBackgroundSync } from "../sync/background.ts";

/** Asked for by the page after each append; the browser fires it when there is a network, also with no tab open. */
const SYNC_TAG = "amanat-sync";

/** The events of Background Sync and Periodic Background Sync, which the compiler's library does not know. */
interface WakeUpEvent extends ExtendableEvent {
  readonly tag: string;
}

/**
 * Syncs when the browser wakes the worker. A failed round rejects, so that the browser tries again; what is waiting is
 * read from the journal each time, nothing is queued here.
 */
export function syncWhenWoken(worker: ServiceWorkerGlobalScope): void {
  const onWakeUp = (event: Event) => {
    const wakeUp = event as WakeUpEvent;
    if (wakeUp.tag === SYNC_TAG) wakeUp.waitUntil(runBackgroundSync());
  };
  worker.addEventListener("sync", onWakeUp);
  worker.addEventListener("periodicsync", onWakeUp);
}
