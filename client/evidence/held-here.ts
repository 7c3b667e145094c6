import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { findEvidence } from "../journal-store/read-evidence.ts";

/** A correction names the photos of the filing that it corrects; those that only the other tablet holds stay with that filing. */
export async function heldHere(evidence: readonly EvidenceReference[]): Promise<EvidenceReference[]> {
  const rows = await Promise.all(evidence.map(({ sha256 }) => findEvidence(sha256)));
  return evidence.filter((_, index) => rows[index] !== undefined && rows[index].state !== "damaged");
}
