import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { mkdir, open, readdir, rm, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import type { EvidenceFolder } from "./evidence-folder.ts";
import { getUploadRequest } from "./upload-request.ts";

type Upload = Awaited<ReturnType<FileStore["getUpload"]>>;

/** What an upload says of itself when it is created. */
export interface UploadMetadata {
  /** base64url */
  sha256: string;
  author: string;
  seq: string;
}

/** The chunk that arrived has another SHA-256 than its sender said; it was discarded. */
export class ChecksumMismatchError extends Error {
  override readonly name = "ChecksumMismatchError";
}

/** An upload that nobody went on with is removed after this time. */
const abandonedAfterMs = 7 * 24 * 60 * 60_000;

/**
 * Unfinished uploads, with the checksum extension of tus 1.0. A finished one has moved to the evidence folder and is still
 * answered for: its sender may not have heard that it arrived.
 */
export class UploadStore extends FileStore {
  readonly #evidence: EvidenceFolder;

  constructor(directory: string, evidence: EvidenceFolder) {
    super({ directory });
    // FileStore makes the folder too, but nobody can wait for it: `sweep` may come first.
    mkdirSync(directory, { recursive: true });
    this.#evidence = evidence;
    this.extensions = ["creation", "termination", "checksum"];
  }

  pathOf(id: string): string {
    return join(this.directory, id);
  }

  /** What the upload said when it was created, or undefined if there is none. */
  async findMetadata(id: string): Promise<UploadMetadata | undefined> {
    return (await this.configstore.get(id))?.metadata as UploadMetadata | undefined;
  }

  override async create(upload: Upload): Promise<Upload> {
    const { sha256 } = upload.metadata as Record<string, string> & UploadMetadata;
    if ((await this.#evidence.findSize(sha256)) === undefined) return super.create(upload);
    // The file is here: nothing is left to send, and the answer says so.
    await this.configstore.set(upload.id, upload);
    getUploadRequest().setReplyHeader("Upload-Offset", String(upload.size));
    return upload;
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const { checksum, sizeBytes } = getUploadRequest();
    const hash = createHash("sha256");
    const file = await open(this.pathOf(id), "r+");
    let end = offset;
    try {
      for await (const chunk of readable as AsyncIterable<Buffer>) {
        await file.write(chunk, 0, chunk.length, end);
        hash.update(chunk);
        end += chunk.length;
      }
      // What was cut short cannot be held against a checksum. It is kept: in the end the file's own hash tells.
      const isWhole = sizeBytes === undefined || end - offset === sizeBytes;
      if (checksum !== undefined && isWhole && hash.digest("base64") !== checksum) {
        await file.truncate(offset);
        throw new ChecksumMismatchError(`the chunk at ${offset} of ${id}`);
      }
    } finally {
      await file.close();
    }
    return end;
  }

  override async getUpload(id: string): Promise<Upload> {
    const known = await this.configstore.get(id);
    const { sha256 } = (known?.metadata ?? {}) as Partial<UploadMetadata>;
    if (known !== undefined && sha256 !== undefined && !(await exists(this.pathOf(id)))) {
      const size = await this.#evidence.findSize(sha256);
      if (size !== undefined && size === known.size) return { ...known, id, offset: size, sizeIsDeferred: false };
    }
    return super.getUpload(id);
  }

  /** The file has moved to the evidence folder, or was there before; that it was uploaded stays known. */
  async forgetBytes(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  override async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
    await this.configstore.delete(id);
  }

  /** Removes what nobody went on with. */
  async sweep(now: Date): Promise<void> {
    // The store makes its folder without anybody waiting for it.
    await mkdir(this.directory, { recursive: true });
    for (const name of await readdir(this.directory)) {
      const path = join(this.directory, name);
      const { mtimeMs } = await stat(path);
      if (now.getTime() - mtimeMs > abandonedAfterMs) await unlink(path);
    }
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
