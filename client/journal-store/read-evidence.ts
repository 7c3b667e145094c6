import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { fromUtf8, toBase64Url } from "../../shared/lib/bytes.ts";
import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import { fileContexts, openFileVault, openPart, sealPart, type FileVault } from "./file-key.ts";
import type { EvidenceChunkRow, EvidenceRow, EvidenceState, StoredEvidenceRow } from "./rows.ts";
import { SealBrokenError } from "../keys/vault.ts";

/** One transaction each: enough to be quick, little enough to leave the page to the officer in between. */
const chunksPerRead = 16;

export type EvidenceBytes = { state: "whole"; bytes: Uint8Array<ArrayBuffer> } | { state: "damaged"; problem: string };

/** As the store has it: can be read before anybody has opened the tablet. */
export function findStoredEvidence(
  sha256: EvidenceHash,
  db = journalDatabase(),
): Promise<StoredEvidenceRow | undefined> {
  return withReopen(db, () => db.evidence.get(sha256));
}

/** A name or a picture that no longer opens is left out. */
export async function findEvidence(sha256: EvidenceHash, db = journalDatabase()): Promise<EvidenceRow | undefined> {
  const stored = await findStoredEvidence(sha256, db);
  return stored && openEvidence(stored);
}

async function openEvidence(stored: StoredEvidenceRow): Promise<EvidenceRow> {
  const { fileKey: _fileKey, name, thumbnail, ...row } = stored;
  try {
    const vault = await openFileVault(stored);
    return {
      ...row,
      name: typeof name === "string" ? name : fromUtf8(await openPart(vault, name, fileContexts.name(row.sha256))),
      thumbnail: thumbnail && (await openPart(vault, thumbnail, fileContexts.thumbnail(row.sha256))),
    };
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    return { ...row, name: "", thumbnail: null };
  }
}

/** Undefined if the key itself is damaged. */
async function findFileVault(row: StoredEvidenceRow): Promise<FileVault | undefined> {
  try {
    return await openFileVault(row);
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    return undefined;
  }
}

/** Every chunk is compared with its own hash, and opened. Never throws for what the store lost; throws VaultLockedError. */
export async function readEvidenceBytes(sha256: EvidenceHash, db = journalDatabase()): Promise<EvidenceBytes> {
  const row = await findStoredEvidence(sha256, db);
  if (row === undefined) return { state: "damaged", problem: "not on this device" };
  const vault = await findFileVault(row);
  if (vault === undefined) return { state: "damaged", problem: "its key does not open" };
  const bytes = new Uint8Array(row.sizeBytes);
  let at = 0;
  for (let first = 0; first < row.chunkCount; first += chunksPerRead) {
    const count = Math.min(chunksPerRead, row.chunkCount - first);
    const chunks = await readChunks(sha256, first, count, db);
    const hashes = await Promise.all(chunks.map(async (chunk) => chunk && hashOf(chunk.bytes)));
    const opened = await Promise.all(chunks.map(async (chunk) => chunk && findPlain(vault, chunk)));
    for (const [offset, chunk] of chunks.entries()) {
      const name = `chunk ${first + offset} of ${row.chunkCount}`;
      if (chunk === undefined) return { state: "damaged", problem: `${name} is missing` };
      const plain = opened[offset];
      if (plain === undefined || at + plain.length > bytes.length || hashes[offset] !== chunk.chunkSha256) {
        return { state: "damaged", problem: `${name} is altered` };
      }
      bytes.set(plain, at);
      at += plain.length;
    }
  }
  return at === bytes.length
    ? { state: "whole", bytes }
    : { state: "damaged", problem: "bytes are missing at the end" };
}

/** The file, or undefined if it is not here or no longer whole. */
export async function findEvidenceFile(sha256: EvidenceHash, db = journalDatabase()): Promise<Blob | undefined> {
  const row = await findEvidence(sha256, db);
  const kept = await readEvidenceBytes(sha256, db);
  return row === undefined || kept.state === "damaged" ? undefined : new Blob([kept.bytes], { type: row.mediaType });
}

/** Evidence of no entry is left alone here; the entry's text is sent all the same. */
export async function flagEvidence(
  sha256: EvidenceHash,
  state: "damaged" | "refused",
  problem: string,
  db = journalDatabase(),
): Promise<void> {
  await withReopen(db, () => db.evidence.update(sha256, { state, problem }));
  announceChange({ kind: "evidence", sha256 });
}

export async function setUploadUrl(
  sha256: EvidenceHash,
  uploadUrl: string | null,
  db = journalDatabase(),
): Promise<void> {
  await withReopen(db, () => db.evidence.update(sha256, { uploadUrl }));
}

/** For lists. Made after the file was kept, so that a decoder that dies over it takes nothing with it. */
export async function setThumbnail(
  sha256: EvidenceHash,
  thumbnail: Uint8Array<ArrayBuffer>,
  db = journalDatabase(),
): Promise<void> {
  const row = await findStoredEvidence(sha256, db);
  if (row === undefined) return;
  const sealed = await sealPart(await openFileVault(row), thumbnail, fileContexts.thumbnail(sha256));
  // Added anew meanwhile, it has another key: the picture of before would not open.
  const isSameKey = (kept: StoredEvidenceRow) => kept.fileKey?.toString() === row.fileKey?.toString();
  await withReopen(db, () => db.evidence.where("sha256").equals(sha256).and(isSameKey).modify({ thumbnail: sealed }));
  announceChange({ kind: "evidence", sha256 });
}

/** Files in one of these states, those that wait longest first. */
export async function listEvidence(states: readonly EvidenceState[], db = journalDatabase()): Promise<EvidenceRow[]> {
  const stored = await withReopen(db, () => db.evidence.where("state").anyOf(states).toArray());
  const rows = await Promise.all(stored.map(openEvidence));
  return rows.sort((a, b) => (a.addedAt < b.addedAt ? -1 : a.addedAt > b.addedAt ? 1 : 0));
}

/** Back in line, at the officer's word: damaged or refused evidence of an entry is tried once more. */
export async function retryEvidence(sha256: EvidenceHash, db = journalDatabase()): Promise<void> {
  await withReopen(db, () =>
    db.transaction("rw", db.evidence, async () => {
      const row = await db.evidence.get(sha256);
      if (row === undefined || row.author === null || (row.state !== "damaged" && row.state !== "refused")) return;
      await db.evidence.update(sha256, { state: "referenced", problem: null, uploadUrl: null });
    }),
  );
  announceChange({ kind: "evidence", sha256 });
}

async function findPlain(
  vault: FileVault,
  { sha256, index, bytes }: EvidenceChunkRow,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await openPart(vault, bytes, fileContexts.chunk(sha256, index));
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    return undefined;
  }
}

/** Undefined stands for a chunk that is not there. */
async function readChunks(
  sha256: EvidenceHash,
  first: number,
  count: number,
  db: JournalDatabase,
): Promise<(EvidenceChunkRow | undefined)[]> {
  const keys = Array.from({ length: count }, (_, offset): [string, number] => [sha256, first + offset]);
  try {
    return await withReopen(db, () => db.evidenceChunks.bulkGet(keys));
  } catch {
    // A chunk whose file Chromium lost fails to read instead of being absent, and takes the others of the read with it.
    return Promise.all(keys.map((key) => withReopen(db, () => db.evidenceChunks.get(key)).catch(() => undefined)));
  }
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
