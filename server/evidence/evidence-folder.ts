import { createHash } from "node:crypto";
import { createReadStream, mkdirSync } from "node:fs";
import { open, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** Files under their SHA-256. A file is here only if it is whole, has been hashed after it was written, and is on the disk. */
export class EvidenceFolder {
  constructor(readonly path: string) {
    mkdirSync(path, { recursive: true });
  }

  /** Where the file lies, or would lie. `sha256`: base64url. */
  pathOf(sha256: string): string {
    return join(this.path, Buffer.from(sha256, "base64url").toString("hex"));
  }

  /** Size in bytes, or undefined if it is not here. */
  async findSize(sha256: string): Promise<number | undefined> {
    try {
      return (await stat(this.pathOf(sha256))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Moves a finished upload here if its bytes have this hash. False: they have another, and nothing was moved. */
  async adopt(uploadPath: string, sha256: string): Promise<boolean> {
    if ((await hashFile(uploadPath)) !== sha256) return false;
    await syncFile(uploadPath);
    await rename(uploadPath, this.pathOf(sha256));
    await syncFile(this.path);
    return true;
  }
}

/** SHA-256 of a file, base64url. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("base64url");
}

/** Waits until a file, or the names in a folder, are on the disk. */
async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
