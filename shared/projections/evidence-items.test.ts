import { describe, expect, it } from "vitest";
import type { EvidenceItem } from "../events/violation.ts";
import type { EvidenceReference } from "../journal/entry.ts";
import { bareItems, listItems } from "./evidence-items.ts";
import type { ViolationEntry } from "./violation-entry.ts";

const file = (name: string) =>
  ({ sha256: name.padEnd(43, "A"), sizeBytes: 9, mediaType: "image/jpeg", name }) as EvidenceReference;
const [photo, copy, signature, older] = ["photo", "copy", "signature", "older"].map(file) as [
  EvidenceReference,
  EvidenceReference,
  EvidenceReference,
  EvidenceReference,
];
const item = ({ sha256 }: EvidenceReference, over: Partial<EvidenceItem> = {}): EvidenceItem => ({
  sha256,
  kind: "photo",
  source: "camera",
  capturedAt: "2016-02-26T06:00:00.000Z",
  copyOf: null,
  ...over,
});
const entry = (items: EvidenceItem[]) => ({ content: { items } }) as ViolationEntry;

describe("a violation's items", () => {
  it("are its originals, each with its small copy; signatures stand elsewhere", () => {
    const items = [item(photo), item(copy, { copyOf: photo.sha256 }), item(signature, { kind: "signature" })];
    expect(listItems({ entries: [entry(items)], evidence: [photo, copy, signature] })).toEqual([
      { file: photo, told: items[0], copy },
    ]);
  });

  it("keep a file of which nothing is told, and a copy whose original is not named", () => {
    const lonely = item(copy, { copyOf: photo.sha256 });
    expect(listItems({ entries: [entry([lonely])], evidence: [older, copy] })).toEqual([
      { file: older, told: null, copy: null },
      { file: copy, told: lonely, copy: null },
    ]);
    expect(bareItems([older])).toEqual([{ file: older, told: null, copy: null }]);
  });

  it("take copy and original together that two entries name", () => {
    const [first, second] = [entry([item(photo)]), entry([item(copy, { copyOf: photo.sha256 })])];
    expect(listItems({ entries: [first, second], evidence: [photo, copy] })).toHaveLength(1);
  });
});
