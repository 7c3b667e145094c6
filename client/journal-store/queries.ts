import type { UnitId } from "../../shared/journal/ids.ts";
import type { PullMark } from "../../shared/sync/sync-ports.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import type { EntryRow, StoredEntryRow } from "./rows.ts";
import { openEntries } from "./sealing.ts";

/**
 * The four states of an item. An own entry is received once its place in the server's log is proven.
 * "sending" is a matter of the moment: an item on this tablet while a round of syncing is under way.
 */
export type EntryState = "on-tablet" | "received" | "needs-you";

export function stateOf(row: Pick<EntryRow, "position" | "unproven" | "refusal">): EntryState {
  if (row.position !== undefined) return row.unproven === 1 ? "on-tablet" : "received";
  return row.refusal === undefined ? "on-tablet" : "needs-you";
}

/** The log as this device knows it: first what has a place in the server's log, by place; then own entries without one, by seq. */
export function inLogOrder(left: EntryRow, right: EntryRow): number {
  const a = left.position ?? Number.POSITIVE_INFINITY;
  const b = right.position ?? Number.POSITIVE_INFINITY;
  if (a !== b) return a - b;
  return left.author === right.author ? left.seq - right.seq : left.author < right.author ? -1 : 1;
}

export async function findEntry(author: string, seq: number, db = journalDatabase()): Promise<EntryRow | undefined> {
  const row = await withReopen(db, () => db.entries.get([author, seq]));
  return row && (await openEntries([row]))[0];
}

/** As the store has them, to be opened with `openEntries`: can be read before anybody has opened the tablet. */
export function listStoredEntriesOfUnit(unit: UnitId, db = journalDatabase()): Promise<StoredEntryRow[]> {
  return withReopen(db, () => db.entries.where("unit").equals(unit).toArray());
}

/** Entries with a place in the server's log after `position` and up to `upTo`, in log order; at most `limit`. */
export async function listEntriesAfter(
  position: number,
  query: { upTo?: number; limit?: number } = {},
  db = journalDatabase(),
): Promise<EntryRow[]> {
  return openEntries(await listStoredEntriesAfter(position, query, db));
}

function listStoredEntriesAfter(
  position: number,
  { upTo = Number.MAX_SAFE_INTEGER, limit = Infinity }: { upTo?: number; limit?: number },
  db: JournalDatabase,
): Promise<StoredEntryRow[]> {
  return withReopen(db, () => db.entries.where("position").between(position, upTo, false, true).limit(limit).toArray());
}

/** Everything that was recorded on this device under one key, by seq. */
export async function listOwnEntries(author: string, db = journalDatabase()): Promise<EntryRow[]> {
  return openEntries(await listStoredOwnEntries(author, db));
}

/** As the store has them. */
export function listStoredOwnEntries(author: string, db = journalDatabase()): Promise<StoredEntryRow[]> {
  return withReopen(db, () =>
    db.entries.where("[author+seq]").between([author, 0], [author, Number.MAX_SAFE_INTEGER]).toArray(),
  );
}

/** Own entries without a place in the server's log (waiting or refused), by seq. */
export async function listUnplacedEntries(author: string, db = journalDatabase()): Promise<EntryRow[]> {
  return openEntries((await listStoredOwnEntries(author, db)).filter((row) => row.position === undefined));
}

export function getPullCursor(db = journalDatabase()): Promise<number> {
  return withReopen(db, async () => (await db.cursors.get("pull"))?.position ?? 0);
}

export function findPullMark(db = journalDatabase()): Promise<PullMark | undefined> {
  return withReopen(db, async () => (await db.cursors.get("pull"))?.mark);
}

/** Own entries whose receipt says a position after this one. */
export async function listReceiptsAfter(author: string, position: number, db = journalDatabase()): Promise<PullMark[]> {
  const rows = await listStoredEntriesAfter(position, {}, db);
  return rows.flatMap((row) =>
    row.author === author ? [{ position: row.position!, receivedAt: row.receivedAt!, signature: row.signature }] : [],
  );
}

export interface Waiting {
  /** Own entries without an answer. */
  entries: number;
  /** Pieces of evidence named by an entry and not yet with the server. */
  evidence: number;
  /** Bytes of both. */
  sizeBytes: number;
  /** Own entries that the server refused, and evidence that is damaged or refused. */
  needsYou: number;
}

/** Whether anything has no final answer: what waits, and what is quarantined. */
export function hasOutbox(author: string, db = journalDatabase()): Promise<boolean> {
  const outbox = db.entries.where("[outbox+author+seq]").between([1, author, 0], [1, author, Number.MAX_SAFE_INTEGER]);
  return withReopen(db, async () => (await outbox.count()) > 0);
}

/** What has not got through yet. */
export function countWaiting(author: string, db = journalDatabase()): Promise<Waiting> {
  return withReopen(db, () =>
    db.transaction("r", [db.entries, db.evidence], async () => {
      const waiting: Waiting = { entries: 0, evidence: 0, sizeBytes: 0, needsYou: 0 };
      const outbox = db.entries
        .where("[outbox+author+seq]")
        .between([1, author, 0], [1, author, Number.MAX_SAFE_INTEGER]);
      await outbox.each((row) => {
        if (row.refusal !== undefined) return;
        waiting.entries += 1;
        waiting.sizeBytes += row.sizeBytes;
      });
      // The server says that it has them; that counts once it is proven.
      await db.entries
        .where("unproven")
        .equals(1)
        .each((row) => {
          if (row.author !== author || row.outbox === 1) return;
          waiting.entries += 1;
          waiting.sizeBytes += row.sizeBytes;
        });
      await db.evidence
        .where("state")
        .equals("referenced")
        .each((row) => {
          waiting.evidence += 1;
          waiting.sizeBytes += row.sizeBytes;
        });
      waiting.needsYou = await db.evidence.where("state").anyOf("damaged", "refused").count();
      waiting.needsYou += await countRefused(author, db);
      return waiting;
    }),
  );
}

async function countRefused(author: string, db: JournalDatabase): Promise<number> {
  const all = db.entries.where("[author+seq]").between([author, 0], [author, Number.MAX_SAFE_INTEGER]);
  return all.filter((row) => row.refusal !== undefined && row.position === undefined).count();
}

/** Needs no open tablet. */
export function countAside(db = journalDatabase()): Promise<number> {
  return withReopen(db, () => db.aside.count());
}
