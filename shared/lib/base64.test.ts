import { expect, test } from "vitest";
import { findBase64Bytes, toBase64 } from "./base64.ts";

test.each([0, 1, 2, 3, 31, 32, 33, 255])(
  "%i bytes are written as the platform writes them, and read back",
  (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 251 + 62) & 255);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(findBase64Bytes(toBase64(bytes))).toEqual(bytes);
  },
);

test.each(["A", "AA", "AAA", "AB==", "AAB=", "A===", "====", "AA=A", "AA==\n", "A-A=", "A_A=", " AA=", "AAAA=AAA"])(
  "%j is no spelling of any bytes",
  (text) => {
    expect(findBase64Bytes(text)).toBeUndefined();
  },
);
