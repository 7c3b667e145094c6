/** Syncing as a page does it: at start, when the network returns, when the page is seen again, after an append, and by timer. */
import { deviceClock } from "../clock/device-clock.ts";
import { onJournalChange } from "../journal-store/changes.ts";
import type { DeviceRow } from "../journal-store/rows.ts";
import { startLiveStream } from "./live-stream.ts";
import { ProblemError } from "./http.ts";
import { keepCopies } from "./seal-for-district.ts";
import { authorizedHttp, recountWaiting, restoreLastContact, runSync, withSyncLock } from "./run-sync.ts";
import { createSyncRunner, type SyncRunner } from "./sync-runner.ts";
import { followSyncNews, syncStatus, tellSyncNews } from "./sync-status.ts";
import { toSyncProblem } from "./sync-problem.ts";

/** While the server's stream is open it tells of news itself; the timer only covers what it may miss. */
const idleWithStreamMs = 5 * 60_000;
const idleMs = 30_000;

let current: { runner: SyncRunner; stop(): void } | undefined;

/** Syncs at once. Resolves when a round that began after this call is over, whatever came of it. */
export async function syncNow(): Promise<void> {
  await current?.runner.request();
}

/** Ends syncing in this page; another tab or the service worker may go on. */
export function stopSync(): void {
  current?.stop();
  current = undefined;
}

/** Starts syncing this page's device; nothing happens if it already runs. */
export async function startSync(
  device: DeviceRow,
  options: { onReferenceNews?(collection: string | null): void } = {},
): Promise<void> {
  if (current !== undefined) return;
  const stops: (() => void)[] = [];
  let streaming = false;
  const runner: SyncRunner = createSyncRunner({
    withLock: withSyncLock,
    async round() {
      await runSync();
      // The district's key may just have come in, for what was recorded before.
      await keepCopies(device).catch(reportError);
    },
    isOnline: () => navigator.onLine,
    idleMs: () => (streaming ? idleWithStreamMs : idleMs),
    askedMs: (error) => (error instanceof ProblemError ? error.retryAfterMs : null),
    random: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
    setTimer: (run, delayMs) => setTimeout(run, delayMs),
    clearTimer: (timer) => clearTimeout(timer as number),
    onSettled: (outcome, delayMs) => settled(outcome, delayMs),
  });
  const request = () => void runner.request();

  followSyncNews({
    noteServerTime: (serverAt) => deviceClock.noteServerTime(serverAt),
    recount: () => void recountWaiting(),
  });
  stops.push(
    onJournalChange((change) => {
      if (change.kind !== "appended") return;
      void recountWaiting();
      // The worker can send only what is sealed for the district. Nobody waits for that: the entry is saved.
      void keepCopies(device)
        .catch(reportError)
        .then(() => askForWakeUp());
      request();
    }),
  );
  listen(stops, window, "online", request);
  listen(stops, window, "offline", () => tellSyncNews({ status: { state: "offline" } }));
  listen(stops, document, "visibilitychange", () => {
    if (document.visibilityState === "visible") request();
  });
  stops.push(
    startLiveStream({
      http: authorizedHttp(device),
      onOpen: (open) => (streaming = open),
      onPosition: request,
      onReference: (collection) => options.onReferenceNews?.(collection),
    }),
  );

  current = {
    runner,
    stop() {
      runner.stop();
      for (const stop of stops) stop();
    },
  };
  await restoreLastContact();
  await recountWaiting();
  request();
}

function settled(outcome: { error: unknown } | null, delayMs: number): void {
  const nextRetryAt = new Date(Date.parse(deviceClock.now()) + delayMs).toISOString();
  if (outcome === null) {
    syncStatus.setState({ nextRetryAt });
    return;
  }
  const problem = toSyncProblem(outcome.error);
  const state = problem === "unreachable" || !navigator.onLine ? "offline" : "error";
  tellSyncNews({ status: { state, problem, nextRetryAt } });
}

function listen(stops: (() => void)[], target: EventTarget, type: string, handler: () => void): void {
  target.addEventListener(type, handler);
  stops.push(() => target.removeEventListener(type, handler));
}

/** Asks the browser to wake the service worker when there is a network again, also if no tab is open then. */
async function askForWakeUp(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  const sync = (worker as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
  try {
    await sync?.register("amanat-sync");
  } catch {
    // Not allowed here: the other triggers remain.
  }
}
