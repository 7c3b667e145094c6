/** What a violation's files are: the small copies beside their originals, the signatures apart with those who signed. */
import type { EvidenceItem } from "../events/violation.ts";
import type { EvidenceReference } from "../journal/entry.ts";
import type { Violation } from "./violations.ts";

export interface ShownItem {
  file: EvidenceReference;
  /** Null of a file that no entry says more of: it was filed before items were told, or belongs to a report. */
  told: Pick<EvidenceItem, "kind" | "source" | "capturedAt"> | null;
  /** The small copy that travels first; null if none was made. */
  copy: EvidenceReference | null;
}

/** Files of which nothing is told. */
export const bareItems = (files: readonly EvidenceReference[]): ShownItem[] =>
  files.map((file) => ({ file, told: null, copy: null }));

/** Each file once, in the order of the entries that name them. A copy whose original no entry names stands for itself. */
export function listItems({ entries, evidence }: Pick<Violation, "entries" | "evidence">): ShownItem[] {
  const told = new Map<string, EvidenceItem>();
  for (const { content } of entries) for (const item of content?.items ?? []) told.set(item.sha256, item);
  const files = new Map(evidence.map((file) => [file.sha256 as string, file]));
  const copies = new Map<string, EvidenceReference>();
  for (const file of evidence) {
    const original = told.get(file.sha256)?.copyOf ?? null;
    if (original !== null && files.has(original)) copies.set(original, file);
  }
  const isCopy = new Set(copies.values());
  return evidence
    .filter((file) => !isCopy.has(file) && told.get(file.sha256)?.kind !== "signature")
    .map((file) => ({ file, told: told.get(file.sha256) ?? null, copy: copies.get(file.sha256) ?? null }));
}
