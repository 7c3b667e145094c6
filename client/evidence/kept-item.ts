/** Files of a form that is being written: each kept whole on the tablet, with what the entry will say of it. */
import type { EvidenceItem } from "../../shared/events/violation.ts";
import type { EvidenceReference } from "../../shared/journal/entry.ts";

export type ItemKind = EvidenceItem["kind"];

export interface KeptItem extends Omit<EvidenceItem, "sha256"> {
  file: EvidenceReference;
}

/** Copies come on top: with them and the signatures an entry stays below the hundred files that it may name. */
export const maxItems = 40;

/** What an entry says of the item. */
export const toEvidenceItem = ({ file, kind, source, capturedAt, copyOf }: KeptItem): EvidenceItem => ({
  sha256: file.sha256,
  kind,
  source,
  capturedAt,
  copyOf,
});

/** The same file again changes nothing; a copy of what was taken out meanwhile is not taken in. */
export function withItem(items: readonly KeptItem[], added: KeptItem): KeptItem[] {
  const isKnown = items.some(({ file }) => file.sha256 === added.file.sha256);
  const isOrphan = added.copyOf !== null && items.every(({ file }) => file.sha256 !== added.copyOf);
  return isKnown || isOrphan ? [...items] : [...items, added];
}

/** Takes a file out, and the copy of it. */
export const withoutItem = (items: readonly KeptItem[], sha256: string): KeptItem[] =>
  items.filter(({ file, copyOf }) => file.sha256 !== sha256 && copyOf !== sha256);

export const isOriginal = ({ copyOf }: KeptItem): boolean => copyOf === null;

/** By what the file is; whether a picture is of a document nobody can tell from its bytes. */
export function kindOfFile(mediaType: string): ItemKind {
  if (mediaType.startsWith("image/")) return "photo";
  if (mediaType.startsWith("video/")) return "video";
  return mediaType.startsWith("audio/") ? "voice" : "file";
}
