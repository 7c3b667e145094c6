import type { Entry, EvidenceReference, Header, Payload } from "../journal/entry.ts";
import type { Manifest } from "./manifest.ts";

/**
 * The manifest of these entries, which must be sound. `carries`: whether a piece of evidence goes into the file as well; one
 * that the receiver has already need not.
 */
export async function buildManifest(
  about: { election: string; createdBy: string; createdAt: string },
  entries: Iterable<Entry> | AsyncIterable<Entry>,
  carries: (reference: EvidenceReference) => boolean,
): Promise<Manifest> {
  const heads: Record<string, number> = {};
  const evidence = new Map<string, EvidenceReference>();
  let entryCount = 0;
  for await (const entry of entries) {
    const { author, seq } = JSON.parse(entry.header) as Header;
    heads[author] = Math.max(heads[author] ?? 0, seq);
    entryCount += 1;
    if (entry.payload === null) continue;
    for (const reference of (JSON.parse(entry.payload) as Payload).evidence) {
      if (carries(reference)) evidence.set(reference.sha256, reference);
    }
  }
  return { format: 1, ...about, heads, entryCount, evidence: [...evidence.values()] };
}
