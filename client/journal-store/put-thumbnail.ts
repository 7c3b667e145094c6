import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen } from "./database.ts";

/** A small picture for lists, made once the file itself is safe. Nothing happens if the file is gone by then. */
export async function putThumbnail(
  sha256: EvidenceHash,
  thumbnail: Uint8Array<ArrayBuffer>,
  db = journalDatabase(),
): Promise<void> {
  await withReopen(db, () => db.evidence.update(sha256, { thumbnail }));
  announceChange({ kind: "evidence", sha256 });
}
