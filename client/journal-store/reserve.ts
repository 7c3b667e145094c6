/** Space set aside for text: when the browser refuses to write for want of room, the reserve goes and the write is tried again. */
import type { JournalDatabase } from "./database.ts";

export const reserveBytes = 2 * 1024 * 1024;
const pieceBytes = 32 * 1024;

/** Random, so that no file system or LevelDB can compress it away. Resolves false where there is no room for it. */
export async function fillReserve(
  db: JournalDatabase,
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    for (let pieces = await db.reserve.count(); pieces < reserveBytes / pieceBytes; pieces++) {
      await db.reserve.add(randomBytes(pieceBytes));
    }
    return true;
  } catch (error) {
    if (isOutOfSpace(error)) return false;
    throw error;
  }
}

/** Runs a small write, a second time without the reserve if there was no room. */
export async function withReserve<Result>(db: JournalDatabase, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isOutOfSpace(error) || (await db.reserve.count()) === 0) throw error;
    await db.reserve.clear();
    return write();
  }
}

export function isOutOfSpace(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = (cause as { inner?: unknown }).inner) {
    if (cause.name === "QuotaExceededError") return true;
  }
  return false;
}
