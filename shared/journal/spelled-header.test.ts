import fc from "fast-check";
import { expect, test } from "vitest";
import { buildChain, testAuthorship, testEvent } from "../../tests/support/entry-fixtures.ts";
import { compileSchema } from "../../tests/support/compile-schema.ts";
import { createSeededDevice } from "../../tests/support/node-crypto.ts";
import { isWellFormed } from "../lib/bytes.ts";
import { hasDuplicateKeys } from "../lib/duplicate-keys.ts";
import { buildEntry } from "./build-entry.ts";
import { Header, maxPayloadBytes } from "./entry.ts";
import { findSpelledHeader } from "./spelled-header.ts";

const device = createSeededDevice("spelled-header");
const isHeader = compileSchema(Header);
const [first, second] = await buildChain(device, 2);

/** Everything that is wrong with a text which is taken without being parsed. */
function findDifference(text: string): string | undefined {
  const facts = findSpelledHeader(text);
  if (facts === undefined) return undefined;
  const header = JSON.parse(text) as unknown;
  if (!isHeader(header)) return "not a header";
  if (!isWellFormed(text) || hasDuplicateKeys(text)) return "another reading";
  const place = header.seq === 0 ? header.backlink === null : header.backlink !== null;
  if (!place) return "no place";
  for (const [name, fact] of Object.entries(facts)) if (header[name as keyof Header] !== fact) return name;
  return undefined;
}

test("J9 what our own writers spell is read without parsing it, and as parsing it would", () => {
  for (const { entry } of [first!, second!]) {
    expect(findSpelledHeader(entry.header)).toBeDefined();
    expect(findDifference(entry.header)).toBeUndefined();
  }
});

test("J9 with anchors, checkpoints, fractions of a millisecond and Persian names", async () => {
  const hash = first!.hash as string;
  const authorship = testAuthorship(device, {
    officer: "ستاد ارومیه",
    mode: "rehearsal",
    clock: {
      boot: "b!",
      monotonicMs: 183_220.25,
      anchor: { serverAt: "2016-02-26T05:12:31.120Z", monotonicMs: 0.5 },
    },
    seen: { size: 4711, root: hash },
  });
  const { entry } = await buildEntry(testEvent({ subject: "پرونده ۷" }), authorship, null, device.crypto);
  expect(findSpelledHeader(entry.header)).toBeDefined();
  expect(findDifference(entry.header)).toBeUndefined();
});

test.each([
  ["a first entry with a backlink", { backlink: "A".repeat(43) }],
  ["a later entry without one", { seq: 7 }],
  ["a payload past the limit", { payloadSize: maxPayloadBytes + 1 }],
  ["another format", { format: 2 }],
  ["a thirteenth month", { claimedAt: "2016-13-26T05:12:31.120Z" }],
  ["a unit with a space", { unit: "WA URM" }],
  ["an author with bits left over", { author: `${"A".repeat(42)}B` }],
  ["a subject of no letters", { subject: "" }],
  ["a subject of 129 letters", { subject: "x".repeat(129) }],
  ["an unknown field", { colour: "red" }],
])("J9 %s is left to the schema", (_, fields) => {
  expect(findSpelledHeader(JSON.stringify({ ...first!.header, ...fields }))).toBeUndefined();
});

test.each([
  ["white space", (text: string) => text.replace(":", ": ")],
  ["another order", (text: string) => text.replace('"format":1,', "").replace(/\}$/, ',"format":1}')],
  ["a field twice", (text: string) => text.replace('"format":1,', '"format":1,"format":1,')],
  ["an escaped letter", (text: string) => text.replace("u-rahimi", "u\\u002drahimi")],
  ["half a letter", (text: string) => text.replace("u-rahimi", "u\ud800")],
  ["a line's end behind it", (text: string) => `${text}\n`],
  ["a number with a zero before it", (text: string) => text.replace('"seq":1', '"seq":01')],
  ["more digits than a number holds", (text: string) => text.replace('"seq":1', '"seq":9007199254740993')],
])("J11 %s is left to the parser", (_, change) => {
  const changed = change(second!.entry.header);
  expect(changed).not.toBe(second!.entry.header);
  expect(findSpelledHeader(changed)).toBeUndefined();
});

test("J16 no change of a few letters is taken for something else than it is", () => {
  const letters = [...'{}[]:,."\\-+eE0129tfnullAZaz_/ \u0000\u001f\u007f\ud800\udc00é۱\n'];
  const change = fc.record({
    at: fc.nat(first!.entry.header.length),
    remove: fc.nat(3),
    add: fc.array(fc.constantFrom(...letters), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(first!, second!),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      (built, changes) => {
        let text = built.entry.header;
        for (const { at, remove, add } of changes) text = text.slice(0, at) + add.join("") + text.slice(at + remove);
        expect(findDifference(text)).toBeUndefined();
      },
    ),
    { numRuns: 5000 },
  );
});
