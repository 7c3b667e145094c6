import fc from "fast-check";
import { expect, test } from "vitest";
import { hasDuplicateKeys } from "./duplicate-keys.ts";

test.each([
  ['{"a":1,"a":2}', true],
  ['{"a":1,"b":2}', false],
  ['{"a":1,"\\u0061":2}', true],
  ['{ "a" : 1, "b" : {"a":1}, "a" : 3}', true],
  ['{"a":{"b":1},"b":1}', false],
  ['{"x":[{"k":1},{"k":2}]}', false],
  ['{"x":[{"k":1,"k":2}]}', true],
  ['[["a","a"]]', false],
  ['{"a":"\\"a\\":1,{","b":"}"}', false],
  ['{"a\\"":1,"a\\"":2}', true],
  ['{"":1,"":2}', true],
  ['{"__proto__":1,"__proto__":2}', true],
  ['{"a":"a","b":["a"]}', false],
  ['"a"', false],
])("in %s: %s", (text, expected) => {
  expect(hasDuplicateKeys(text)).toBe(expected);
});

test("what JSON.stringify writes never names a key twice, and does once a key is written again", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, maxKeys: 5 }),
      fc.boolean(),
      (record, indent) => {
        const text = JSON.stringify(record, null, indent ? 1 : 0);
        expect(hasDuplicateKeys(text)).toBe(false);
        const [key] = Object.keys(record);
        expect(hasDuplicateKeys(`{${JSON.stringify(key)}:0,${text.trimStart().slice(1)}`)).toBe(true);
      },
    ),
  );
});

test("a text of 64 kB in one string is read at once", () => {
  expect(hasDuplicateKeys(`{"a":"${"x".repeat(65_000)}","a":1}`)).toBe(true);
  expect(hasDuplicateKeys(`{"a":"${"\\\\".repeat(32_000)}","b":1}`)).toBe(false);
});
