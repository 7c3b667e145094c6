/**
 * A store of before anything was sealed is sealed at the first unlock, a few rows at a time, each part in a transaction of its
 * own: it may be cut anywhere and goes on at the next unlock. Until a row is sealed it is read as it is.
 */
import { toBase64Url, toUtf8 } from "../../shared/lib/bytes.ts";
import { getVault } from "../keys/vault.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import { findDataKeyRow, updateDataKeyRow } from "./device.ts";
import { fileContexts, makeFileKey } from "./file-key.ts";
import type { StoredEntryRow, StoredEvidenceRow } from "./rows.ts";
import { payloadContext, sealDraft, sealEntry, sealText } from "./sealing.ts";

const rowsAtOnce = 200;

/** Resolves when nothing readable is left, at once if that was so already. `keyId`: the data key that is open. */
export async function sealStore(keyId: string, db = journalDatabase()): Promise<void> {
  if ((await findDataKeyRow(keyId, db))?.isAllSealed !== false || getVault().isPlain) return;
  await sealEntries(db);
  await sealAsides(db);
  await sealDrafts(db);
  await sealEvidence(db);
  // Only desks kept any, and they can be made again.
  await withReopen(db, () => db.snapshots.filter(({ sealed }) => sealed === undefined).delete());
  await updateDataKeyRow(keyId, { isAllSealed: true }, db);
}

async function sealEntries(db: JournalDatabase): Promise<void> {
  for (;;) {
    const readable = await withReopen(db, () =>
      db.entries
        .filter(({ payload }) => typeof payload === "string")
        .limit(rowsAtOnce)
        .toArray(),
    );
    if (readable.length === 0) return;
    const sealed = await Promise.all(readable.map(sealRow));
    await withReopen(db, () =>
      db.transaction("rw", db.entries, async () => {
        for (const { author, seq, payload } of sealed) {
          // What else the row says may have changed meanwhile: only its payload is replaced.
          await db.entries
            .where("[author+seq]")
            .equals([author, seq])
            .modify((row) => {
              if (typeof row.payload === "string") row.payload = payload;
            });
        }
      }),
    );
  }
}

const sealRow = async (row: StoredEntryRow): Promise<StoredEntryRow> =>
  typeof row.payload === "string" ? sealEntry({ ...row, payload: row.payload }) : row;

async function sealAsides(db: JournalDatabase): Promise<void> {
  for (const { id, author, seq, entry } of await withReopen(db, () => db.aside.toArray())) {
    if (typeof entry.payload !== "string") continue;
    const payload = await sealText(entry.payload, payloadContext(author, seq));
    await withReopen(db, () => db.aside.update(id, { entry: { ...entry, payload } }));
  }
}

async function sealDrafts(db: JournalDatabase): Promise<void> {
  for (const row of await withReopen(db, () => db.drafts.toArray())) {
    if (row.sealed !== undefined) continue;
    const sealed = await sealDraft({ ...row, content: row.content });
    await withReopen(db, () =>
      db.transaction("rw", db.drafts, async () => {
        const kept = await db.drafts.get(row.id);
        if (kept !== undefined && kept.sealed === undefined && kept.savedAt === row.savedAt)
          await db.drafts.put(sealed);
      }),
    );
  }
}

async function sealEvidence(db: JournalDatabase): Promise<void> {
  for (const row of await withReopen(db, () => db.evidence.toArray())) {
    if ((row.fileKey ?? null) === null) await sealFile(row, db);
  }
}

/** The whole file in one transaction: chunks under a key that its row does not have would be lost. */
async function sealFile(row: StoredEvidenceRow, db: JournalDatabase): Promise<void> {
  const { sha256, name, thumbnail } = row;
  const { stored, vault } = await makeFileKey(sha256);
  if (vault === null || stored === null) return;
  const ofFile = () =>
    db.evidenceChunks.where("[sha256+index]").between([sha256, 0], [sha256, Number.MAX_SAFE_INTEGER]);
  const chunks = await Promise.all(
    (await withReopen(db, () => ofFile().toArray())).map(async (chunk) => {
      const bytes = await vault.seal(chunk.bytes, fileContexts.chunk(sha256, chunk.index));
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      // One that is damaged already must not become a sound one.
      const wasSound = (await hashOf(chunk.bytes)) === chunk.chunkSha256;
      return { ...chunk, bytes, chunkSha256: wasSound ? toBase64Url(hash) : chunk.chunkSha256 };
    }),
  );
  const changes: Partial<StoredEvidenceRow> = {
    fileKey: stored,
    ...(typeof name === "string" && { name: await vault.seal(toUtf8(name), fileContexts.name(sha256)) }),
    thumbnail: thumbnail && (await vault.seal(thumbnail, fileContexts.thumbnail(sha256))),
  };
  await withReopen(db, () =>
    db.transaction("rw", [db.evidence, db.evidenceChunks], async () => {
      const kept = await db.evidence.get(sha256);
      if (kept === undefined || (kept.fileKey ?? null) !== null || kept.addedAt !== row.addedAt) return;
      await db.evidenceChunks.bulkPut(chunks);
      await db.evidence.update(sha256, changes);
    }),
  );
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
