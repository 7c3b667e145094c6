import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const text = "کد شعبه,نام\r\n۱,دبستان شهید رجایی\r\n";

const encoded = (encoding: "utf-8" | "utf-16le" | "utf-16be", mark: boolean, of = text): Uint8Array => {
  const marked = (mark ? "\uFEFF" : "") + of;
  const bytes = Buffer.from(marked, encoding === "utf-8" ? "utf8" : "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
};

/** Windows-1256 by asking the decoder what each byte means. */
function encodeWindows1256(of: string): Uint8Array {
  const letters = new TextDecoder("windows-1256").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(of.split("").map((character) => letters.indexOf(character)));
}

describe("reads the text whatever it was saved in", () => {
  const cases = [
    ["utf-8", false, false],
    ["utf-8", true, false],
    ["utf-16le", true, false],
    ["utf-16be", true, false],
    ["utf-16le", false, true],
    ["utf-16be", false, true],
  ] as const;
  test.each(cases)("%s, mark: %s", (encoding, mark, isGuessed) => {
    expect(decodeText(encoded(encoding, mark))).toEqual({ kind: "text", text, encoding, isGuessed });
  });

  test("Windows-1256, said to be a guess", () => {
    const arabicKeyboard = "کد,نام\r\n1,دبستان شهيد رجايي چپ گژ\r\n";
    const decoded = decodeText(encodeWindows1256(arabicKeyboard));
    expect(decoded).toEqual({ kind: "text", text: arabicKeyboard, encoding: "windows-1256", isGuessed: true });
  });

  test("letters beyond the basic plane", () => {
    const rare = "a,𞤀😀\n";
    expect(decodeText(encoded("utf-8", false, rare))).toMatchObject({ text: rare });
    expect(decodeText(encoded("utf-16be", true, rare))).toMatchObject({ text: rare });
  });

  test("nothing at all", () => {
    expect(decodeText(new Uint8Array())).toMatchObject({ kind: "text", text: "" });
  });
});

describe("says where bytes mean nothing", () => {
  const damaged = (bytes: Uint8Array, at: number, ...by: number[]): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    copy.set(by, at);
    return copy;
  };
  const secondLine = Buffer.from(text).indexOf("\n") + 1;

  test("a byte of another encoding within UTF-8", () => {
    const bytes = damaged(encoded("utf-8", false), secondLine + 3, 0xff);
    expect(decodeText(bytes)).toEqual({ kind: "bad-bytes", encoding: "utf-8", byteOffset: secondLine + 3, line: 2 });
  });

  test("offsets count the mark", () => {
    const bytes = damaged(encoded("utf-8", true), secondLine + 6, 0xff);
    expect(decodeText(bytes)).toMatchObject({ byteOffset: secondLine + 6, line: 2 });
  });

  test.each([
    ["an overlong form", [0xc0, 0xaf]],
    ["an overlong form of three bytes", [0xe0, 0x80, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
    ["a lonely continuation", [0x80]],
    ["a sequence that ends too early", [0xe0, 0xa4]],
  ])("%s in UTF-8", (_, sequence) => {
    const bytes = Uint8Array.from([...Buffer.from("کد,نام\n"), ...sequence]);
    const byteOffset = bytes.length - sequence.length;
    expect(decodeText(bytes)).toEqual({ kind: "bad-bytes", encoding: "utf-8", byteOffset, line: 2 });
  });

  test("half a pair in UTF-16", () => {
    const whole = encoded("utf-16le", true, "a,b\r\n1,😀\r\n");
    const bytes = Uint8Array.from([...whole.subarray(0, 18), ...whole.subarray(20)]);
    expect(decodeText(bytes)).toEqual({ kind: "bad-bytes", encoding: "utf-16le", byteOffset: 16, line: 2 });
  });

  test("half a unit at the end of UTF-16", () => {
    const bytes = encoded("utf-16be", true, "a\nb\nc").subarray(0, -1);
    expect(decodeText(bytes)).toEqual({ kind: "bad-bytes", encoding: "utf-16be", byteOffset: 10, line: 3 });
  });

  test("a damaged Persian file is not taken for Windows-1256", () => {
    const bytes = damaged(encoded("utf-8", false, text.repeat(20)), 700, 0xc7, 0xe1, 0xc7);
    expect(decodeText(bytes).kind).toBe("bad-bytes");
  });

  test("bytes of no text at all are not taken for Windows-1256", () => {
    const noise = Uint8Array.from({ length: 400 }, (_, index) => 128 + ((index * 37) % 60));
    expect(decodeText(noise).kind).toBe("bad-bytes");
  });
});

test("a workbook and other files that are no text", () => {
  expect(decodeText(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1))).toEqual({ kind: "not-text", isWorkbook: true });
  expect(decodeText(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toEqual({ kind: "not-text", isWorkbook: true });
  expect(decodeText(Uint8Array.of(1, 0, 0, 7, 0, 0, 0, 9))).toEqual({ kind: "not-text", isWorkbook: false });
  expect(decodeText(Buffer.from(`${"a,b\n".repeat(99)}\0`))).toEqual({ kind: "not-text", isWorkbook: false });
});
