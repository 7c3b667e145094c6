/** The list of evidence on a paper. */
import type { EvidenceItem } from "../../shared/events/violation.ts";
import { findBase64UrlBytes, toHex } from "../../shared/lib/bytes.ts";
import type { PaperPart } from "../../shared/papers/paper.ts";
import type { Violation } from "../../shared/projections/violations.ts";
import type { PaperContext } from "./paper-context.ts";

/** What each file is told to be, by its hash: the newest that tells of it. */
function itemsOf({ entries }: Violation): ReadonlyMap<string, EvidenceItem> {
  return new Map(entries.flatMap(({ content }) => (content?.items ?? []).map((item) => [item.sha256, item] as const)));
}

/** Small copies that travelled first are no evidence of their own. */
export function originals(violation: Violation): Violation["evidence"] {
  const items = itemsOf(violation);
  return violation.evidence.filter(({ sha256 }) => (items.get(sha256)?.copyOf ?? null) === null);
}

/** Of one report, or of several: each row then says which, by its place in the list of reports. */
export function evidencePart(violations: readonly Violation[], { t, format }: PaperContext): PaperPart {
  const words = t.violation;
  const { row, name, kind, size, capturedAt, hash } = words.evidenceColumns;
  const isOfSeveral = violations.length > 1;
  const files = violations.flatMap((violation, index) =>
    originals(violation).map((file) => ({ file, item: itemsOf(violation).get(file.sha256), report: index + 1 })),
  );
  return {
    kind: "table",
    heading: words.evidence,
    columns: [row, ...(isOfSeveral ? [t.letter.joined.report] : []), name, kind, size, capturedAt, hash],
    figures: isOfSeveral ? [0, 1] : [0],
    rows: files.map(({ file, item, report }, index) => {
      const kindName = words.itemKinds[item?.kind ?? kindOf(file.mediaType)];
      return [
        format.figure(index + 1),
        ...(isOfSeveral ? [format.figure(report)] : []),
        file.name,
        item?.source === "gallery" ? words.fromGallery(kindName) : kindName,
        format.bytes(file.sizeBytes),
        item?.capturedAt == null ? words.captureUnknown : format.moment(item.capturedAt),
        shortHash(file.sha256),
      ];
    }),
    none: isOfSeveral ? t.letter.joined.noEvidence : words.noEvidence,
  };
}

/** The first 16 digits, as tools print them, in fours. */
function shortHash(sha256: string): string {
  const digits = toHex(findBase64UrlBytes(sha256) ?? new Uint8Array()).slice(0, 16);
  return digits.replaceAll(/(.{4})(?=.)/g, "$1 ");
}

/** Of a file that no item names, since its report was made before items were told. */
function kindOf(mediaType: string): EvidenceItem["kind"] {
  const [kind] = mediaType.split("/");
  return kind === "image" ? "photo" : kind === "video" ? "video" : kind === "audio" ? "voice" : "file";
}
