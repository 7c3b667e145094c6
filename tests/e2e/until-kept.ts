import type { Page } from "playwright-core";
import { untilHolds } from "../support/until-holds.ts";

/** Resolves once the app's store holds these values under these keys of `meta`. Throws after `timeoutMs`. */
export const untilKept = (page: Page, wanted: Record<string, unknown>, timeoutMs?: number): Promise<void> =>
  untilHolds(page, areKept, wanted, timeoutMs);

/** Runs in the page. */
async function areKept(wanted: Record<string, unknown>): Promise<boolean> {
  const open = indexedDB.open("amanat");
  const db = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)));
  const request = db.transaction("meta").objectStore("meta").getAll();
  const rows = await new Promise<{ key: string; value: unknown }[]>((resolve) => {
    request.onsuccess = () => resolve(request.result as { key: string; value: unknown }[]);
  });
  db.close();
  return Object.entries(wanted).every(([name, value]) => rows.some((row) => row.key === name && row.value === value));
}
