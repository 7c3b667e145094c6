/**
 * The only way an own entry comes into being. Signing happens outside the transaction (awaiting WebCrypto would end it), so
 * the entry is built on the head as read, and the transaction compares: if another tab appended meanwhile, it is built anew.
 */
import { Dexie } from "dexie";
import {
  buildEntry,
  type Authorship,
  type BuiltEntry,
  type Head,
  type NewEvent,
} from "../../shared/journal/build-entry.ts";
import type { AuthorId, EvidenceHash } from "../../shared/journal/ids.ts";
import type { SigningCrypto } from "../../shared/journal/ports.ts";
import { utf8Length } from "../../shared/lib/bytes.ts";
import { writeCanary, type Canary } from "./canary.ts";
import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import { withReserve } from "./reserve.ts";
import { custodyMark, type EntryRow, type HeadRow, type StoredEntryRow, type StoredEvidenceRow } from "./rows.ts";
import { sealEntry } from "./sealing.ts";

export interface AppendOptions {
  event: NewEvent;
  /** What the clocks and the session say; taken once, also if the entry has to be built again. */
  authorship: Authorship;
  crypto: SigningCrypto;
  /** The draft that becomes this entry; removed in the same transaction. It must exist. */
  draft?: string;
  keepCanary?: (canary: Canary) => void;
  /** Seals the payload for the district as well, so that it can be sent with nobody there; null if that cannot be done now. */
  sealForDistrict?: (payload: string) => Promise<Uint8Array<ArrayBuffer> | null>;
}

/** The draft is no longer there: another tab has recorded or discarded it. Nothing was written. */
export class DraftGoneError extends Error {
  override readonly name = "DraftGoneError";
  constructor(readonly draft: string) {
    super(`draft ${draft} is gone`);
  }
}

/** A piece of evidence that the event names is not stored whole on this device. Nothing was written; the draft is kept. */
export class EvidenceMissingError extends Error {
  override readonly name = "EvidenceMissingError";
  constructor(readonly sha256: EvidenceHash) {
    super(`evidence ${sha256} is not on this device`);
  }
}

/** Other tabs kept appending faster than this one. Nothing was written; the draft is kept. */
export class HeadContentionError extends Error {
  override readonly name = "HeadContentionError";
}

const attemptLimit = 64;
const queues = new WeakMap<JournalDatabase, Promise<unknown>>();
/** The head after this tab's last append: a guess that spares a reading, since the commit compares it with the store. */
const lastHeads = new WeakMap<JournalDatabase, HeadRow>();

/**
 * Resolves only when the entry is durable; throws VaultLockedError if nobody has opened the tablet. One after the other within a tab; across tabs by
 * comparing heads.
 */
export function appendEvent(options: AppendOptions, db = journalDatabase()): Promise<EntryRow> {
  const before = queues.get(db) ?? Promise.resolve();
  const appended = before.then(() => append(options, db));
  queues.set(
    db,
    appended.catch(() => undefined),
  );
  return appended;
}

async function append(options: AppendOptions, db: JournalDatabase): Promise<EntryRow> {
  const { event, authorship, crypto, keepCanary = writeCanary } = options;
  for (let attempt = 0; attempt < attemptLimit; attempt++) {
    const head = attempt === 0 ? await guessHead(authorship.author, db) : await readHead(authorship.author, db);
    const row = toRow(await buildEntry(event, authorship, head && toHead(head), crypto));
    const [sealed, copy] = await Promise.all([sealEntry(row), options.sealForDistrict?.(row.payload!)]);
    if (await withReopen(db, () => withReserve(() => commit(sealed, head, options, db, copy)))) {
      lastHeads.set(db, { author: row.author, seq: row.seq, hash: row.hash });
      keepCanary({ author: row.author, seq: row.seq, hash: row.hash, count: row.seq + 1 });
      announceChange({ kind: "appended", author: row.author, seq: row.seq });
      return row;
    }
  }
  throw new HeadContentionError(`the head moved ${attemptLimit} times`);
}

async function guessHead(author: AuthorId, db: JournalDatabase): Promise<HeadRow | null> {
  const last = lastHeads.get(db);
  return last?.author === author ? last : readHead(author, db);
}

const readHead = async (author: AuthorId, db: JournalDatabase): Promise<HeadRow | null> =>
  (await withReopen(db, () => db.heads.get(author))) ?? null;

/** False: the head is no longer the one that the entry was built on. */
async function commit(
  row: StoredEntryRow,
  head: HeadRow | null,
  options: AppendOptions,
  db: JournalDatabase,
  copy: Uint8Array<ArrayBuffer> | null = null,
): Promise<boolean> {
  try {
    const tables = [db.entries, db.heads, db.drafts, db.evidence, db.districtPayloads];
    return await db.transaction("rw", tables, async () => {
      const current = await db.heads.get(row.author);
      // A retry after a lost connection may find that the first try went through.
      if (current?.hash === row.hash) return true;
      if ((current?.hash ?? null) !== (head?.hash ?? null)) return false;
      if (options.draft !== undefined) await takeDraft(options.draft, db);
      for (const { sha256 } of options.event.evidence) await takeEvidence(sha256, row, db);
      await db.entries.add(row);
      if (copy !== null) await db.districtPayloads.put({ author: row.author, seq: row.seq, sealed: copy });
      await db.heads.put({ author: row.author, seq: row.seq, hash: row.hash });
      return true;
    });
  } catch (error) {
    if (error instanceof Dexie.ConstraintError) return false;
    throw error;
  }
}

async function takeDraft(draft: string, db: JournalDatabase): Promise<void> {
  if ((await db.drafts.get(draft)) === undefined) throw new DraftGoneError(draft);
  await db.drafts.delete(draft);
}

async function takeEvidence(sha256: EvidenceHash, row: StoredEntryRow, db: JournalDatabase): Promise<void> {
  const evidence = await db.evidence.get(sha256);
  if (evidence === undefined || evidence.state === "damaged") throw new EvidenceMissingError(sha256);
  if (evidence.state !== "draft" && !(await isRefused(evidence, db))) return;
  await db.evidence.update(sha256, { state: "referenced", author: row.author, seq: row.seq });
}

/** Whether the entry that named it so far never came into the log: the server takes a file for an entry of the log only. */
async function isRefused({ author, seq }: StoredEvidenceRow, db: JournalDatabase): Promise<boolean> {
  if (author === null || seq === null) return true;
  const entry = await db.entries.get([author, seq]);
  return entry?.refusal !== undefined;
}

const toHead = ({ seq, hash }: HeadRow): Head => ({ seq, hash });

function toRow({ entry, header, hash }: BuiltEntry): EntryRow {
  const { author, seq, type, unit, subject, officer, claimedAt } = header;
  const sizeBytes = utf8Length(entry.header) + utf8Length(entry.payload ?? "") + utf8Length(entry.signature);
  return {
    ...entry,
    author,
    seq,
    hash,
    type,
    unit,
    subject,
    officer,
    claimedAt,
    sizeBytes,
    outbox: 1,
    ...custodyMark(type),
  };
}
