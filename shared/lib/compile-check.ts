/**
 * Turns a TypeBox schema into a check made of closures. TypeBox's own compiler needs eval, which a page's CSP forbids, and
 * its interpreter takes tens of microseconds an object: too slow to read a day of 40,000 entries. Only the keywords that the
 * wire and the events use are known; any other is an error when compiling, so that nothing can go unchecked.
 */
import type { Static, TSchema } from "typebox";

type Check = (value: unknown) => boolean;
type Keywords = Record<string, unknown>;

export class UnknownKeywordError extends Error {
  override readonly name = "UnknownKeywordError";
  constructor(readonly keyword: string) {
    super(`schema keyword ${keyword}`);
  }
}

/** Agrees with TypeBox on every value that JSON can hold. Throws UnknownKeywordError. */
export function compileCheck<Schema extends TSchema>(schema: Schema): (value: unknown) => value is Static<Schema> {
  return build(schema as Keywords) as (value: unknown) => value is Static<Schema>;
}

const annotations = new Set(["title", "description", "$id", "default", "examples"]);

function build(schema: Keywords): Check {
  if ("anyOf" in schema) return anyOf(only(schema, "anyOf").anyOf as Keywords[]);
  if ("const" in schema) {
    const expected = only(schema, "const", "type").const;
    return (value) => value === expected;
  }
  switch (schema.type) {
    case undefined:
      only(schema);
      return () => true;
    case "null":
      only(schema, "type");
      return (value) => value === null;
    case "boolean":
      only(schema, "type");
      return (value) => typeof value === "boolean";
    case "number":
    case "integer":
      return numeric(only(schema, "type", "minimum", "maximum"));
    case "string":
      return text(only(schema, "type", "pattern", "minLength", "maxLength"));
    case "array":
      return list(only(schema, "type", "items", "minItems", "maxItems"));
    case "object":
      return object(
        only(schema, "type", "properties", "required", "patternProperties", "additionalProperties") as ObjectKeywords,
      );
    default:
      throw new UnknownKeywordError(`type ${String(schema.type)}`);
  }
}

function only(schema: Keywords, ...known: string[]): Keywords {
  for (const keyword of Object.keys(schema)) {
    if (!known.includes(keyword) && !annotations.has(keyword)) throw new UnknownKeywordError(keyword);
  }
  return schema;
}

function anyOf(schemas: Keywords[]): Check {
  const checks = schemas.map(build);
  return (value) => {
    for (const check of checks) if (check(value)) return true;
    return false;
  };
}

function numeric({ type, minimum, maximum }: Keywords): Check {
  const low = (minimum as number | undefined) ?? Number.NEGATIVE_INFINITY;
  const high = (maximum as number | undefined) ?? Number.POSITIVE_INFINITY;
  const isKind = type === "integer" ? Number.isInteger : Number.isFinite;
  return (value) => isKind(value) && (value as number) >= low && (value as number) <= high;
}

function text({ pattern, minLength, maxLength }: Keywords): Check {
  const low = (minLength as number | undefined) ?? 0;
  const high = (maxLength as number | undefined) ?? Number.POSITIVE_INFINITY;
  const regExp = pattern === undefined ? undefined : new RegExp(pattern as string, "u");
  return (value) => {
    if (typeof value !== "string") return false;
    // Lengths are in code points, of which a text has at least half as many as it has code units, and at most as many.
    if (value.length < low || value.length > 2 * high) return false;
    if (value.length < 2 * low || value.length > high) {
      const length = codePoints(value);
      if (length < low || length > high) return false;
    }
    return regExp === undefined || regExp.test(value);
  };
}

function codePoints(value: string): number {
  let count = 0;
  for (let at = 0; at < value.length; at++, count++) if (value.codePointAt(at)! > 0xffff) at++;
  return count;
}

function list({ items, minItems, maxItems }: Keywords): Check {
  const check = items === undefined ? () => true : build(items as Keywords);
  const low = (minItems as number | undefined) ?? 0;
  const high = (maxItems as number | undefined) ?? Number.POSITIVE_INFINITY;
  return (value) => {
    if (!Array.isArray(value) || value.length < low || value.length > high) return false;
    for (const item of value) if (!check(item)) return false;
    return true;
  };
}

interface ObjectKeywords extends Keywords {
  properties?: Record<string, Keywords>;
  required?: string[];
  patternProperties?: Record<string, Keywords>;
  additionalProperties?: unknown;
}

function object(schema: ObjectKeywords): Check {
  const required = new Set(schema.required ?? []);
  const properties = Object.entries(schema.properties ?? {}).map(([key, property]) => ({
    key,
    check: build(property),
    required: required.delete(key),
    isInherited: key in {},
  }));
  if (required.size > 0) throw new UnknownKeywordError("required without properties");
  const checkOthers = others(schema, new Set(properties.map(({ key }) => key)));
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const record = value as Record<string, unknown>;
    for (const property of properties) {
      const field = property.isInherited && !Object.hasOwn(record, property.key) ? undefined : record[property.key];
      if (field === undefined ? property.required && !Object.hasOwn(record, property.key) : !property.check(field)) {
        return false;
      }
    }
    return checkOthers === undefined || checkOthers(record);
  };
}

/** The check of keys that are not named: those of a record, and whether any other may stand. */
function others(
  schema: ObjectKeywords,
  named: ReadonlySet<string>,
): ((record: Record<string, unknown>) => boolean) | undefined {
  const patterns = Object.entries(schema.patternProperties ?? {}).map(([pattern, property]) => ({
    regExp: new RegExp(pattern, "u"),
    check: build(property),
  }));
  const { additionalProperties: additional = true } = schema;
  if (typeof additional !== "boolean") throw new UnknownKeywordError("additionalProperties as a schema");
  if (patterns.length === 0 && additional) return undefined;
  return (record) => {
    for (const key in record) {
      let known = named.has(key);
      for (const { regExp, check } of patterns) {
        if (!regExp.test(key)) continue;
        if (!check(record[key])) return false;
        known = true;
      }
      if (!known && !additional) return false;
    }
    return true;
  };
}
