import type { Header } from "../../shared/journal/entry.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";
import type { ChainPlace, HealthReceipt } from "../../shared/sync/device-view.ts";
import type { HealthReport } from "../../shared/sync/health.ts";
import type { AsideKind, Verdict } from "../../shared/sync/journal-transaction.ts";
import type { Scope } from "./journal-store.ts";
import { toEntryHash, type Blob } from "./sqlite-blob.ts";
import type { Sqlite } from "./sqlite-schema.ts";

/** What is known of the devices of a scope beside the rows of their authors. */
export interface DeviceFacts {
  health: (HealthReceipt & { author: AuthorId })[];
  aside: { author: AuthorId; kind: AsideKind; seq: number; verdict: Verdict | null }[];
  heads: { author: AuthorId; receivedAt: string }[];
  replacements: { oldAuthor: AuthorId; newAuthor: AuthorId }[];
}

export interface AsideText {
  kind: AsideKind;
  author: AuthorId;
  seq: number;
  hash: string;
  receivedAt: string;
  header: string;
  payload: string | null;
  signature: string;
  decision: { verdict: Verdict; position: number; header: string; payload: string | null; receivedAt: string } | null;
}

interface HealthRow {
  author: AuthorId;
  received_at: string;
  report: string;
}

interface AsideTextRow {
  kind: AsideKind;
  author: AuthorId;
  seq: number;
  hash: Blob;
  received_at: string;
  header: string;
  payload: string | null;
  signature: string;
  verdict: Verdict | null;
  position: number | null;
  decision_header: string | null;
  decision_payload: string | null;
  decided_at: string | null;
}

/** A page of a device shows so many places of its chain. */
const chainLimit = 500;

const toReceipt = ({ received_at: receivedAt, report: text }: HealthRow): HealthReceipt => {
  const report = JSON.parse(text) as HealthReport;
  return { receivedAt, clockOffsetMs: Date.parse(report.clock) - Date.parse(receivedAt), report };
};

/** What the page of devices reads. */
export function createDeviceReader(db: Sqlite) {
  const sql = prepare(db);
  return {
    readDeviceFacts({ path }: Scope): DeviceFacts {
      const scope = [path.length, path];
      return {
        health: (sql.health.all(...scope) as HealthRow[]).map((row) => ({ author: row.author, ...toReceipt(row) })),
        aside: sql.aside.all(...scope) as DeviceFacts["aside"],
        heads: sql.heads.all(...scope) as DeviceFacts["heads"],
        replacements: sql.replacements.all() as DeviceFacts["replacements"],
      };
    },

    listContacts: (author: AuthorId): HealthReceipt[] => (sql.contacts.all(author) as HealthRow[]).map(toReceipt),

    /** The newest places of a device's chain, entries of the log and what stands beside them, by seq. */
    readChain(author: AuthorId): ChainPlace[] {
      const rows = sql.chain.all(author, chainLimit, author, chainLimit, author, chainLimit) as {
        kind: ChainPlace["kind"];
        seq: number;
        hash: Blob;
        received_at: string;
        header: string | null;
        position: number | null;
        note: string | null;
      }[];
      return rows
        .map(({ header, received_at: receivedAt, hash, ...row }) => ({
          ...row,
          hash: toEntryHash(hash),
          receivedAt,
          claimedAt: header === null ? null : (JSON.parse(header) as Header).claimedAt,
        }))
        .sort((one, other) => one.seq - other.seq || (one.kind === "entry" ? -1 : 1))
        .slice(-chainLimit);
    },

    /** Entries kept apart, those first about which nobody has decided, oldest first. */
    listAsideTexts({ path }: Scope, author: AuthorId | null, limit: number): { entries: AsideText[]; total: number } {
      const filter = [path.length, path, author, author];
      const rows = sql.texts.all(...filter, limit) as AsideTextRow[];
      return {
        entries: rows.map(({ hash, received_at: receivedAt, ...row }) => ({
          kind: row.kind,
          author: row.author,
          seq: row.seq,
          hash: toEntryHash(hash),
          receivedAt,
          header: row.header,
          payload: row.payload,
          signature: row.signature,
          decision:
            row.verdict === null || row.decision_header === null
              ? null
              : {
                  verdict: row.verdict,
                  position: row.position!,
                  header: row.decision_header,
                  payload: row.decision_payload,
                  receivedAt: row.decided_at!,
                },
        })),
        total: (sql.textCount.get(...filter) as { count: number }).count,
      };
    },
  };
}

function prepare(db: Sqlite) {
  const inScope = "JOIN units u ON u.id = a.unit WHERE substr(u.path, 1, ?) = ?";
  const verdictOf = "LEFT JOIN verdicts v ON v.author = s.author AND v.seq = s.seq AND v.hash = s.hash";
  const asideOf = `FROM aside s JOIN authors a ON a.id = s.author ${verdictOf}`;
  return {
    health: db.prepare(
      `SELECT h.author, h.received_at, h.report FROM health_reports h
       JOIN (SELECT author, max(slot) AS slot FROM health_reports GROUP BY author) newest USING (author, slot)
       JOIN authors a ON a.author = h.author ${inScope}`,
    ),
    contacts: db.prepare("SELECT author, received_at, report FROM health_reports WHERE author = ? ORDER BY slot DESC"),
    aside: db.prepare(`SELECT a.author, s.kind, s.seq, v.verdict ${asideOf} ${inScope}`),
    heads: db.prepare(
      `SELECT a.author, e.received_at AS receivedAt FROM authors a
       JOIN entries e ON e.author = a.id AND e.seq = a.head_seq ${inScope}`,
    ),
    replacements: db.prepare(
      `SELECT old_author AS oldAuthor, new_author AS newAuthor FROM replacements
       WHERE new_author IS NOT NULL ORDER BY replaced_at`,
    ),
    chain: db.prepare(
      `SELECT * FROM (SELECT 'entry' AS kind, e.seq, e.hash, e.received_at, e.header, e.position, NULL AS note
         FROM entries e JOIN authors a ON a.id = e.author WHERE a.author = ? ORDER BY e.seq DESC LIMIT ?)
       UNION ALL SELECT * FROM (SELECT 'link', l.seq, l.hash, l.received_at, NULL, NULL, l.reason
         FROM links l JOIN authors a ON a.id = l.author WHERE a.author = ? ORDER BY l.seq DESC LIMIT ?)
       UNION ALL SELECT * FROM (SELECT s.kind, s.seq, s.hash, s.received_at, s.header, NULL, v.verdict
         ${asideOf} WHERE a.author = ? ORDER BY s.seq DESC LIMIT ?)`,
    ),
    texts: db.prepare(
      `SELECT s.kind, a.author, s.seq, s.hash, s.received_at, s.header, s.payload, s.signature, v.verdict, v.position,
         d.header AS decision_header, d.payload AS decision_payload, d.received_at AS decided_at
       ${asideOf} LEFT JOIN entries d ON d.position = v.position ${inScope} AND (? IS NULL OR a.author = ?)
       ORDER BY v.verdict IS NOT NULL, s.kind <> 'quarantined', a.id, s.seq, s.id LIMIT ?`,
    ),
    textCount: db.prepare(`SELECT count(*) AS count ${asideOf} ${inScope} AND (? IS NULL OR a.author = ?)`),
  };
}
