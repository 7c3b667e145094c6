import type { Header } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Seq } from "../../shared/journal/ids.ts";
import { findBase64UrlBytes } from "../../shared/lib/bytes.ts";
import type { Decision, HeldEntry, QuarantinedEntry, Verdict } from "../../shared/sync/journal-transaction.ts";
import type { RefusalReason } from "../../shared/sync/outcome.ts";
import { toEntryHash, type Blob } from "./sqlite-blob.ts";
import type { Sqlite } from "./sqlite-schema.ts";

export interface AsideRow {
  id: number;
  hash: Blob;
  received_at: string;
  refusal: RefusalReason | null;
  signature_checked: number;
  header: string;
  payload: string | null;
  signature: string;
}

const toBlob = (hash: string): Uint8Array => findBase64UrlBytes(hash)!;

/** An entry that was kept apart, as it was when it was checked. */
export function toKeptEntry(author: AuthorId, seq: Seq, row: AsideRow): HeldEntry {
  const header = JSON.parse(row.header) as Header;
  const common = {
    author,
    seq,
    backlink: header.backlink,
    hash: toEntryHash(row.hash),
    entry: { header: row.header, payload: row.payload, signature: row.signature },
    signatureChecked: row.signature_checked === 1,
  };
  return row.refusal === null
    ? { kind: "sound", unit: header.unit, ...common }
    : { kind: "refused-link", reason: row.refusal, ...common };
}

/** The quarantine and what was decided about it, over the writer's connection. `author` is the store's own number. */
export function createQuarantine(db: Sqlite) {
  const sql = {
    at: db.prepare(
      `SELECT s.id, s.hash, s.received_at, s.refusal, s.signature_checked, s.header, s.payload, s.signature, v.verdict
       FROM aside s LEFT JOIN verdicts v ON v.author = s.author AND v.seq = s.seq AND v.hash = s.hash
       WHERE s.kind = 'quarantined' AND s.author = ? AND s.seq = ? ORDER BY s.id`,
    ),
    remove: db.prepare("DELETE FROM aside WHERE kind = 'quarantined' AND author = ? AND seq = ? AND hash = ?"),
    verdict: db.prepare("SELECT verdict FROM verdicts WHERE author = ? AND seq = ? AND hash = ?"),
    keep: db.prepare("INSERT OR IGNORE INTO verdicts (author, seq, hash, verdict, position) VALUES (?, ?, ?, ?, ?)"),
  };
  return {
    list(id: number, author: AuthorId, seq: Seq): QuarantinedEntry[] {
      const rows = sql.at.all(id, seq) as (AsideRow & { verdict: Verdict | null })[];
      return rows.map((row) => ({
        entry: toKeptEntry(author, seq, row),
        receivedAt: row.received_at,
        verdict: row.verdict ?? undefined,
      }));
    },
    remove: (id: number, seq: Seq, hash: EntryHash): void => void sql.remove.run(id, seq, toBlob(hash)),
    findVerdict: (id: number, seq: Seq, hash: EntryHash): Verdict | undefined =>
      (sql.verdict.get(id, seq, toBlob(hash)) as { verdict: Verdict } | undefined)?.verdict,
    keepVerdict: (id: number, { seq, hash, verdict, position }: Decision): boolean =>
      sql.keep.run(id, seq, toBlob(hash), verdict, position).changes > 0,
  };
}
