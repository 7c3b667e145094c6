import { Dexie, type EntityTable, type Table } from "dexie";
import type {
  CursorRow,
  DataKeyRow,
  DeviceRow,
  DistrictPayloadRow,
  EvidenceChunkRow,
  HeadRow,
  MetaRow,
  OfficerRow,
  PendingKeyRow,
  StoredAsideRow,
  StoredDraftRow,
  StoredEntryRow,
  StoredEvidenceRow,
  StoredSnapshotRow,
  UnsealedOfficerRow,
} from "./rows.ts";

export class JournalDatabase extends Dexie {
  declare device: Table<DeviceRow | PendingKeyRow, string>;
  declare officers: Table<OfficerRow | UnsealedOfficerRow, string>;
  declare dataKeys: EntityTable<DataKeyRow, "id">;
  declare entries: Table<StoredEntryRow, [author: string, seq: number]>;
  declare districtPayloads: Table<DistrictPayloadRow, [author: string, seq: number]>;
  declare aside: EntityTable<StoredAsideRow, "id">;
  declare heads: EntityTable<HeadRow, "author">;
  declare cursors: EntityTable<CursorRow, "name">;
  declare drafts: EntityTable<StoredDraftRow, "id">;
  declare evidence: EntityTable<StoredEvidenceRow, "sha256">;
  declare evidenceChunks: Table<EvidenceChunkRow, [sha256: string, index: number]>;
  declare snapshots: EntityTable<StoredSnapshotRow, "name">;
  declare meta: EntityTable<MetaRow, "key">;

  constructor(name = "amanat") {
    super(name, { chromeTransactionDurability: "strict" });
    this.version(1).stores({
      device: "id",
      officers: "id",
      entries: "[author+seq], position, unit, subject, [outbox+author+seq]",
      aside: "++id, position, author",
      heads: "author",
      cursors: "name",
      drafts: "id, kind",
      evidence: "sha256, state",
      evidenceChunks: "[sha256+index]",
      snapshots: "name",
      meta: "key",
    });
    this.version(2).stores({
      entries: "[author+seq], position, unit, subject, [outbox+author+seq], unproven, custody",
      dataKeys: "id",
      districtPayloads: "[author+seq]",
    });
  }
}

let shared: JournalDatabase | undefined;

/** The device's journal. Opened at first use. */
export function journalDatabase(): JournalDatabase {
  shared ??= new JournalDatabase();
  return shared;
}

/** A tab with a newer version of the app has taken the store over: this one may read and write no more. Nothing was written. */
export class StoreSupersededError extends Error {
  override readonly name = "StoreSupersededError";
}

const superseded = new WeakSet<JournalDatabase>();

/** Closes the store for good in this tab. */
export function giveUpStore(db: JournalDatabase): void {
  superseded.add(db);
  db.close({ disableAutoOpen: true });
}

const reopenLimit = 3;

/**
 * Runs `operation`, again if the browser closed the connection under it. The operation must be one transaction, so that a
 * cut one left nothing behind.
 */
export async function withReopen<Result>(db: JournalDatabase, operation: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await operation();
    } catch (error) {
      if (superseded.has(db))
        throw new StoreSupersededError("a newer version has taken over the store", { cause: error });
      if (attempt >= reopenLimit || !isConnectionLoss(error)) throw error;
      if (!db.isOpen()) await db.open();
    }
  }
}

/** The connection went away, not the data. */
function isConnectionLoss(error: unknown): boolean {
  const names = new Set(["DatabaseClosedError", "InvalidStateError", "AbortError"]);
  for (let cause = error; cause instanceof Error; cause = (cause as { inner?: unknown }).inner) {
    if (names.has(cause.name)) return true;
  }
  return false;
}
