import { describe, expect, it } from "vitest";
import { checkLetter, groupLetters, hasCheckLetter, normalizeCrockford, toCrockford } from "./crockford.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

describe("Crockford's letters", () => {
  it("stand for five bits each", () => {
    expect(toCrockford(Uint8Array.of(0, 0, 0, 0, 0))).toBe("00000000");
    expect(toCrockford(Uint8Array.of(255, 255, 255, 255, 255))).toBe("ZZZZZZZZ");
    expect(toCrockford(Uint8Array.of(0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00, 0b111_01000))).toBe(
      "12345678",
    );
    expect(toCrockford(Uint8Array.of(0xff))).toBe("Z");
  });

  it("are understood however they were typed", () => {
    expect(normalizeCrockford(" oil1-۰۱2 \u200e٣z")).toBe("01110123Z");
    expect(groupLetters("0123456789AB")).toBe("0123-4567-89AB");
  });
});

describe("a check letter", () => {
  const letters = "7ZK3Q0M9RT5VW2A8XBCDEFGHJN1";
  const code = letters + checkLetter(letters);

  it("tells any one letter that was mistyped, left out or doubled", () => {
    expect(hasCheckLetter(code)).toBe(true);
    for (let at = 0; at < code.length; at++) {
      for (const letter of alphabet) {
        if (letter === code[at]) continue;
        expect(hasCheckLetter(code.slice(0, at) + letter + code.slice(at + 1))).toBe(false);
      }
    }
    expect(hasCheckLetter("")).toBe(false);
    expect(hasCheckLetter("U0")).toBe(false);
    expect(() => checkLetter("u")).toThrow(RangeError);
  });

  it("tells neighbours that changed places", () => {
    let missed = 0;
    for (let at = 0; at + 1 < code.length; at++) {
      const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
      if (swapped !== code && hasCheckLetter(swapped)) missed += 1;
    }
    expect(missed).toBe(0);
  });
});
