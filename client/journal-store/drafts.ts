import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen } from "./database.ts";
import { withReserve } from "./reserve.ts";
import type { DraftRow } from "./rows.ts";

/** Resolves when the draft is durable. `now`: this device's clock, ISO 8601 UTC. */
export async function putDraft(
  draft: Omit<DraftRow, "savedAt">,
  now: string,
  db = journalDatabase(),
): Promise<DraftRow> {
  const row = { ...draft, savedAt: now };
  await withReopen(db, () => withReserve(() => db.drafts.put(row)));
  announceChange({ kind: "draft", id: row.id });
  return row;
}

export function findDraft(id: string, db = journalDatabase()): Promise<DraftRow | undefined> {
  return withReopen(db, () => db.drafts.get(id));
}

/** Newest first; of one kind if given. */
export async function listDrafts(kind?: string, db = journalDatabase()): Promise<DraftRow[]> {
  const rows = await withReopen(db, () =>
    kind === undefined ? db.drafts.toArray() : db.drafts.where("kind").equals(kind).toArray(),
  );
  return rows.sort((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0));
}

/** At the officer's word only. Its evidence is swept at a later start if nothing else names it. */
export async function deleteDraft(id: string, db = journalDatabase()): Promise<void> {
  await withReopen(db, () => db.drafts.delete(id));
  announceChange({ kind: "draft", id });
}
