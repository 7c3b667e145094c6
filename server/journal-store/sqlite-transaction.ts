import { findBase64UrlBytes } from "../../shared/lib/bytes.ts";
import type { RefusedLink, SoundEntry } from "../../shared/journal/check-entries.ts";
import type { Payload } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Position, Seq, UnitId } from "../../shared/journal/ids.ts";
import type {
  AsideKind,
  AuthorRecord,
  Decision,
  HeldEntry,
  JournalTransaction,
  QuarantinedEntry,
  Standing,
  Verdict,
} from "../../shared/sync/journal-transaction.ts";
import type { RefusalReason } from "../../shared/sync/outcome.ts";
import { ReceivedEntry, type PackedTexts } from "./checked-batch.ts";
import { toEntryHash, type Blob } from "./sqlite-blob.ts";
import { createQuarantine, toKeptEntry, type AsideRow } from "./sqlite-quarantine.ts";
import { SqliteLogTree, type NewLeaf } from "./sqlite-log-tree.ts";
import type { Sqlite } from "./sqlite-schema.ts";

interface CachedAuthor extends AuthorRecord {
  id: number;
  /** Entries held for this author: most have none, and need not be looked for after every insert. */
  heldCount: number;
}

/** Some text of an entry says so, or may hide a letter; an entry of another type that has this in a text is found out by who reads it. */
const mayDecide = (texts: string | Buffer): boolean => texts.includes("quarantine.decided") || texts.includes("\\");

const toBlob = (hash: string): Uint8Array => findBase64UrlBytes(hash)!;

/**
 * The writer's side of the journal over one SQLite connection. What it has read of authors and units stays in memory: call
 * `forget` after a rollback, or when another process wrote. Heads are written once per transaction, by `flush`.
 */
export class SqliteTransaction implements JournalTransaction {
  #authors = new Map<string, CachedAuthor>();
  #units = new Map<string, { id: number; path: string }>();
  #moved = new Set<CachedAuthor>();
  #leaves: NewLeaf[] = [];
  #size = -1;
  #decisions: Position[] = [];
  readonly tree: SqliteLogTree;
  readonly #sql: ReturnType<typeof prepare>;
  readonly #quarantine: ReturnType<typeof createQuarantine>;

  constructor(db: Sqlite) {
    this.#sql = prepare(db);
    this.#quarantine = createQuarantine(db);
    this.tree = new SqliteLogTree(db);
  }

  /** Entries in the log, those of the running transaction included. */
  get size(): number {
    if (this.#size < 0) this.#size = (this.#sql.size.get() as { size: number }).size;
    return this.#size;
  }

  forget(): void {
    this.#authors.clear();
    this.#units.clear();
    this.#moved.clear();
    this.#decisions = [];
    this.#leaves = [];
    this.#size = -1;
    this.tree.forget();
  }

  forgetUnits(): void {
    this.#units.clear();
  }

  /** Writes the heads that moved and the leaves of what came in. To be called before the commit. */
  async flush(): Promise<void> {
    for (const { id, head } of this.#moved) this.#sql.moveHead.run(head!.seq, toBlob(head!.hash), id);
    this.#moved.clear();
    if (this.#leaves.length === 0) return;
    await this.tree.append(this.#leaves, this.size);
    this.#leaves = [];
  }

  findUnit(unit: string): { id: number; path: string } | undefined {
    let found = this.#units.get(unit);
    if (found === undefined) {
      found = this.#sql.unit.get(unit) as { id: number; path: string } | undefined;
      if (found !== undefined) this.#units.set(unit, found);
    }
    return found;
  }

  findAuthor(author: AuthorId): CachedAuthor | undefined {
    const cached = this.#authors.get(author);
    if (cached !== undefined) return cached;
    const row = this.#sql.author.get(author) as
      | {
          id: number;
          unit: string;
          status: AuthorRecord["status"];
          head_seq: number | null;
          head_hash: Blob | null;
          held_count: number;
        }
      | undefined;
    if (row === undefined) return undefined;
    const head = row.head_seq === null ? null : { seq: row.head_seq as Seq, hash: toEntryHash(row.head_hash!) };
    const record: CachedAuthor = { id: row.id, unit: row.unit, status: row.status, head, heldCount: row.held_count };
    this.#authors.set(author, record);
    return record;
  }

  findStanding(author: AuthorId, seq: Seq): Standing | undefined {
    const { id } = this.findAuthor(author)!;
    const row = this.#sql.entryAt.get(id, seq) as
      | { position: Position; received_at: string; hash: Blob; redacted: number }
      | undefined;
    if (row !== undefined) {
      const { position, received_at: receivedAt } = row;
      return { kind: "entry", hash: toEntryHash(row.hash), position, receivedAt, payloadMissing: row.redacted === 1 };
    }
    const link = this.#sql.linkAt.get(id, seq) as { hash: Blob; reason: RefusalReason } | undefined;
    return link && { kind: "link", hash: toEntryHash(link.hash), reason: link.reason };
  }

  insert(sound: SoundEntry, receivedAt: string, advance: boolean): Position {
    const author = this.findAuthor(sound.author)!;
    const position = (this.size + 1) as Position;
    const unit = this.findUnit(sound.unit)!.id;
    const place = [position, author.id, sound.seq, unit, receivedAt];
    if (sound instanceof ReceivedEntry && sound.packed.hasPayload) this.#insertPacked(place, sound.packed, position);
    else this.#insertTexts(place, sound, position);
    this.#size = position;
    this.#leaves.push({ hash: sound.hash, receivedAt });
    if (advance) this.#advance(author, sound);
    else this.#sql.removeLink.run(author.id, sound.seq);
    return position;
  }

  link(entry: RefusedLink, receivedAt: string): void {
    const author = this.findAuthor(entry.author)!;
    this.#sql.insertLink.run(author.id, entry.seq, toBlob(entry.hash), entry.reason, receivedAt);
    this.#advance(author, entry);
  }

  fillPayload(sound: SoundEntry): void {
    const { id } = this.findAuthor(sound.author)!;
    this.#sql.fillPayload.run(sound.entry.payload, id, sound.seq);
    const { position } = this.#sql.entryAt.get(id, sound.seq) as { position: Position };
    this.#noteEvidence(sound.entry.payload, position);
    if (mayDecide(sound.entry.header)) this.#decisions.push(position);
  }

  putAside(kind: AsideKind, entry: SoundEntry | RefusedLink, receivedAt: string): string {
    const author = this.findAuthor(entry.author)!;
    const { id } = author;
    const hash = toBlob(entry.hash);
    const { changes } = this.#sql.putAside.run(
      kind,
      id,
      entry.seq,
      hash,
      receivedAt,
      entry.kind === "sound" ? null : entry.reason,
      entry.signatureChecked ? 1 : 0,
      entry.entry.header,
      entry.entry.payload,
      entry.entry.signature,
    );
    if (kind === "held") author.heldCount += changes;
    if (changes === 0 && entry.kind === "sound") {
      const { header, payload, signature } = entry.entry;
      const isChecked = entry.signatureChecked ? 1 : 0;
      this.#sql.improveAside.run(isChecked, header, payload, signature, kind, id, entry.seq, hash, payload);
    }
    return (this.#sql.asideAt.get(kind, id, entry.seq, hash) as { received_at: string }).received_at;
  }

  takeHeld(author: AuthorId, seq: Seq): HeldEntry[] {
    const record = this.findAuthor(author)!;
    if (record.heldCount === 0) return [];
    const rows = this.#sql.heldAt.all(record.id, seq) as AsideRow[];
    record.heldCount -= rows.length;
    return rows.map((row) => {
      this.#sql.removeAside.run(row.id);
      return { ...toKeptEntry(author, seq, row), heldAt: row.received_at };
    });
  }

  listQuarantined(author: AuthorId, seq: Seq): QuarantinedEntry[] {
    return this.#quarantine.list(this.findAuthor(author)!.id, author, seq);
  }

  removeQuarantined({ author, seq, hash }: SoundEntry): void {
    this.#quarantine.remove(this.findAuthor(author)!.id, seq, hash);
  }

  findVerdict(author: AuthorId, seq: Seq, hash: EntryHash): Verdict | undefined {
    return this.#quarantine.findVerdict(this.findAuthor(author)!.id, seq, hash);
  }

  keepVerdict(decision: Decision): boolean {
    return this.#quarantine.keepVerdict(this.findAuthor(decision.author)!.id, decision);
  }

  /** Positions of decisions that have come into the log since this was last asked, oldest first. */
  takeDecisions(): Position[] {
    return this.#decisions.splice(0);
  }

  freeze(author: AuthorId, at: string): void {
    if (this.findAuthor(author)!.status === "active") this.setStatus(author, "frozen", at);
  }

  setStatus(author: AuthorId, status: AuthorRecord["status"], at: string): void {
    const record = this.findAuthor(author);
    if (record === undefined) return;
    record.status = status;
    this.#sql.setStatus.run(status, at, record.id);
  }

  #insertTexts(place: unknown[], { hash, entry }: SoundEntry, position: Position): void {
    this.#sql.insert.run([...place, toBlob(hash), entry.signature, entry.header, entry.payload]);
    this.#noteEvidence(entry.payload, position);
    if (mayDecide(entry.header)) this.#decisions.push(position);
  }

  /** The usual case: bytes go into the file as they came, and no text is made of them. */
  #insertPacked(place: unknown[], packed: PackedTexts, position: Position): void {
    place.push(packed.bytes, packed.headerBytes);
    this.#sql.insertPacked.run(place);
    if (mayDecide(packed.bytes)) this.#decisions.push(position);
    if (packed.bytes.includes('"sha256"')) this.#noteEvidence(packed.read().payload, position);
  }

  #advance(author: CachedAuthor, { seq, hash }: { seq: Seq; hash: EntryHash }): void {
    author.head = { seq, hash };
    this.#moved.add(author);
  }

  /** Remembers which entries name which file, so that a file is given only to those who may read one of them. */
  #noteEvidence(payload: string | null, position: Position): void {
    if (payload === null || !payload.includes('"sha256"')) return;
    for (const { sha256 } of (JSON.parse(payload) as Payload).evidence) this.#sql.noteEvidence.run(sha256, position);
  }
}

/** Whether a unit lies in the part of the hierarchy that begins at `path`. */
export function isWithin(transaction: SqliteTransaction, unit: UnitId | string, path: string): boolean {
  return transaction.findUnit(unit)?.path.startsWith(path) ?? false;
}

function prepare(db: Sqlite) {
  return {
    size: db.prepare("SELECT coalesce(max(position), 0) AS size FROM entries"),
    unit: db.prepare("SELECT id, path FROM units WHERE unit = ?"),
    author: db.prepare(
      `SELECT a.id, u.unit, a.status, a.head_seq, a.head_hash,
         (SELECT count(*) FROM aside WHERE kind = 'held' AND author = a.id) AS held_count
       FROM authors a JOIN units u ON u.id = a.unit WHERE a.author = ?`,
    ),
    moveHead: db.prepare("UPDATE authors SET head_seq = ?, head_hash = ? WHERE id = ?"),
    setStatus: db.prepare("UPDATE authors SET status = ?, status_at = ? WHERE id = ?"),
    entryAt: db.prepare(
      "SELECT position, received_at, hash, payload IS NULL AS redacted FROM entries WHERE author = ? AND seq = ?",
    ),
    linkAt: db.prepare("SELECT hash, reason FROM links WHERE author = ? AND seq = ?"),
    insert: db.prepare(
      `INSERT INTO entries (position, author, seq, unit, received_at, hash, signature, header, payload)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    // ?6: hash (32 bytes), signature (86), header (?7), payload.
    insertPacked: db.prepare(
      `INSERT INTO entries (position, author, seq, unit, received_at, hash, signature, header, payload)
       VALUES (?1, ?2, ?3, ?4, ?5, substr(?6, 1, 32), CAST(substr(?6, 33, 86) AS TEXT),
         CAST(substr(?6, 119, ?7) AS TEXT), CAST(substr(?6, 119 + ?7) AS TEXT))`,
    ),
    insertLink: db.prepare("INSERT INTO links (author, seq, hash, reason, received_at) VALUES (?, ?, ?, ?, ?)"),
    removeLink: db.prepare("DELETE FROM links WHERE author = ? AND seq = ?"),
    fillPayload: db.prepare("UPDATE entries SET payload = ? WHERE author = ? AND seq = ? AND payload IS NULL"),
    noteEvidence: db.prepare("INSERT OR IGNORE INTO evidence_references (sha256, position) VALUES (?, ?)"),
    putAside: db.prepare(
      `INSERT OR IGNORE INTO aside
       (kind, author, seq, hash, received_at, refusal, signature_checked, header, payload, signature)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    improveAside: db.prepare(
      `UPDATE aside SET refusal = NULL, signature_checked = ?, header = ?, payload = ?, signature = ?
       WHERE kind = ? AND author = ? AND seq = ? AND hash = ?
       AND (refusal IS NOT NULL OR (payload IS NULL AND ? IS NOT NULL))`,
    ),
    asideAt: db.prepare("SELECT received_at FROM aside WHERE kind = ? AND author = ? AND seq = ? AND hash = ?"),
    heldAt: db.prepare(
      `SELECT id, hash, received_at, refusal, signature_checked, header, payload, signature FROM aside
       WHERE kind = 'held' AND author = ? AND seq = ? ORDER BY id`,
    ),
    removeAside: db.prepare("DELETE FROM aside WHERE id = ?"),
  };
}
