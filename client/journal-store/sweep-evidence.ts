import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { removeEvidence } from "./add-evidence.ts";
import { journalDatabase, withReopen } from "./database.ts";

/**
 * Removes files that no draft and no entry names: the page died between the photo and what it belonged to. Those that an
 * open page added are left alone, since its draft may follow. Gives what was removed.
 */
export async function sweepEvidence(
  isPageOpen: (boot: string) => boolean | Promise<boolean>,
  db = journalDatabase(),
): Promise<EvidenceHash[]> {
  const [rows, drafts] = await withReopen(db, () =>
    Promise.all([db.evidence.where("state").equals("draft").toArray(), db.drafts.toArray()]),
  );
  const named = new Set(drafts.flatMap((draft) => draft.evidence));
  const swept: EvidenceHash[] = [];
  for (const { sha256, boot } of rows) {
    if (named.has(sha256) || (await isPageOpen(boot))) continue;
    await removeEvidence(sha256, db);
    swept.push(sha256);
  }
  return swept;
}
