/**
 * Chromium keeps IndexedDB in LevelDB, which after a kill goes on writing behind the record that was torn, in the same file. At the
 * start after that it takes the file for damaged, and Chromium deletes the whole store. More than its write buffer makes LevelDB
 * begin another file and drop the torn one: what is written afterwards is safe.
 */
import { journalDatabase } from "./database.ts";
import { isOutOfSpace } from "./reserve.ts";

const pieceBytes = 48 * 1024;
/** Written twice: above Chromium's write buffer of 4 MiB. */
const keys = Array.from({ length: 48 }, (_, index) => `roll-${index}`);

/** Once at each start, before much is written. Does nothing where there is no room for it. */
export async function rollLog(db = journalDatabase()): Promise<void> {
  // Random, so that nothing makes it smaller on its way.
  const value = crypto.getRandomValues(new Uint8Array(pieceBytes));
  const rows = keys.map((key) => ({ key, value }));
  try {
    await db.meta.bulkPut(rows);
    await db.meta.bulkPut(rows);
  } catch (error) {
    if (!isOutOfSpace(error)) throw error;
  }
  await db.meta.bulkDelete(keys);
}
