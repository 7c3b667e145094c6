import Database from "libsql";

export type Sqlite = Database.Database;

/** How long a connection waits for another process's transaction (the admin command beside a running server). */
const busyTimeoutMs = 10_000;

/**
 * The journal. `position` is the rowid and grows by one with every entry. Texts are kept exactly as received; ids of authors
 * and units are numbers, so that the indexes stay small. Everything else the server keeps lies in the same file, so that one
 * copy of it is a whole backup.
 */
const journalTables = `
CREATE TABLE IF NOT EXISTS units (
  id INTEGER PRIMARY KEY, unit TEXT NOT NULL UNIQUE, path TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS authors (
  id INTEGER PRIMARY KEY, author TEXT NOT NULL UNIQUE, unit INTEGER NOT NULL REFERENCES units(id),
  role TEXT NOT NULL, officer TEXT NOT NULL, device_name TEXT NOT NULL, platform TEXT NOT NULL, enrolled_at TEXT NOT NULL,
  status TEXT NOT NULL, status_at TEXT NOT NULL, head_seq INTEGER, head_hash BLOB
);
CREATE TABLE IF NOT EXISTS entries (
  position INTEGER PRIMARY KEY, author INTEGER NOT NULL, seq INTEGER NOT NULL, unit INTEGER NOT NULL,
  received_at TEXT NOT NULL, hash BLOB NOT NULL, signature TEXT NOT NULL, header TEXT NOT NULL, payload TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS entries_by_place ON entries (author, seq);
CREATE INDEX IF NOT EXISTS entries_by_unit ON entries (unit);
CREATE TABLE IF NOT EXISTS log_tiles (
  level INTEGER NOT NULL, tile INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY (level, tile)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log_head (
  id INTEGER PRIMARY KEY CHECK (id = 1), size INTEGER NOT NULL, root BLOB NOT NULL, received_at TEXT
);
CREATE TABLE IF NOT EXISTS evidence_references (
  sha256 TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (sha256, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS links (
  author INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, reason TEXT NOT NULL, received_at TEXT NOT NULL,
  PRIMARY KEY (author, seq)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS aside (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, author INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
  received_at TEXT NOT NULL, refusal TEXT, signature_checked INTEGER NOT NULL,
  header TEXT NOT NULL, payload TEXT, signature TEXT NOT NULL, UNIQUE (kind, author, seq, hash)
);
CREATE TABLE IF NOT EXISTS verdicts (
  author INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, verdict TEXT NOT NULL, position INTEGER NOT NULL,
  PRIMARY KEY (author, seq, hash)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS followers (
  name TEXT PRIMARY KEY, position INTEGER NOT NULL, state BLOB
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bad_signatures (
  position INTEGER PRIMARY KEY, found_at TEXT NOT NULL
);
`;

const officeTables = `
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS users (
  username TEXT PRIMARY KEY, password_hash TEXT NOT NULL, unit TEXT NOT NULL, role TEXT NOT NULL,
  name_fa TEXT NOT NULL, name_en TEXT NOT NULL, demonstration INTEGER NOT NULL, created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (
  token_hash TEXT PRIMARY KEY, username TEXT NOT NULL, expires_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS enrol_codes (
  code_hash TEXT PRIMARY KEY, unit TEXT NOT NULL, role TEXT NOT NULL, officer TEXT NOT NULL,
  created_by TEXT NOT NULL, expires_at TEXT NOT NULL, used_by TEXT, used_at TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS replacements (
  code_hash TEXT PRIMARY KEY, old_author TEXT NOT NULL, new_author TEXT, replaced_at TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS health_reports (
  author TEXT NOT NULL, slot INTEGER NOT NULL, received_at TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY (author, slot)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reference_documents (
  version INTEGER PRIMARY KEY, collection TEXT NOT NULL, id TEXT NOT NULL, unit TEXT, document TEXT NOT NULL,
  deleted INTEGER NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS reference_by_id ON reference_documents (collection, id);
CREATE INDEX IF NOT EXISTS reference_by_version ON reference_documents (collection, version);
`;

/** Opens the file, creating it and its tables if they are not there. Throws what SQLite throws. */
export function openForWriting(path: string): Sqlite {
  const db = new Database(path);
  // The timeout first: changing the journal mode needs a lock that another process may hold for a moment.
  db.exec(`PRAGMA busy_timeout=${busyTimeoutMs}`);
  db.exec("PRAGMA page_size=16384");
  db.exec("PRAGMA journal_mode=WAL");
  db.exec("PRAGMA synchronous=FULL");
  db.exec("PRAGMA cache_size=-65536");
  db.exec(journalTables);
  db.exec(officeTables);
  return db;
}

/** Opens an existing file; writing through this connection fails. */
export function openForReading(path: string): Sqlite {
  const db = new Database(path);
  db.exec(`PRAGMA busy_timeout=${busyTimeoutMs}`);
  db.exec("PRAGMA query_only=1");
  db.exec("PRAGMA cache_size=-32768");
  return db;
}
