import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bytesEqual,
  findBase64UrlBytes,
  fromUtf8,
  isWellFormed,
  toBase64Url,
  toHex,
  toUtf8,
  utf8Length,
} from "./bytes.ts";

const anyBytes = fc.uint8Array({ maxLength: 70 }).map((bytes) => Uint8Array.from(bytes));

describe("base64url", () => {
  test.each([
    ["", ""],
    ["f", "Zg"],
    ["fo", "Zm8"],
    ["foo", "Zm9v"],
    ["foob", "Zm9vYg"],
    ["fooba", "Zm9vYmE"],
    ["foobar", "Zm9vYmFy"],
  ])("writes %j as RFC 4648 does, without padding", (text, expected) => {
    expect(toBase64Url(toUtf8(text))).toBe(expected);
  });

  test("writes and reads the same as Node for any bytes", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64url"));
        expect(findBase64UrlBytes(text)).toEqual(bytes);
      }),
    );
  });

  test.each(["A", "Zh", "Zm9", "Zm8=", "Zm9v+", "Zm/v", "Zm9v\n", " Zm9v", "Zm9é", "AAAAA"])(
    "reads %j as nothing, since it is not the one spelling of its bytes",
    (text) => {
      expect(findBase64UrlBytes(text)).toBeUndefined();
    },
  );

  test("every text that is read is written back as it was", () => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= ";
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters.split("")), maxLength: 12 }), (text) => {
        const bytes = findBase64UrlBytes(text);
        if (bytes !== undefined) expect(toBase64Url(bytes)).toBe(text);
      }),
    );
  });
});

describe("UTF-8", () => {
  test.each([
    ["", 0],
    ["R1", 2],
    ["é", 2],
    ["شعبه", 8],
    ["€", 3],
    ["😀", 4],
    ["😀😀x", 9],
    ["\ud83d", 3],
    ["\ude00\ud83d", 6],
  ])("the length of %j is %i bytes", (text, length) => {
    expect(utf8Length(text)).toBe(length);
  });

  test("the length of any text is that of its encoding, unpaired surrogates included", () => {
    const unit = fc.oneof(
      fc.constantFrom("a", "ش", "€", "😀", "\ud83d", "\ude00"),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        expect(utf8Length(text)).toBe(toUtf8(text).length);
        expect(isWellFormed(text)).toBe(fromUtf8(toUtf8(text)) === text);
      }),
    );
  });

  test("bytes that are not UTF-8 are an error and a byte order mark is kept", () => {
    expect(() => fromUtf8(Uint8Array.of(0xc3))).toThrow(TypeError);
    expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe("\ufeffa");
  });
});

describe("hexadecimal and equality", () => {
  test("two lower-case digits a byte", () => {
    expect(toHex(Uint8Array.of(0, 10, 255))).toBe("000aff");
  });

  test("bytes are equal when each of them is", () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (left, right) => {
        expect(bytesEqual(left, right)).toBe(Buffer.compare(left, right) === 0);
        expect(bytesEqual(left, Uint8Array.from(left))).toBe(true);
      }),
    );
  });
});
