/**
 * What of the outbox is sealed for the district as well, and the outbox as it can be sent with nobody there to open the tablet.
 */
import type { AuthorId, Seq } from "../../shared/journal/ids.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import type { OwnEntry, TabletJournal } from "../../shared/sync/sync-ports.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import type { DistrictPayloadRow } from "./rows.ts";
import { openEntries } from "./sealing.ts";

const fromFirst = (author: AuthorId): [string, number] => [author, 0];
const toLast = (author: AuthorId): [string, number] => [author, Number.MAX_SAFE_INTEGER];

/** Own entries without an answer that have no copy for the district yet, by seq. Throws VaultLockedError. */
export async function listUnsealedOutbox(
  author: AuthorId,
  limit: number,
  db = journalDatabase(),
): Promise<{ seq: Seq; payload: string }[]> {
  const rows = await withReopen(db, () =>
    db.transaction("r", [db.entries, db.districtPayloads], async () => {
      const outbox = db.entries.where("[outbox+author+seq]").between([1, ...fromFirst(author)], [1, ...toLast(author)]);
      const copies = db.districtPayloads.where("[author+seq]").between(fromFirst(author), toLast(author));
      const copied = new Set((await copies.primaryKeys()).map(([, seq]) => seq));
      return outbox
        .filter(({ seq, payload }) => payload !== null && !copied.has(seq))
        .limit(limit)
        .toArray();
    }),
  );
  return (await openEntries(rows)).flatMap(({ seq, payload }) => (payload === null ? [] : [{ seq, payload }]));
}

/** Only of entries that still wait: one that was answered meanwhile needs none. */
export async function putDistrictPayloads(rows: readonly DistrictPayloadRow[], db = journalDatabase()): Promise<void> {
  await withReopen(db, () =>
    db.transaction("rw", [db.entries, db.districtPayloads], async () => {
      const entries = await db.entries.bulkGet(rows.map(({ author, seq }): [string, number] => [author, seq]));
      await db.districtPayloads.bulkPut(rows.filter((_, index) => entries[index]?.outbox === 1));
    }),
  );
}

type OutboxQuery = Parameters<TabletJournal["listOutbox"]>[0];

/** As `listOutbox` of the open journal, with base64url of the sealed text for each payload: those that have a copy. */
export async function listDistrictOutbox(
  author: AuthorId,
  { fromSeq, serverHead, limit, maxBytes }: OutboxQuery,
  db: JournalDatabase,
): Promise<OwnEntry[]> {
  return withReopen(db, () =>
    db.transaction("r", [db.entries, db.districtPayloads], async () => {
      const copies = await db.districtPayloads
        .where("[author+seq]")
        .between([author, fromSeq], toLast(author))
        .limit(limit)
        .toArray();
      const entries = await db.entries.bulkGet(copies.map(({ seq }): [string, number] => [author, seq]));
      const outbox: OwnEntry[] = [];
      let sizeBytes = 0;
      for (const [index, { seq, sealed }] of copies.entries()) {
        const row = entries[index];
        if (row === undefined || (row.outbox !== 1 && seq <= serverHead)) continue;
        const payload = toBase64Url(sealed);
        sizeBytes += row.header.length + payload.length + row.signature.length;
        if (outbox.length > 0 && sizeBytes > maxBytes) break;
        outbox.push({ seq, hash: row.hash, entry: { header: row.header, payload, signature: row.signature } });
      }
      return outbox;
    }),
  );
}
