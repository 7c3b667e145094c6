import fc from "fast-check";
import { Type, type TSchema } from "typebox";
import { Value } from "typebox/value";
import { describe, expect, it } from "vitest";
import { eventTypes } from "../events/event.ts";
import { Entry, Header, Payload } from "../journal/entry.ts";
import { UnknownKeywordError, compileCheck } from "./compile-check.ts";

type Keywords = {
  anyOf?: Keywords[];
  const?: unknown;
  type?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Keywords;
  properties?: Record<string, Keywords>;
  required?: string[];
  patternProperties?: Record<string, Keywords>;
};

const key = fc.constantFrom("a", "b", "votes", "__proto__", "toString", "", "a\nb", "کد");

/** Values that a schema accepts, more or less: lengths, bounds and patterns are met most of the time. */
function arbitraryOf(schema: Keywords, depth = 0): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => arbitraryOf(one, depth)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 1e6, 2 ** 31 - 1) });
    case "number":
      return fc.double({
        noNaN: true,
        noDefaultInfinity: true,
        min: schema.minimum ?? -1e9,
        max: schema.maximum ?? 1e9,
      });
    case "string":
      return schema.pattern === undefined
        ? fc.string({ unit: "grapheme", maxLength: Math.min(schema.maxLength ?? 20, 70) })
        : fc.stringMatching(new RegExp(schema.pattern));
    case "array":
      return fc.array(arbitraryOf(schema.items ?? {}, depth + 1), { maxLength: 3 });
    case "object": {
      if (schema.properties !== undefined) {
        const fields: Record<string, fc.Arbitrary<unknown>> = {};
        for (const [name, field] of Object.entries(schema.properties)) fields[name] = arbitraryOf(field, depth + 1);
        return fc.record(fields, { requiredKeys: schema.required ?? [] });
      }
      const values = Object.values(schema.patternProperties ?? {});
      return fc.dictionary(key, values.length === 0 ? fc.jsonValue() : arbitraryOf(values[0]!, depth + 1), {
        maxKeys: 3,
      });
    }
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

/** One place of the value is replaced, dropped or added to, so that most samples are nearly right. */
const change = fc.record({
  path: fc.array(fc.nat(40), { maxLength: 4 }),
  kind: fc.constantFrom("keep", "replace", "drop", "add"),
  other: fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      "",
      0,
      -1,
      1.5,
      2 ** 60,
      "x".repeat(70),
      "\u{1f600}".repeat(33),
      "\u{1f600}".repeat(65),
      "2016-02-26T05:12:31.120Z",
    ),
  ),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(value: unknown, { path, kind, other }: Change): unknown {
  if (kind === "keep") return value;
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return kind === "replace" ? other : value;
  const entries = Object.entries(value);
  if (kind === "add" && rest.length === 0) return rebuilt(value, [...entries, ["added", other]]);
  if (entries.length === 0) return value;
  const index = step % entries.length;
  if (kind === "drop" && rest.length === 0) return rebuilt(value, entries.toSpliced(index, 1));
  const [name, inner] = entries[index]!;
  return rebuilt(value, entries.with(index, [name, changed(inner, { path: rest, kind, other })]));
}

const rebuilt = (like: object, entries: [string, unknown][]): unknown =>
  Array.isArray(like) ? entries.map(([, item]) => item) : Object.fromEntries(entries);

const schemas: [string, TSchema][] = [
  ["Header", Header],
  ["Payload", Payload],
  ["Entry", Entry],
  ...Object.entries(eventTypes).map(([type, { schema }]): [string, TSchema] => [type, schema]),
];

describe("a compiled check", () => {
  it.each(schemas)("agrees with TypeBox on %s", (_, schema) => {
    const check = compileCheck(schema);
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(arbitraryOf(schema as Keywords), change, (value, step) => {
        // Through JSON, as everything that is checked comes.
        const sample: unknown = JSON.parse(JSON.stringify(changed(value, step)));
        const expected = Value.Check(schema, sample);
        seen[expected ? "accepted" : "refused"] += 1;
        expect(check(sample)).toBe(expected);
      }),
      { numRuns: 600 },
    );
    expect(seen.accepted).toBeGreaterThan(50);
    expect(seen.refused).toBeGreaterThan(50);
  });

  it("counts lengths in code points", () => {
    const schema = Type.String({ minLength: 2, maxLength: 3 });
    const check = compileCheck(schema);
    for (const text of [
      "a",
      "ab",
      "abc",
      "abcd",
      "\u{1f600}",
      "\u{1f600}b",
      "\u{1f600}".repeat(3),
      "\u{1f600}".repeat(4),
      "\ud83d",
    ]) {
      expect([text, check(text)]).toEqual([text, Value.Check(schema, text)]);
    }
  });

  it("takes no inherited name for a field", () => {
    const check = compileCheck(Type.Object({ toString: Type.Optional(Type.String()), data: Type.Unknown() }));
    expect(check({})).toBe(false);
    expect(check(JSON.parse('{"data":null}'))).toBe(true);
  });

  it("refuses to compile what it would leave unchecked", () => {
    expect(() => compileCheck(Type.Object({ name: Type.String({ format: "email" }) }))).toThrow(UnknownKeywordError);
    expect(() => compileCheck(Type.Array(Type.String(), { uniqueItems: true }))).toThrow(UnknownKeywordError);
    expect(() =>
      compileCheck(Type.Record(Type.String(), Type.Number(), { additionalProperties: Type.Number() })),
    ).toThrow(UnknownKeywordError);
  });
});
