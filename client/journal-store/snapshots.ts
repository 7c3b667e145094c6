import { journalDatabase, withReopen } from "./database.ts";
import type { SnapshotRow } from "./rows.ts";

/** Undefined unless it was made by the same `version` of the projection. */
export async function findSnapshot(
  name: string,
  version: string,
  db = journalDatabase(),
): Promise<SnapshotRow | undefined> {
  const row = await withReopen(db, () => db.snapshots.get(name));
  return row?.version === version ? row : undefined;
}

export async function saveSnapshot(row: SnapshotRow, db = journalDatabase()): Promise<void> {
  await withReopen(db, () => db.snapshots.put(row));
}
