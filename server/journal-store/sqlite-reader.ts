import type { AuthorId, Position, Seq, UnitId } from "../../shared/journal/ids.ts";
import type { AsideKind, AuthorRecord } from "../../shared/sync/journal-transaction.ts";
import type { AsideEntry, Author, EntryPage, PlaceInLog, ReadScope, Scope, StoredEntry } from "./journal-store.ts";
import { toEntryHash, type Blob } from "./sqlite-blob.ts";
import { openForReading, type Sqlite } from "./sqlite-schema.ts";
import { createDeviceReader } from "./device-reader.ts";
import { createLogTreeReader } from "./sqlite-log-tree.ts";
import { createOfficeReader } from "./office-reader.ts";
import { createPageReader } from "./sqlite-pull-page.ts";

interface EntryRow {
  position: Position;
  received_at: string;
  author: AuthorId;
  seq: Seq;
  unit: UnitId;
  hash: Blob;
  header: string;
  payload: string | null;
  signature: string;
}

interface AuthorRow {
  author: AuthorId;
  unit: UnitId;
  path: string;
  role: string;
  officer: string;
  device_name: string;
  platform: string;
  enrolled_at: string;
  status: AuthorRecord["status"];
  status_at: string;
  head_seq: Seq | null;
  head_hash: Blob | null;
}

/** Reads committed state on a connection of its own; never waits for the writer. */
export type SqliteReader = ReturnType<typeof openSqliteReader>;

export function openSqliteReader(path: string) {
  const db = openForReading(path);
  const sql = prepare(db);
  const pages = createPageReader(db);
  const size = () => (sql.size.get() as { size: number }).size;

  return {
    ...createOfficeReader(db),
    ...createDeviceReader(db),
    ...createLogTreeReader(db),
    size,
    pages,
    pullPage: (after: number, limit: number, scope: ReadScope) => pages.finish(pages.readRows(after, limit, scope)),

    heads(scope: Scope): Record<AuthorId, Seq> {
      const rows = sql.heads.all(scope.path.length, scope.path) as { author: AuthorId; head_seq: Seq }[];
      return Object.fromEntries(rows.map((row) => [row.author, row.head_seq])) as Record<AuthorId, Seq>;
    },

    readRange(after: number, limit: number): EntryPage {
      const upTo = size() as Position;
      const entries = (sql.range.all(after, limit) as EntryRow[]).map(toEntry);
      const last = entries.at(-1)?.position ?? (after as Position);
      return { entries, next: last, upTo: Math.max(upTo, last) as Position };
    },

    findPlace(author: AuthorId, seq: Seq): PlaceInLog {
      const row = sql.entryAt.get(author, seq) as EntryRow | undefined;
      if (row !== undefined) return { kind: "entry", entry: toEntry(row) };
      const link = sql.linkAt.get(author, seq) as { hash: Blob; reason: string } | undefined;
      return link === undefined
        ? { kind: "nothing" }
        : { kind: "link", hash: toEntryHash(link.hash), reason: link.reason };
    },

    listReferringEntries(sha256: string) {
      return sql.referring.all(sha256) as { author: AuthorId; seq: Seq; unit: UnitId; path: string }[];
    },

    listAside(kind: AsideKind, scope: Scope): AsideEntry[] {
      const rows = sql.aside.all(kind, scope.path.length, scope.path) as (EntryRow & { kind: AsideKind })[];
      return rows.map((row) => ({
        kind: row.kind,
        author: row.author,
        seq: row.seq,
        hash: toEntryHash(row.hash),
        receivedAt: row.received_at,
        header: row.header,
        payload: row.payload,
        signature: row.signature,
      }));
    },

    findAuthor(author: AuthorId): Author | undefined {
      const row = sql.author.get(author) as AuthorRow | undefined;
      return row && toAuthor(row);
    },

    listAuthors(scope: Scope): Author[] {
      return (sql.authors.all(scope.path.length, scope.path) as AuthorRow[]).map(toAuthor);
    },

    /** Where a follower of the log stood when it last said so. */
    findFollower(name: string): { position: number; state: Uint8Array | null } | undefined {
      return sql.follower.get(name) as { position: number; state: Uint8Array | null } | undefined;
    },

    countBadSignatures: (): number => (sql.badSignatures.get() as { count: number }).count,

    close(): void {
      db.close();
    },
  };
}

const toEntry = (row: EntryRow): StoredEntry => ({
  position: row.position,
  receivedAt: row.received_at,
  author: row.author,
  seq: row.seq,
  unit: row.unit,
  hash: toEntryHash(row.hash),
  header: row.header,
  payload: row.payload,
  signature: row.signature,
});

const toAuthor = (row: AuthorRow): Author => ({
  author: row.author,
  unit: row.unit,
  path: row.path,
  role: row.role,
  officer: row.officer,
  deviceName: row.device_name,
  platform: row.platform,
  enrolledAt: row.enrolled_at,
  status: row.status,
  statusAt: row.status_at,
  head: row.head_seq === null ? null : { seq: row.head_seq, hash: toEntryHash(row.head_hash!) },
});

function prepare(db: Sqlite) {
  const entryColumns = `e.position, e.received_at, a.author, e.seq, u.unit, e.hash, e.header, e.payload, e.signature
    FROM entries e JOIN authors a ON a.id = e.author JOIN units u ON u.id = e.unit`;
  const authorColumns = `a.*, u.unit, u.path FROM authors a JOIN units u ON u.id = a.unit`;
  return {
    size: db.prepare("SELECT coalesce(max(position), 0) AS size FROM entries"),
    heads: db.prepare(
      `SELECT a.author, a.head_seq FROM authors a JOIN units u ON u.id = a.unit
       WHERE a.head_seq IS NOT NULL AND substr(u.path, 1, ?) = ?`,
    ),
    range: db.prepare(`SELECT ${entryColumns} WHERE e.position > ? ORDER BY e.position LIMIT ?`),
    entryAt: db.prepare(`SELECT ${entryColumns} WHERE a.author = ? AND e.seq = ?`),
    linkAt: db.prepare(
      "SELECT l.hash, l.reason FROM links l JOIN authors a ON a.id = l.author WHERE a.author = ? AND l.seq = ?",
    ),
    referring: db.prepare(
      `SELECT a.author, e.seq, u.unit, u.path FROM evidence_references r JOIN entries e ON e.position = r.position
       JOIN authors a ON a.id = e.author JOIN units u ON u.id = e.unit WHERE r.sha256 = ?`,
    ),
    aside: db.prepare(
      `SELECT s.kind, a.author, s.seq, s.hash, s.received_at, s.header, s.payload, s.signature
       FROM aside s JOIN authors a ON a.id = s.author JOIN units u ON u.id = a.unit
       WHERE s.kind = ? AND substr(u.path, 1, ?) = ? ORDER BY s.id`,
    ),
    author: db.prepare(`SELECT ${authorColumns} WHERE a.author = ?`),
    authors: db.prepare(`SELECT ${authorColumns} WHERE substr(u.path, 1, ?) = ? ORDER BY a.id`),
    follower: db.prepare("SELECT position, state FROM followers WHERE name = ?"),
    badSignatures: db.prepare("SELECT count(*) AS count FROM bad_signatures"),
  };
}
