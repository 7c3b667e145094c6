import { mkdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MediaRefusal } from "../../shared/evidence/check-media.ts";

const reasons: readonly string[] = ["differs", "disguised", "too-many-pixels"] satisfies readonly MediaRefusal[];

/**
 * Which files were looked at and not taken, so that the desk is told why an entry's file is missing, and a tablet is told before
 * it sends one again. The file itself is not kept here: it stays on the tablet, and its entry in the log.
 */
export class RefusedEvidence {
  constructor(readonly path: string) {
    mkdirSync(path, { recursive: true });
  }

  /** `sha256`: base64url. The same file under another media type is another question. */
  async note(sha256: string, mediaType: string, reason: MediaRefusal): Promise<void> {
    await writeFile(this.#pathOf(sha256, mediaType), reason);
  }

  async find(sha256: string, mediaType: string): Promise<MediaRefusal | undefined> {
    try {
      const reason = await readFile(this.#pathOf(sha256, mediaType), "utf8");
      return reasons.includes(reason) ? (reason as MediaRefusal) : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  #pathOf(sha256: string, mediaType: string): string {
    const type = Buffer.from(mediaType).toString("hex").slice(0, 128);
    return join(this.path, `${Buffer.from(sha256, "base64url").toString("hex")}-${type}`);
  }
}
