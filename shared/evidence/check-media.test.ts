import { describe, expect, it, test } from "vitest";
import { checkMedia, tailBytes, type MediaCheck } from "./check-media.ts";
import { mediaTypes, type MediaType } from "./media-types.ts";

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const u16 = (value: number): number[] => [value >> 8, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
const le16 = (value: number): number[] => [value & 0xff, value >> 8];

const jpeg = (width = 1600, height = 1200, segments: number[] = []): number[] => {
  const frame = [0xff, 0xc0, 0, 17, 8, ...u16(height), ...u16(width), 3];
  return [0xff, 0xd8, ...segments, ...frame, 0xff, 0xda, 1, 2, 3];
};
const png = (width = 1600, height = 1200): number[] => {
  const header = [0, 0, 0, 13, ...ascii("IHDR"), ...u32(width), ...u32(height), 8, 6, 0, 0, 0];
  return [0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a, ...header];
};
const riff = (form: string, ...rest: number[]): number[] => [...ascii("RIFF"), 0, 0, 0, 0, ...ascii(form), ...rest];
const webp = (width = 1600, height = 1200): number[] =>
  riff("WEBP", ...ascii("VP8 "), 0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, ...le16(width), ...le16(height));
const iso = (brand: string): number[] => [0, 0, 0, 24, ...ascii(`ftyp${brand}`), 0, 0, 0, 0];

const samples: Record<MediaType, number[]> = {
  "image/jpeg": jpeg(),
  "image/png": png(),
  "image/webp": webp(),
  "image/heic": iso("heic"),
  "video/mp4": iso("mp42"),
  "video/webm": [0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84, ...ascii("webm")],
  "audio/mp4": iso("M4A "),
  "audio/mpeg": [0xff, 0xfb, 0x90, 0x64, 0, 0],
  "audio/aac": [0xff, 0xf1, 0x50, 0x80],
  "audio/ogg": ascii("OggS\0\x02"),
  "audio/wav": riff("WAVE"),
  "audio/webm": [0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84, ...ascii("webm")],
  "application/pdf": ascii("%PDF-1.7\n"),
};

function check(bytes: number[], claimed: string | null): MediaCheck {
  const all = Uint8Array.from(bytes);
  return checkMedia({ head: all, tail: all.subarray(Math.max(0, all.length - tailBytes)) }, claimed);
}
const reasonOf = (bytes: number[], claimed: string | null) => {
  const found = check(bytes, claimed);
  return found.kind === "refused" ? found.reason : found.kind;
};

describe("a file that its bytes say is what its entry calls it", () => {
  it.each([...mediaTypes])("is taken: %s", (type) => {
    expect(check(samples[type], type)).toEqual({ kind: "accepted", mediaType: type });
  });

  it("is named by its bytes where nobody has named it", () => {
    expect(check(jpeg(), null)).toEqual({ kind: "accepted", mediaType: "image/jpeg" });
  });
});

test.each(
  mediaTypes.flatMap((claimed) =>
    mediaTypes
      .filter((other) => other !== claimed && other.split("/")[1] !== claimed.split("/")[1])
      .map((other) => [claimed, other] as const),
  ),
)("%s that is %s is not taken for it", (claimed, other) => {
  const isFrame = other === "audio/mpeg" || other === "audio/aac";
  expect(reasonOf(samples[other], claimed)).toBe(isFrame && !claimed.startsWith("audio/") ? "opaque" : "differs");
});

describe("what runs, or holds other files, is never evidence, whatever it is called", () => {
  it.each([
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "image/svg+xml"],
    ["a page", "<!doctype html><script>alert(1)</script>", "text/html"],
    ["a script", "#!/bin/sh\nrm -rf /", "application/x-sh"],
    ["a program of Windows", "MZ\x90\0", "application/vnd.microsoft.portable-executable"],
    ["a program of Linux", "\x7fELF\x02", "application/octet-stream"],
    ["an archive", "PK\x03\x04", "application/zip"],
    ["an archive of another kind", "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"],
  ])("%s", (_what, text, type) => {
    for (const claimed of [type, null, "image/jpeg"]) expect(reasonOf(ascii(text), claimed)).toBe("disguised");
  });
});

describe("a file of no kind that is known is neither shown nor refused", () => {
  it.each([
    ["GIF", "GIF89a", "image/gif"],
    ["zeros", "\0\0\0\0", "application/octet-stream"],
    ["nothing at all", "", "text/plain"],
  ])("%s", (_what, text, type) => {
    for (const claimed of [type, null, "image/jpeg"]) expect(check(ascii(text), claimed)).toEqual({ kind: "opaque" });
  });

  it("nor a known kind under a name that says nothing, or names none of those", () => {
    for (const type of ["application/octet-stream", "image/jpg", ""]) {
      expect(check(jpeg(), type)).toEqual({ kind: "opaque" });
      expect(reasonOf(jpeg(60_000, 60_000), type)).toBe("too-many-pixels");
      expect(reasonOf([...jpeg(), ...ascii("PK\x05\x06"), ...Array<number>(18).fill(0)], type)).toBe("disguised");
    }
  });

  it("nor bytes that only by chance begin as a frame of sound does", () => {
    expect(check(samples["audio/mpeg"], "image/jpeg")).toEqual({ kind: "opaque" });
    expect(check(samples["audio/aac"], "application/pdf")).toEqual({ kind: "opaque" });
    expect(check(ascii("ID3"), "image/jpeg")).toEqual({ kind: "refused", reason: "differs" });
    expect(check(samples["audio/mpeg"], "audio/ogg")).toEqual({ kind: "refused", reason: "differs" });
  });
});

describe("a file that is two things at once is refused", () => {
  const comment = (text: string) => [0xff, 0xfe, ...u16(text.length + 2), ...ascii(text)];
  const zipEnd = (note: string) => [
    ...ascii("PK\x05\x06"),
    ...Array<number>(16).fill(0),
    ...le16(note.length),
    ...ascii(note),
  ];

  it.each([
    ["a picture with a page in its comment", jpeg(10, 10, comment("<html><script>alert(1)</script>"))],
    ["a picture with SVG in its comment", jpeg(10, 10, comment("<SVG onload=alert(1)>"))],
    ["a picture with PHP in its comment", jpeg(10, 10, comment("<?php system($_GET[0]);"))],
    ["a picture that readers of PDF open", jpeg(10, 10, comment("%PDF-1.4"))],
    ["a picture that unpackers open", [...jpeg(), ...zipEnd("")]],
    ["a picture that unpackers open, with a comment behind", [...jpeg(), ...zipEnd("note".repeat(1000))]],
  ])("%s", (_what, bytes) => expect(reasonOf(bytes, "image/jpeg")).toBe("disguised"));

  it("and a document that unpackers open", () => {
    expect(reasonOf([...ascii("%PDF-1.7\n"), ...zipEnd("")], "application/pdf")).toBe("disguised");
  });

  it("but what cameras write is taken: their own words, a preview, a film behind the picture", () => {
    const words = comment('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><metadata/></rdf:RDF></x:xmpmeta>');
    expect(reasonOf(jpeg(4000, 3000, words), "image/jpeg")).toBe("accepted");
    expect(reasonOf([...jpeg(4000, 3000), ...iso("mp42")], "image/jpeg")).toBe("accepted");
    expect(reasonOf([...jpeg(), ...ascii("PK\x05\x06 by chance")], "image/jpeg")).toBe("accepted");
  });
});

describe("pictures that would take too much memory to open are refused unopened", () => {
  it.each<[MediaType, (width: number, height: number) => number[], number, number]>([
    ["image/png", png, 50_000, 50_000],
    ["image/png", png, 4_000_000_000, 1],
    ["image/jpeg", jpeg, 60_000, 60_000],
    ["image/jpeg", jpeg, 65_500, 10],
    ["image/webp", webp, 16_383, 16_383],
  ])("%s", (type, make, width, height) => expect(reasonOf(make(width, height), type)).toBe("too-many-pixels"));

  it("and those of the largest cameras are taken", () => {
    expect(reasonOf(jpeg(16_320, 12_240), "image/jpeg")).toBe("accepted");
  });

  it("however far behind a preview the size stands", () => {
    const preview = [0xff, 0xe1, ...u16(60_002), ...Array<number>(60_000).fill(7)];
    expect(reasonOf(jpeg(60_000, 60_000, [...preview, ...preview]), "image/jpeg")).toBe("too-many-pixels");
  });

  it("and a file that ends too early, or has fill bytes, is none the worse for it", () => {
    for (let length = 4; length < jpeg().length; length++) {
      expect(reasonOf(jpeg().slice(0, length), "image/jpeg")).toBe("accepted");
    }
    expect(reasonOf(jpeg(60_000, 60_000, [0xff, 0xff, 0xff]), "image/jpeg")).toBe("too-many-pixels");
  });
});
