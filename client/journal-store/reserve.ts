/**
 * Space set aside for text. When the browser refuses to write for want of room, the reserve is given up and the write tried
 * again. It is a file beside IndexedDB and not in it: what is deleted there frees no space before a compaction.
 */
/** More than a compaction of LevelDB takes for itself just when space is short. */
export const reserveBytes = 16 * 1024 * 1024;
const fileName = "amanat-reserve";
const pieceBytes = 64 * 1024;

/** Random, so that no file system can compress it away. False where there is no room for it, or no such files. */
export async function fillReserve(): Promise<boolean> {
  const folder = await findFolder();
  if (folder === undefined) return false;
  const handle = await folder.getFileHandle(fileName, { create: true });
  if ((await handle.getFile()).size >= reserveBytes) return true;
  const file = await handle.createWritable();
  try {
    for (let written = 0; written < reserveBytes; written += pieceBytes) {
      await file.write(crypto.getRandomValues(new Uint8Array(pieceBytes)));
    }
    await file.close();
    return true;
  } catch (error) {
    if (!isOutOfSpace(error)) throw error;
    await releaseReserve();
    return false;
  }
}

/** False: there was none. */
export async function releaseReserve(): Promise<boolean> {
  try {
    const folder = await findFolder();
    await folder?.removeEntry(fileName);
    return folder !== undefined;
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return false;
    throw error;
  }
}

/** Runs a small write; once more without the reserve if there was no room. */
export async function withReserve<Result>(
  write: () => Promise<Result>,
  release: () => Promise<boolean> = releaseReserve,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isOutOfSpace(error) || !(await release())) throw error;
    return write();
  }
}

export function isOutOfSpace(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = (cause as { inner?: unknown }).inner) {
    if (cause.name === "QuotaExceededError") return true;
  }
  return false;
}

async function findFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  return storage?.getDirectory?.();
}
