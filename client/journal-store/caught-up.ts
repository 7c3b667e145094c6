/**
 * Whether this device has ever read all that the server has for its place. Until then it writes nothing: a replacement that does
 * not know what its branch has filed would file it again.
 */
import type { AuthorId } from "../../shared/journal/ids.ts";
import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen } from "./database.ts";

const key = "caught-up";

/** A device that has written already was let to by an earlier version, or has read all since. */
export function isCaughtUp(author: AuthorId, db = journalDatabase()): Promise<boolean> {
  return withReopen(db, () =>
    db.transaction("r", [db.meta, db.heads], async () => {
      if ((await db.meta.get(key))?.value === author) return true;
      return (await db.heads.get(author)) !== undefined;
    }),
  );
}

/** A pull has reached the end of the server's log. */
export async function noteCaughtUp(author: AuthorId, db = journalDatabase()): Promise<void> {
  const isNew = await withReopen(db, () =>
    db.transaction("rw", db.meta, async () => {
      if ((await db.meta.get(key))?.value === author) return false;
      await db.meta.put({ key, value: author });
      return true;
    }),
  );
  if (isNew) announceChange({ kind: "device" });
}
