import { expect, test } from "vitest";
import { fromUtf8 } from "../lib/bytes.ts";
import { preAuthEncode } from "./pae.ts";

test("J2 the example of the DSSE specification", () => {
  const encoded = preAuthEncode("http://example.com/HelloWorld", "hello world");
  expect(fromUtf8(encoded)).toBe("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
});

test("J2 lengths are in bytes, not in letters", () => {
  expect(fromUtf8(preAuthEncode("t", "شعبه 😀"))).toBe("DSSEv1 1 t 13 شعبه 😀");
  expect(fromUtf8(preAuthEncode("", ""))).toBe("DSSEv1 0  0 ");
});
