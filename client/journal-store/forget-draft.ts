import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen } from "./database.ts";

/**
 * Removes a draft at once with its files, those excepted that an entry or another draft names. `files`: those of the form as it
 * stands, which the draft may not have yet. Needs no open tablet; a draft that is not there is no error.
 */
export async function forgetDraft(id: string, files: readonly EvidenceHash[], db = journalDatabase()): Promise<void> {
  const tables = [db.drafts, db.evidence, db.evidenceChunks];
  await withReopen(db, () =>
    db.transaction("rw", tables, async () => {
      const own = await db.drafts.get(id);
      await db.drafts.delete(id);
      const others = await db.drafts.toArray();
      const named = new Set(others.flatMap(({ evidence }) => evidence));
      for (const sha256 of new Set([...files, ...(own?.evidence ?? [])])) {
        const row = await db.evidence.get(sha256);
        if (named.has(sha256) || row === undefined || row.author !== null) continue;
        await db.evidence.delete(sha256);
        await db.evidenceChunks
          .where("[sha256+index]")
          .between([sha256, 0], [sha256, Number.MAX_SAFE_INTEGER])
          .delete();
      }
    }),
  );
  announceChange({ kind: "draft", id });
}
