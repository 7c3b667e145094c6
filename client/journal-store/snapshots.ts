import { journalDatabase, withReopen } from "./database.ts";
import type { SnapshotRow } from "./rows.ts";
import { openJson, sealJson } from "./sealing.ts";

const contextOf = (name: string): string => `snapshots/${name}/state`;

/** Undefined unless it was made by the same `version` of the projection. */
export async function findSnapshot(
  name: string,
  version: string,
  db = journalDatabase(),
): Promise<SnapshotRow | undefined> {
  const stored = await withReopen(db, () => db.snapshots.get(name));
  if (stored?.version !== version) return undefined;
  const { sealed, ...row } = stored;
  return { ...row, state: sealed === undefined ? stored.state : await openJson(sealed, contextOf(name)) };
}

/** On a tablet the state must be JSON. */
export async function saveSnapshot(row: SnapshotRow, db = journalDatabase()): Promise<void> {
  const { state, ...readable } = row;
  const sealed = await sealJson(state, contextOf(row.name));
  await withReopen(db, () => db.snapshots.put(sealed === null ? row : { ...readable, sealed }));
}
