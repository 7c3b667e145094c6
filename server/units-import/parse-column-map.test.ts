import { describe, expect, test } from "vitest";
import { parseColumnMap } from "./parse-column-map.ts";

test("reads a whole map", () => {
  const map = {
    root: { id: "AF", kind: "province", code: "AF", name: { fa: "افغانستان", en: "Afghanistan" } },
    columns: {
      code: "pc_code",
      "name.fa": { firstOf: ["a", { join: ["b", { value: "-" }], separator: "" }] },
      "county.code": { value: "URM" },
      address: { join: ["x", "y"] },
      constituency: null,
    },
    missing: ["NA"],
    values: { mobility: { ثابت: "fixed" }, coverage: { "۲G": "weak" } },
    create: ["bakhsh"],
    codeWithin: "root",
    unknownConstituency: "empty",
    separator: ";",
    headingLine: 3,
  };
  expect(parseColumnMap(`\uFEFF${JSON.stringify(map)}`)).toEqual({ kind: "map", map });
  expect(parseColumnMap("{}")).toEqual({ kind: "map", map: {} });
});

describe("says where a map is wrong", () => {
  test.each([
    ["not JSON", "{", [""]],
    ["not an object", "[]", [""]],
    ["a key twice", '{"missing":[],"missing":["x"]}', [""]],
    ["a key that does not exist", '{"colums":{}}', ["/colums"]],
    ["a field that does not exist", '{"columns":{"kode":"x"}}', ["/columns/kode"]],
    ["a column that is none", '{"columns":{"code":7}}', ["/columns/code"]],
    ["a misspelt way of joining", '{"columns":{"code":{"joined":["a"]}}}', ["/columns/code"]],
    ["columns that are none", '{"columns":[]}', ["/columns"]],
    ["a root without an id", '{"root":{"name":{"fa":"x","en":"y"}}}', ["/root"]],
    ["an id with spaces", '{"root":{"id":"A F"}}', ["/root"]],
    ["a word that means nothing", '{"values":{"mobility":{"ث":"static"}}}', ["/values"]],
    [
      "all of it at once",
      '{"create":["x"],"headingLine":0,"separator":"|"}',
      ["/create", "/headingLine", "/separator"],
    ],
    ["wrong choices", '{"codeWithin":"x","unknownConstituency":"x"}', ["/codeWithin", "/unknownConstituency"]],
    ["texts that are none", '{"missing":"NA"}', ["/missing"]],
  ])("%s", (_, text, pointers) => {
    const parsed = parseColumnMap(text);
    if (parsed.kind !== "bad-map") throw new Error("the map was taken");
    expect(parsed.errors.map(({ pointer }) => pointer)).toEqual(pointers);
    for (const { message } of parsed.errors) {
      expect(message.fa).toMatch(/\p{Script=Arabic}/u);
      expect(message.en).toMatch(/^[a-z]/u);
    }
  });
});
