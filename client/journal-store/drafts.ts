import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen } from "./database.ts";
import { withReserve } from "./reserve.ts";
import type { DraftRow, StoredDraftRow } from "./rows.ts";
import { openDraft, sealDraft } from "./sealing.ts";

/** A draft as it will be stored: sealing takes a moment, which a page that is being closed does not have. */
export interface SealedDraft {
  row: DraftRow;
  stored: Promise<StoredDraftRow>;
}

/** `now`: this device's clock, ISO 8601 UTC. Its content must be JSON. */
export function prepareDraft(draft: Omit<DraftRow, "savedAt">, now: string): SealedDraft {
  const row = { ...draft, savedAt: now };
  const stored = sealDraft(row);
  // Told when it is written; here nobody listens yet.
  stored.catch(() => undefined);
  return { row, stored };
}

/** Resolves when the draft is durable. Throws VaultLockedError if nobody has opened the tablet. */
export async function putPreparedDraft({ row, stored }: SealedDraft, db = journalDatabase()): Promise<DraftRow> {
  const sealed = await stored;
  await withReopen(db, () => withReserve(() => db.drafts.put(sealed)));
  announceChange({ kind: "draft", id: row.id });
  return row;
}

export const putDraft = (draft: Omit<DraftRow, "savedAt">, now: string, db = journalDatabase()): Promise<DraftRow> =>
  putPreparedDraft(prepareDraft(draft, now), db);

/** Throws SealBrokenError if it no longer opens. */
export async function findDraft(id: string, db = journalDatabase()): Promise<DraftRow | undefined> {
  const stored = await withReopen(db, () => db.drafts.get(id));
  return stored && openDraft(stored);
}

/** Newest first; of one kind if given. */
export async function listDrafts(kind?: string, db = journalDatabase()): Promise<DraftRow[]> {
  const stored = await withReopen(db, () =>
    kind === undefined ? db.drafts.toArray() : db.drafts.where("kind").equals(kind).toArray(),
  );
  const rows = await Promise.all(stored.map(openDraft));
  return rows.sort((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0));
}

/** Needs no open tablet. */
export function countDrafts(db = journalDatabase()): Promise<number> {
  return withReopen(db, () => db.drafts.count());
}

/** At the officer's word only. Its evidence is swept at a later start if nothing else names it. */
export async function deleteDraft(id: string, db = journalDatabase()): Promise<void> {
  await withReopen(db, () => db.drafts.delete(id));
  announceChange({ kind: "draft", id });
}
