import { journalDatabase, withReopen } from "./database.ts";

/** Everything in scope is pulled again; what is here stays, what was lost comes back. */
export async function resetPullCursor(db = journalDatabase()): Promise<void> {
  await withReopen(db, () => db.cursors.delete("pull"));
}
