/** From the cache at once, then by replication: in one tab at a time, the others hear of changes. */
import type { CollectionName } from "../../shared/catalogue/schema.ts";
import { untilIdle } from "../clock/until-idle.ts";
import type { Http } from "../sync/http.ts";
import { loadReferenceCache, markReferenceReady, reloadReferenceCache, saveReferenceCache } from "./reference-cache.ts";
import { collectionNames, listDocuments, referenceStore, setCollection } from "./reference-store.ts";
import type { Replication } from "./replicate.ts";

let started: Promise<void> | undefined;
let replication: Replication | undefined;

/**
 * Resolves when whatever is kept here can be read; replication goes on behind it. `http` carries the device's token. `later`: a
 * collection that nothing waits for.
 */
export function startReference(http: Http, later?: CollectionName): Promise<void> {
  started ??= start(http, later);
  return started;
}

/** Asks the server for changes of one collection, or of all (null). Nothing happens in a tab that does not replicate. */
export function resyncReference(collection: string | null): void {
  replication?.resync(collectionNames.find((name) => name === collection) ?? null);
}

/** Resolves once every collection has been received whole, in this run or an earlier one. */
export function awaitFirstReplication(
  onProgress?: (progress: { done: number; total: number; documents: number }) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { ready, progress } = referenceStore.getState();
      onProgress?.(progress);
      if (!ready) return;
      stop();
      resolve();
    };
    const stop = referenceStore.subscribe(look);
    look();
  });
}

async function start(http: Http, later?: CollectionName): Promise<void> {
  const channel = new BroadcastChannel("amanat-reference");
  channel.addEventListener("message", ({ data }: MessageEvent<CollectionName>) => void reloadReferenceCache(data));
  await loadReferenceCache(later);
  const whole = later === undefined ? Promise.resolve() : reloadReferenceCache(later);
  const run = async () => {
    await whole;
    await replicateHere(http, (name) => channel.postMessage(name));
    // The lock is held as long as this tab lives.
    await new Promise<never>(() => undefined);
  };
  const locks: LockManager | undefined = navigator.locks;
  const held = locks === undefined ? run() : locks.request("amanat-reference", run);
  held.catch((error: unknown) => reportError(error));
}

/** Opening RxDB's stores takes a slow tablet seconds; what is cached is on screen before. */
const replicationWaitsMs = 5000;
const lastListWaitsMs = 2000;

async function replicateHere(http: Http, tellOthers: (name: CollectionName) => void): Promise<void> {
  if (referenceStore.getState().ready) await untilIdle(replicationWaitsMs);
  const { startReplication } = await import("./replicate.ts");
  const waiting = new Set<CollectionName>(referenceStore.getState().ready ? [] : collectionNames);
  const heard = new Set<CollectionName>();
  const saves = new Map<CollectionName, Promise<void>>();

  async function settle(name: CollectionName): Promise<void> {
    await saves.get(name);
    if (!waiting.delete(name)) return;
    const total = collectionNames.length;
    referenceStore.setState(({ received }) => ({
      received: new Set([...received, name]),
      progress: { done: total - waiting.size, total, documents: countDocuments() },
    }));
    if (waiting.size === 0) await markReferenceReady();
    tellOthers(name);
  }

  replication = await startReplication({
    async fetchPage(collection, checkpoint, limit) {
      const query = new URLSearchParams({ limit: String(limit) });
      if (checkpoint !== null) query.set("checkpoint", checkpoint);
      const page = await http.json(`/api/reference/${collection}?${query}`);
      heard.add(collection);
      return page;
    },
    isMissing: (name) => listDocuments(name).length === 0,
    onDocuments(name, documents) {
      // An empty store right after RxDB was made anew says nothing: the cache stays until the server has been heard.
      if (documents.length === 0 && listDocuments(name).length > 0 && !heard.has(name)) return;
      if (isSame(documents, listDocuments(name))) return;
      setCollection(name, documents as never);
      saves.set(
        name,
        saveReferenceCache(name, documents as never).then(() => tellOthers(name)),
      );
    },
    onInSync(name) {
      void settle(name);
    },
    onUnreadable: (count) => referenceStore.setState((state) => ({ unreadable: state.unreadable + count })),
    untilIdle: () => untilIdle(lastListWaitsMs),
  });
}

/** Most starts bring nothing new, and a new list would have every screen drawn again. */
function isSame(documents: readonly object[], shown: readonly object[]): boolean {
  return documents.length === shown.length && JSON.stringify(documents) === JSON.stringify(shown);
}

function countDocuments(): number {
  return collectionNames.reduce((sum, name) => sum + listDocuments(name).length, 0);
}
