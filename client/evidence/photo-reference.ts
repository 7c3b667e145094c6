import type { EvidenceReference } from "../../shared/journal/entry.ts";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { EvidenceMissingError } from "../journal-store/append-event.ts";
import { findEvidence } from "../journal-store/read-evidence.ts";

/** What an event says of a form's photos, in their order. Throws EvidenceMissingError where one is no longer on this tablet. */
export function getPhotoReferences(hashes: readonly EvidenceHash[]): Promise<EvidenceReference[]> {
  return Promise.all(
    hashes.map(async (hash) => {
      const row = await findEvidence(hash);
      if (row === undefined) throw new EvidenceMissingError(hash);
      const { sha256, sizeBytes, mediaType, name } = row;
      return { sha256, sizeBytes, mediaType, name };
    }),
  );
}
