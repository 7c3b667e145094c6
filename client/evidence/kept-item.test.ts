import { describe, expect, it } from "vitest";
import { kindOfFile, toEvidenceItem, withItem, withoutItem, type KeptItem } from "./kept-item.ts";

const item = (name: string, copyOf: string | null = null) =>
  ({ file: { sha256: name, name }, kind: "photo", source: "camera", capturedAt: null, copyOf }) as unknown as KeptItem;
const [photo, copy, other] = [item("photo"), item("copy", "photo"), item("other")];

describe("the items of a form", () => {
  it("hold a file once", () => {
    expect(withItem([photo], item("photo"))).toEqual([photo]);
    expect(withItem([photo], other)).toEqual([photo, other]);
  });

  it("lose the small copy with its original, also one that comes later", () => {
    expect(withItem([photo], copy)).toEqual([photo, copy]);
    expect(withoutItem([photo, copy, other], "photo")).toEqual([other]);
    expect(withItem([other], copy)).toEqual([other]);
  });

  it("are told by hash", () => {
    expect(toEvidenceItem(copy)).toEqual({
      sha256: "copy",
      kind: "photo",
      source: "camera",
      capturedAt: null,
      copyOf: "photo",
    });
  });

  it("are named by what the file is", () => {
    const kinds = ["image/heic", "video/webm", "audio/mpeg", "application/pdf"].map(kindOfFile);
    expect(kinds).toEqual(["photo", "video", "voice", "file"]);
  });
});
