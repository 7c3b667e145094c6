/**
 * Chromium keeps IndexedDB in LevelDB, which after a kill goes on writing behind the record that was torn, in the same file. At the
 * start after that it takes the file for damaged, and Chromium deletes the whole store. More than its write buffer makes LevelDB
 * begin another file and drop the torn one: what is written afterwards is safe.
 */
import { journalDatabase, withReopen } from "./database.ts";
import { isOutOfSpace } from "./reserve.ts";

const pieceBytes = 48 * 1024;
/** Above Chromium's write buffer of 4 MiB, in two transactions. */
const piecesPerRound = 48;
const rounds = 2;

const keys = Array.from({ length: piecesPerRound }, (_, index) => `roll-${index}`);

/** Once at each start, before much is written. Does nothing where there is no room for it. */
export async function rollLog(db = journalDatabase()): Promise<void> {
  // Random, so that nothing makes it smaller on its way.
  const value = crypto.getRandomValues(new Uint8Array(pieceBytes));
  try {
    for (let round = 0; round < rounds; round++) {
      await withReopen(db, () => db.meta.bulkPut(keys.map((key) => ({ key, value }))));
    }
  } catch (error) {
    if (!isOutOfSpace(error)) throw error;
  }
  await withReopen(db, () => db.meta.bulkDelete(keys));
}
