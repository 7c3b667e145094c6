/** Ways to give this browser up. Refused while something would be lost with it. */
import { removeCanary } from "../journal-store/canary.ts";
import { journalDatabase } from "../journal-store/database.ts";
import { findDevice, retireDevice } from "../journal-store/device.ts";
import { findUnsent, isSafe, type Unsent } from "../journal-store/unsent.ts";
import { resetPullCursor } from "../journal-store/pull-cursor.ts";
import { stopSync } from "../sync/start-sync.ts";
import { tellSyncNews } from "../sync/sync-status.ts";
import { useSession } from "./session-store.ts";

/** Something here is neither with the server nor with a courier. Nothing was changed. */
export class UnsentWorkError extends Error {
  override readonly name = "UnsentWorkError";
  constructor(readonly unsent: Unsent) {
    super(`${unsent.entries} entries and ${unsent.files} files are unsent`);
  }
}

/** Throws UnsentWorkError while something is unsent; `withRefused` counts what the server rejected as well. */
export async function assertNothingUnsent({ withRefused }: { withRefused: boolean }): Promise<void> {
  const device = await findDevice();
  if (device === undefined) return;
  const unsent = await findUnsent(device.author, { withRefused });
  if (!isSafe(unsent)) throw new UnsentWorkError(unsent);
}

/**
 * Removes everything that this app keeps in this browser, drafts too, and opens it as on the first day. Throws UnsentWorkError
 * while something would be lost; nothing is removed then.
 */
export async function resetDevice(): Promise<void> {
  await assertNothingUnsent({ withRefused: true });
  stopSync();
  removeCanary();
  journalDatabase().close({ disableAutoOpen: true });
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name]));
  await Promise.all(names.map(deleteDatabase));
  const kept = (await caches.keys()).filter((name) => name.startsWith("amanat-"));
  await Promise.all(kept.map((name) => caches.delete(name)));
  location.replace("/");
}

/** Another tab that holds it open lets go of it when it is asked to; the removal waits for that. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener("success", () => resolve());
    request.addEventListener("error", () => reject(request.error ?? new Error(`${name} was not removed`)));
  });
}

/**
 * The server takes no more work under this device's key: it was withdrawn, or another copy of it writes too. Its log ends here;
 * what it holds stays, and is sent by the device that it becomes with the next code.
 */
export async function enrolAnew(): Promise<void> {
  stopSync();
  await retireDevice();
  // The next place may be another one: what is there has to be asked for from the beginning.
  await resetPullCursor();
  removeCanary();
  useSession.setState({ phase: "none", device: null, loss: null, locked: true, officer: null });
  tellSyncNews({ status: { standing: "active", problem: null } });
}
