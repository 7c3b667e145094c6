import { Value } from "typebox/value";
import { Type } from "typebox";
import type { Localized } from "../../shared/catalogue/schema.ts";
import { hasDuplicateKeys } from "../../shared/lib/duplicate-keys.ts";
import { type ColumnMap, mapProperties, Source } from "./column-map.ts";
import { fieldNames, type FieldName } from "./fields.ts";

/** What is wrong at one place of the map, given as a JSON pointer ("" is the map itself). */
export interface MapError {
  pointer: string;
  message: Localized;
}

export type ParsedMap = { kind: "map"; map: ColumnMap } | { kind: "bad-map"; errors: MapError[] };

type MapKey = keyof typeof mapProperties;

const Column = Type.Union([Source, Type.Null()]);
const keys = Object.keys(mapProperties) as MapKey[];

/** What belongs at each key, for people who write a map by hand. */
const expected: Record<MapKey, Localized> = {
  root: {
    fa: 'باید چنین باشد: {"id": "WA"}، یا برای ساختن آن {"id": "AF", "name": {"fa": "…", "en": "…"}} و در صورت نیاز "kind" و "code"',
    en: 'must be {"id": "WA"}, or to create it {"id": "AF", "name": {"fa": "…", "en": "…"}}, with "kind" and "code" where needed',
  },
  columns: { fa: "باید شیئی از نام فیلد به سرستون باشد", en: "must be an object from field to heading" },
  missing: { fa: 'باید فهرستی از متن‌ها باشد: ["NA", "-"]', en: 'must be a list of texts: ["NA", "-"]' },
  values: {
    fa: 'باید چنین باشد: {"mobility": {"سیار": "mobile"}, "coverage": {"دارد": "good"}}؛ مقدارها: fixed و mobile، و good و weak و none و unknown',
    en: 'must be like {"mobility": {"سیار": "mobile"}, "coverage": {"دارد": "good"}}; values are fixed, mobile and good, weak, none, unknown',
  },
  create: { fa: 'باید فهرستی از "county" و "bakhsh" باشد', en: 'must be a list of "county" and "bakhsh"' },
  codeWithin: { fa: 'باید "root" یا "county" یا "bakhsh" باشد', en: 'must be "root", "county" or "bakhsh"' },
  unknownConstituency: { fa: 'باید "error" یا "empty" باشد', en: 'must be "error" or "empty"' },
  separator: { fa: 'باید "," یا ";" یا "\\t" باشد', en: 'must be ",", ";" or "\\t"' },
  headingLine: { fa: "باید شمارهٔ خط، از ۱ تا ۱۰۰۰، باشد", en: "must be the number of a line, 1 to 1000" },
};

const columnExpected: Localized = {
  fa: 'باید سرستون باشد، یا {"value": "…"}، یا {"join": ["…", "…"], "separator": " "}، یا {"firstOf": ["…", "…"]}، یا null',
  en: 'must be a heading, {"value": "…"}, {"join": ["…", "…"], "separator": " "}, {"firstOf": ["…", "…"]}, or null',
};

/** Reads a MAP.json. Says everything that is wrong with it, each at its place. */
export function parseColumnMap(text: string): ParsedMap {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return bad({ pointer: "", message: { fa: `JSON نیست: ${reason}`, en: `is not JSON: ${reason}` } });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return bad({ pointer: "", message: { fa: "باید یک شیء JSON باشد", en: "must be a JSON object" } });
  }
  if (hasDuplicateKeys(text)) {
    return bad({ pointer: "", message: { fa: "یک کلید را دو بار دارد", en: "names a key twice" } });
  }
  const errors = Object.entries(value).flatMap(([key, part]) => checkKey(key, part));
  return errors.length > 0 ? { kind: "bad-map", errors } : { kind: "map", map: value as ColumnMap };
}

function checkKey(key: string, part: unknown): MapError[] {
  const known = keys.find((candidate) => candidate === key);
  if (known === undefined) return [unknownKey(`/${key}`, keys)];
  if (known !== "columns" || typeof part !== "object" || part === null || Array.isArray(part)) {
    return Value.Check(mapProperties[known], part) ? [] : [{ pointer: `/${key}`, message: expected[known] }];
  }
  return Object.entries(part).flatMap(([field, source]) => {
    const pointer = `/columns/${field}`;
    if (!fieldNames.includes(field as FieldName)) return [unknownKey(pointer, fieldNames)];
    return Value.Check(Column, source) ? [] : [{ pointer, message: columnExpected }];
  });
}

function unknownKey(pointer: string, known: readonly string[]): MapError {
  return {
    pointer,
    message: {
      fa: `شناخته نیست؛ این‌ها شناخته‌اند: ${known.join("، ")}`,
      en: `is not known; known are: ${known.join(", ")}`,
    },
  };
}

const bad = (error: MapError): ParsedMap => ({ kind: "bad-map", errors: [error] });
