/** What the browser says about the store itself: whether it may be evicted, and whether a newer tab has to take over. */
import { giveUpStore, journalDatabase } from "./database.ts";

export type StoreHealth =
  /** Another tab with a newer version upgrades the store: this tab must be closed or reloaded, its drafts are saved. */
  | { kind: "superseded" }
  /** Another tab with an older version is in the way of an upgrade: it must be closed. */
  | { kind: "blocked" };

/** Calls back when tabs of different versions meet at the store. Call once per page, before its first use. */
export function watchStoreHealth(onHealth: (health: StoreHealth) => void, db = journalDatabase()): void {
  db.on("versionchange", () => {
    giveUpStore(db);
    onHealth({ kind: "superseded" });
    // Keeps Dexie from closing in its own way, which would reopen at the next use.
    return false;
  });
  db.on("blocked", () => onHealth({ kind: "blocked" }));
}

/**
 * Asks that the browser never evict the store. `granted: false` calls for a warning that stays: the work is safe only once
 * it has been received. `null`: this browser has no say in it.
 */
export async function requestPersistence(): Promise<boolean | null> {
  const storage: StorageManager | undefined = navigator.storage;
  if (storage?.persist === undefined) return null;
  return (await storage.persisted()) || (await storage.persist());
}
