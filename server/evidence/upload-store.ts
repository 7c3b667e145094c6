import { createHash, type Hash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { mkdir, open, readdir, rm, stat, unlink, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { FileConfigstore, FileStore } from "@tus/file-store";
import type { Upload } from "@tus/server";
import { hashFile, type EvidenceFolder } from "./evidence-folder.ts";
import { Recent } from "./recent.ts";
import { getUploadRequest, type Checksum } from "./upload-request.ts";

/** What an upload says of itself when it is created. */
export interface UploadMetadata {
  /** base64url */
  sha256: string;
  author: string;
  seq: string;
}

/** The chunk that arrived has another hash than its sender said; it was discarded. */
export class ChecksumMismatchError extends Error {
  override readonly name = "ChecksumMismatchError";
}

/** So many uploads are kept in mind; more go on from the disk. */
const mostOpen = 1000;

/** What uploads said of themselves, in files; the last ones without reading them again at each request. */
class RecentConfig extends FileConfigstore {
  readonly #recent = new Recent<string>(mostOpen);

  override async get(id: string): Promise<Upload | undefined> {
    const known = this.#recent.get(id);
    return known === undefined ? super.get(id) : (JSON.parse(known) as Upload);
  }

  override async set(id: string, upload: Upload): Promise<void> {
    await super.set(id, upload);
    this.#recent.set(id, JSON.stringify(upload));
  }

  override async delete(id: string): Promise<void> {
    this.#recent.delete(id);
    await super.delete(id);
  }
}

/** An upload that nobody went on with is removed after this time. */
const abandonedAfterMs = 7 * 24 * 60 * 60_000;

/**
 * Unfinished uploads, with the checksum extension of tus 1.0. A finished one has moved to the evidence folder and is still
 * answered for: its sender may not have heard that it arrived.
 */
export class UploadStore extends FileStore {
  readonly #evidence: EvidenceFolder;
  /** Hashes of uploads that are under way; what is forgotten here is read again from the disk. */
  readonly #hashes = new Recent<{ hash: Hash; bytes: number }>(mostOpen);

  constructor(directory: string, evidence: EvidenceFolder) {
    super({ directory, configstore: new RecentConfig(directory) });
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
    const whole = this.#takeHash(id, offset);
    const own = checksum && this.#startHash(checksum, offset);
    const file = await this.#openToWrite(id);
    // It has arrived whole and moved on: only nothing can come behind its end.
    if (file === undefined) return offset;
    let end = offset;
    try {
      for await (const block of gather(readable as AsyncIterable<Buffer>)) {
        await writeWhole(file, block, end);
        whole?.update(block);
        own?.update(block);
        end += block.length;
      }
      // What was cut short cannot be held against a checksum. It is kept: in the end the file's own hash tells.
      const isWhole = sizeBytes === undefined || end - offset === sizeBytes;
      if (checksum !== undefined && isWhole && (own ?? whole!.copy()).digest("base64") !== checksum.digest) {
        await file.truncate(offset);
        throw new ChecksumMismatchError(`the chunk at ${offset} of ${id}`);
      }
      if (whole !== undefined) this.#hashes.set(id, { hash: whole, bytes: end });
    } finally {
      await file.close();
    }
    return end;
  }

  async #openToWrite(id: string): Promise<FileHandle | undefined> {
    try {
      return await open(this.pathOf(id), "r+");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** An upload that has all its bytes and has not moved on to the evidence: the server ended, or the disk failed, in between. */
  async findUnfinished(id: string): Promise<{ sizeBytes: number; metadata: UploadMetadata } | undefined> {
    const known = await this.configstore.get(id);
    if (known?.size === undefined) return undefined;
    const kept = await stat(this.pathOf(id)).catch(() => undefined);
    if (kept?.size !== known.size) return undefined;
    return { sizeBytes: known.size, metadata: known.metadata as Record<string, string> & UploadMetadata };
  }

  /** What the chunk alone is hashed with; undefined where the hash of the whole says the same. */
  #startHash({ algorithm }: Checksum, offset: number): Hash | undefined {
    return algorithm === "sha256" && offset === 0 ? undefined : createHash(algorithm);
  }

  /** SHA-256 of what was written, base64url: as it was counted while it came, or read again where that was broken off. */
  async findHash(id: string, sizeBytes: number): Promise<string> {
    const whole = this.#takeHash(id, sizeBytes);
    return whole === undefined ? hashFile(this.pathOf(id)) : whole.digest("base64url");
  }

  /** The hash of the file's first `bytes`, to go on with; undefined if it is not known without reading them. */
  #takeHash(id: string, bytes: number): Hash | undefined {
    const known = this.#hashes.get(id);
    this.#hashes.delete(id);
    if (bytes === 0) return createHash("sha256");
    return known?.bytes === bytes ? known.hash : undefined;
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

  /** The file was in the evidence folder before; that it was uploaded stays known. */
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

/** A disk is written in blocks of this size rather than in the pieces that a network brings. */
const blockBytes = 256 * 1024;

/** The same bytes in larger pieces; where the source breaks off, what it brought comes before the error. */
async function* gather(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let bytes = 0;
  let failure: { error: unknown } | undefined;
  try {
    for await (const piece of source) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes < blockBytes) continue;
      yield Buffer.concat(pieces, bytes);
      pieces = [];
      bytes = 0;
    }
  } catch (error) {
    failure = { error };
  }
  if (bytes > 0) yield Buffer.concat(pieces, bytes);
  if (failure !== undefined) throw failure.error;
}

/** Throws what the disk throws; a disk that takes no more says so at the next try. */
async function writeWhole(file: FileHandle, block: Buffer, at: number): Promise<void> {
  for (let done = 0; done < block.length;) {
    done += (await file.write(block, done, block.length - done, at + done)).bytesWritten;
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
