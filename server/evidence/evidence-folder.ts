import { createHash } from "node:crypto";
import { createReadStream, mkdirSync } from "node:fs";
import { open, readFile, rename, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";

/**
 * Files under their SHA-256. A file is here only if it is whole, what was written was hashed, and it is on the disk. When each
 * came is told beside them, in a folder of its own: what a file system says of a file's time does not outlive a copy.
 */
export class EvidenceFolder {
  readonly #arrivals: string;

  constructor(readonly path: string) {
    this.#arrivals = `${path}-arrivals`;
    mkdirSync(path, { recursive: true });
    mkdirSync(this.#arrivals, { recursive: true });
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

  /** When the file came, ISO 8601 UTC; undefined where that was not written down, or not whole. */
  async findArrival(sha256: string): Promise<string | undefined> {
    try {
      const text = await readFile(this.#arrivalPathOf(sha256), "utf8");
      return isInstant(text) ? text : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /**
   * Moves a finished upload here. `sha256`: what its bytes were found to have, base64url. `at`: ISO 8601 UTC. The moment is worth less
   * than the file: where it cannot be written down, or is lost with the power, it is not known.
   */
  async adopt(uploadPath: string, sha256: string, at: string): Promise<void> {
    await syncFile(uploadPath);
    await rename(uploadPath, this.pathOf(sha256));
    await syncFile(this.path);
    await writeFile(this.#arrivalPathOf(sha256), at).catch(() => undefined);
  }

  #arrivalPathOf(sha256: string): string {
    return join(this.#arrivals, basename(this.pathOf(sha256)));
  }
}

const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));

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
