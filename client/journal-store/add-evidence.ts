/**
 * A file becomes evidence: cut into chunks small enough for IndexedDB to keep them in its own pages (larger values lie in
 * files that can vanish), sealed, written, read back and compared. Only then is it called saved.
 */
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { toBase64Url, toUtf8 } from "../../shared/lib/bytes.ts";
import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import { fileContexts, makeFileKey, sealPart, type FileVault, type NewFileKey } from "./file-key.ts";
import { readEvidenceBytes } from "./read-evidence.ts";
import { isOutOfSpace } from "./reserve.ts";

export const chunkBytes = 48 * 1024;
export const maxEvidenceBytes = 64 * 1024 * 1024;
const chunksPerTransaction = 8;

/** The file was not kept; whatever was written of it is removed again. */
export class EvidenceNotSavedError extends Error {
  override readonly name = "EvidenceNotSavedError";
  constructor(
    /** empty, too-large: look at the file · no-room: free some space · not-read-back: the store did not give back what was written. */
    readonly reason: "empty" | "too-large" | "no-room" | "not-read-back",
    readonly sizeBytes: number,
    options?: ErrorOptions,
  ) {
    super(`evidence of ${sizeBytes} bytes not saved: ${reason}`, options);
  }
}

export interface NewEvidence {
  file: Blob;
  name: string;
  mediaType: string;
  thumbnail?: Uint8Array<ArrayBuffer> | null;
  /** Boot id of this page: what it added is not swept while it is open. */
  boot: string;
  /** This device's clock, ISO 8601 UTC. */
  addedAt: string;
}

/** Resolves with the reference to put into an event, once the bytes have been read back from the store. */
export async function addEvidence(added: NewEvidence, db = journalDatabase()): Promise<EvidenceReference> {
  const sizeBytes = added.file.size;
  if (sizeBytes === 0) throw new EvidenceNotSavedError("empty", sizeBytes);
  if (sizeBytes > maxEvidenceBytes) throw new EvidenceNotSavedError("too-large", sizeBytes);
  const bytes = new Uint8Array(await added.file.arrayBuffer());
  const sha256 = await hashOf(bytes);
  const reference: EvidenceReference = {
    sha256: sha256 as EvidenceHash,
    sizeBytes,
    mediaType: added.mediaType.slice(0, 128),
    name: added.name.slice(0, 256),
  };
  if (await isKept(reference.sha256, db)) return reference;
  const fileKey = await makeFileKey(reference.sha256);
  try {
    await writeRow(reference, added, fileKey, db);
    await writeChunks(reference.sha256, bytes, fileKey.vault, db);
  } catch (error) {
    await removeEvidence(reference.sha256, db);
    if (isOutOfSpace(error)) throw new EvidenceNotSavedError("no-room", sizeBytes, { cause: error });
    throw error;
  }
  const kept = await readEvidenceBytes(reference.sha256, db);
  if (kept.state !== "whole" || (await hashOf(kept.bytes)) !== sha256) {
    await removeEvidence(reference.sha256, db);
    throw new EvidenceNotSavedError("not-read-back", sizeBytes);
  }
  announceChange({ kind: "evidence", sha256: reference.sha256 });
  return reference;
}

/** The same photo again: what is here and whole is used, whatever wrote it. */
async function isKept(sha256: EvidenceHash, db: JournalDatabase): Promise<boolean> {
  const row = await withReopen(db, () => db.evidence.get(sha256));
  return row !== undefined && (await readEvidenceBytes(sha256, db)).state === "whole";
}

async function writeRow(
  reference: EvidenceReference,
  added: NewEvidence,
  { stored: fileKey, vault }: NewFileKey,
  db: JournalDatabase,
): Promise<void> {
  const { sha256 } = reference;
  const name = vault === null ? reference.name : await vault.seal(toUtf8(reference.name), fileContexts.name(sha256));
  const thumbnail = added.thumbnail && (await sealPart(vault, added.thumbnail, fileContexts.thumbnail(sha256)));
  const before = await withReopen(db, () => db.evidence.get(reference.sha256));
  const fresh = {
    ...reference,
    name,
    fileKey,
    chunkCount: Math.ceil(reference.sizeBytes / chunkBytes),
    thumbnail: thumbnail ?? null,
    state: "draft" as const,
    problem: null,
    author: null,
    seq: null,
    addedAt: added.addedAt,
    boot: added.boot,
    uploadUrl: null,
  };
  // A damaged file that is added again is whole again, and still belongs to its entry.
  const row =
    before?.state === "damaged" && before.author !== null
      ? { ...fresh, state: "referenced" as const, author: before.author, seq: before.seq, uploadUrl: before.uploadUrl }
      : fresh;
  await withReopen(db, () => db.evidence.put(row));
}

async function writeChunks(
  sha256: EvidenceHash,
  bytes: Uint8Array<ArrayBuffer>,
  vault: FileVault,
  db: JournalDatabase,
): Promise<void> {
  const chunkCount = Math.ceil(bytes.length / chunkBytes);
  for (let first = 0; first < chunkCount; first += chunksPerTransaction) {
    const indexes = Array.from({ length: Math.min(chunksPerTransaction, chunkCount - first) }, (_, at) => first + at);
    const rows = await Promise.all(
      indexes.map(async (index) => {
        // A copy: a view would store the whole file's buffer once per chunk.
        const plain = bytes.slice(index * chunkBytes, (index + 1) * chunkBytes);
        const chunk = await sealPart(vault, plain, fileContexts.chunk(sha256, index));
        return { sha256, index, bytes: chunk, chunkSha256: await hashOf(chunk) };
      }),
    );
    await withReopen(db, () => db.evidenceChunks.bulkPut(rows));
  }
}

/** Removes a file and its chunks; not for evidence that an entry names. */
export async function removeEvidence(sha256: EvidenceHash, db = journalDatabase()): Promise<void> {
  await withReopen(db, () =>
    db.transaction("rw", [db.evidence, db.evidenceChunks], async () => {
      const row = await db.evidence.get(sha256);
      if (row !== undefined && row.author !== null) return;
      await db.evidence.delete(sha256);
      await db.evidenceChunks.where("[sha256+index]").between([sha256, 0], [sha256, Number.MAX_SAFE_INTEGER]).delete();
    }),
  );
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
