/** The journal as syncing sees it (shared/sync/sync-ports.ts), over IndexedDB. Each call is one transaction. */
import type { AuthorId, EvidenceHash, Position } from "../../shared/journal/ids.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import type { EvidenceItem, OwnEntry, TabletJournal } from "../../shared/sync/sync-ports.ts";
import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import { listDistrictOutbox } from "./district-copies.ts";
import { findPullMark, getPullCursor, listReceiptsAfter } from "./queries.ts";
import { markUnproven, receivePage, setReceiptAside, type ReceivedPage } from "./receive-page.ts";
import type { StoredEntryRow } from "./rows.ts";
import { openEntries } from "./sealing.ts";

export interface TabletJournalOptions {
  author: AuthorId;
  db?: JournalDatabase;
  /** The server signs its log: a place in it counts as a receipt once it is proven (rule T22). */
  provable?: boolean;
  /** Nobody has opened the tablet: gives what is sealed for the district, and files not at all. Nothing can be received. */
  isLocked?: boolean;
  /** Called after each page, also with entries of our own that were missing here. */
  onReceived?(page: ReceivedPage): void;
}

export function createTabletJournal({
  author,
  db = journalDatabase(),
  provable = false,
  isLocked = false,
  onReceived,
}: TabletJournalOptions): TabletJournal {
  return {
    author,
    listOutbox: (query) => (isLocked ? listDistrictOutbox(author, query, db) : listOutbox(db, author, query)),
    async settle(results) {
      await withReopen(db, () => settle(db, author, results, provable));
      announceChange({ kind: "settled", count: results.length });
    },
    getPullCursor: () => getPullCursor(db),
    findPullMark: () => findPullMark(db),
    listReceiptsAfter: (position) => listReceiptsAfter(author, position, db),
    async startOver() {
      const count = await withReopen(db, () => startOver(db, author));
      announceChange({ kind: "settled", count });
    },
    async receive(page, next) {
      const received = await withReopen(db, () => receivePage(db, author, page, next, provable));
      const fromPosition = (page[0]?.position ?? next + 1) - 1;
      announceChange({ kind: "received", count: page.length, fromPosition, toPosition: next });
      onReceived?.(received);
    },
    listEvidenceToSend: async () => (isLocked ? [] : withReopen(db, () => listEvidenceToSend(db))),
    async settleEvidence(sha256) {
      await withReopen(db, () => settleEvidence(db, sha256));
      announceChange({ kind: "evidence", sha256 });
    },
  };
}

type OutboxQuery = Parameters<TabletJournal["listOutbox"]>[0];

/**
 * Up to the server's head only what has no answer; beyond it everything, since the server does not have it. An entry whose
 * payload no longer opens is not sent without it: it waits here, and what lies behind it waits at the server.
 */
async function listOutbox(db: JournalDatabase, author: AuthorId, query: OutboxQuery): Promise<OwnEntry[]> {
  const stored = await withReopen(db, () => listStoredOutbox(db, author, query));
  return (await openEntries(stored))
    .filter(({ isShut }) => isShut !== true)
    .map(({ seq, hash, header, payload, signature }) => ({ seq, hash, entry: { header, payload, signature } }));
}

async function listStoredOutbox(db: JournalDatabase, author: AuthorId, query: OutboxQuery): Promise<StoredEntryRow[]> {
  const { fromSeq, serverHead, limit, maxBytes } = query;
  return db.transaction("r", db.entries, async () => {
    const rows: StoredEntryRow[] =
      fromSeq > serverHead
        ? []
        : await db.entries
            .where("[outbox+author+seq]")
            .between([1, author, fromSeq], [1, author, serverHead], true, true)
            .limit(limit)
            .toArray();
    if (rows.length < limit) {
      const beyond = db.entries
        .where("[author+seq]")
        .between([author, Math.max(fromSeq, serverHead + 1)], [author, Number.MAX_SAFE_INTEGER])
        .limit(limit - rows.length);
      rows.push(...(await beyond.toArray()));
    }
    return withinBytes(rows, maxBytes);
  });
}

/** As many as fit, at least one. */
function withinBytes<Row extends { sizeBytes: number }>(rows: readonly Row[], maxBytes: number): Row[] {
  let sizeBytes = 0;
  const end = rows.findIndex((row, index) => {
    sizeBytes += row.sizeBytes;
    return index > 0 && sizeBytes > maxBytes;
  });
  return end < 0 ? [...rows] : rows.slice(0, end);
}

async function settle(
  db: JournalDatabase,
  author: AuthorId,
  results: readonly IngestResult[],
  provable: boolean,
): Promise<void> {
  await db.transaction("rw", [db.entries, db.districtPayloads], async () => {
    for (const result of results) {
      if (result.author !== author || result.seq === null || result.outcome === "held") continue;
      if (result.outcome !== "quarantined") await db.districtPayloads.delete([author, result.seq]);
      await db.entries
        .where("[author+seq]")
        .equals([author, result.seq])
        .modify((row) => applyResult(row, result, provable));
    }
  });
}

/** A receipt stands: a later refusal of the same entry never takes it away. What is quarantined is asked for again (S34). */
function applyResult(row: StoredEntryRow, result: IngestResult, provable: boolean): void {
  const wasQuarantined = row.refusal?.outcome === "quarantined" || row.refusal?.decided === true;
  if (result.outcome !== "quarantined") delete row.outbox;
  if (result.position !== undefined && result.receivedAt !== undefined) {
    if (provable) markUnproven(row, result.position, result.receivedAt);
    row.position = result.position as Position;
    row.receivedAt = result.receivedAt;
    delete row.refusal;
  } else if (result.outcome === "forked" || result.outcome === "quarantined" || result.outcome === "rejected") {
    row.refusal = { outcome: result.outcome, reason: result.reason ?? null };
    if (wasQuarantined && result.outcome === "rejected") row.refusal.decided = true;
  }
}

/** The server was set back: everything is asked and sent again, and what was folded with the old positions is folded anew. */
async function startOver(db: JournalDatabase, author: AuthorId): Promise<number> {
  return db.transaction("rw", [db.entries, db.evidence, db.cursors, db.snapshots], async () => {
    await db.cursors.delete("pull");
    await db.snapshots.clear();
    // Files that it had may be gone as well.
    await db.evidence.where("state").equals("sent").modify({ state: "referenced", uploadUrl: null });
    const own = db.entries.where("[author+seq]").between([author, 0], [author, Number.MAX_SAFE_INTEGER]);
    return own.modify((row) => {
      row.outbox = 1;
      setReceiptAside(row);
      delete row.unproven;
      delete row.position;
      delete row.receivedAt;
      delete row.refusal;
    });
  });
}

/** Small first, so that one large file does not keep ten small ones waiting. */
async function listEvidenceToSend(db: JournalDatabase): Promise<EvidenceItem[]> {
  return db.transaction("r", [db.evidence, db.entries], async () => {
    const items: EvidenceItem[] = [];
    for (const row of await db.evidence.where("state").equals("referenced").toArray()) {
      if (row.author === null || row.seq === null) continue;
      const entry = await db.entries.get([row.author, row.seq]);
      if (entry?.position === undefined) continue;
      const { sha256, sizeBytes, mediaType, author, seq } = row;
      items.push({ sha256, sizeBytes, mediaType, author, seq });
    }
    return items.sort((a, b) => a.sizeBytes - b.sizeBytes);
  });
}

/** A file that was found damaged or refused on the way keeps that state. */
async function settleEvidence(db: JournalDatabase, sha256: EvidenceHash): Promise<void> {
  await db.transaction("rw", db.evidence, async () => {
    const row = await db.evidence.get(sha256);
    if (row?.state === "referenced") await db.evidence.update(sha256, { state: "sent", uploadUrl: null });
  });
}
