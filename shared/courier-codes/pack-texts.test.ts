import { deflateSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toUtf8 } from "../lib/bytes.ts";
import { dictionaryText } from "./dictionary.ts";
import { PackedTextsError, UnpackableTextError, packTexts, unpackTexts } from "./pack-texts.ts";

const plenty = 1_000_000;
const base64url = fc
  .uint8Array({ minLength: 15, maxLength: 66 })
  .map((bytes) => Buffer.from(bytes).toString("base64url"));
const text = fc
  .array(fc.oneof(base64url, fc.string({ unit: "grapheme" }), fc.constant("A".repeat(43)), fc.constant("_".repeat(22))))
  .map((parts) => parts.join('"').replaceAll(/\p{Cc}/gu, ""));

/** A packed text by the format's own words. */
const packed = (inflated: string | Uint8Array, taken: readonly number[] = []): Uint8Array => {
  const bytes = typeof inflated === "string" ? toUtf8(inflated) : inflated;
  const deflated = deflateSync(bytes, { dictionary: toUtf8(dictionaryText) });
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, deflated.length);
  return Uint8Array.from([...length, ...deflated, ...taken]);
};

describe("packed texts", () => {
  it("Q4 are the same texts again", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        expect(unpackTexts(packTexts(texts), plenty)).toEqual(texts);
      }),
      { numRuns: 100 },
    );
  });

  it("Q4 hold no letter that means something in the packing", () => {
    for (const letter of ["\u0001", "\u0004", "\u0007"]) {
      expect(() => packTexts([`a${letter}b`])).toThrow(UnpackableTextError);
    }
  });

  it("Q5 are refused when they are none", () => {
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(0, 0, 0, 9, 1),
      Uint8Array.of(0, 0, 0, 2, 255, 255),
      packed("\u0002", [1, 2, 3]),
      packed("\u0004!"),
      packed("", [1]),
      packed(Uint8Array.of(0xff, 0xfe)),
      packTexts(["whole"]).subarray(0, 8),
    ]) {
      expect(() => unpackTexts(bytes, plenty)).toThrow(PackedTextsError);
    }
  });

  it("Q5 are not inflated past what the receiver takes", () => {
    const bomb = packed(new Uint8Array(20_000_000).fill(0x61));
    const before = process.memoryUsage().rss;
    expect(() => unpackTexts(bomb, 100_000)).toThrow(PackedTextsError);
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
    expect(() => unpackTexts(packed(`\u0001${"\u0004!".repeat(9000)}`, [...new Uint8Array(16)]), 100_000)).toThrow(
      PackedTextsError,
    );
  });
});
