import { describe, expect, test } from "vitest";
import { maxColumns, maxRows, readCsv, type ReadOptions, type Table } from "./read-csv.ts";

function getTable(text: string, options: ReadOptions = {}): Table {
  const read = readCsv(text, options);
  if (read.kind !== "table") throw new Error(`not a table: ${read.kind}`);
  return read.table;
}

describe("lines are those of the file", () => {
  const rows = ["a,b", "1,x", "", '2,"y', 'z"', "", "3,w"];
  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("%s, with empty lines and a line end in a cell", (_, lineEnd) => {
    expect(getTable(rows.join(lineEnd))).toMatchObject({
      headings: ["a", "b"],
      headingLine: 1,
      rows: [
        { line: 2, cells: ["1", "x"] },
        { line: 4, cells: ["2", "y\nz"] },
        { line: 7, cells: ["3", "w"] },
      ],
    });
  });

  test("a line end in a heading", () => {
    expect(getTable('"کد\nشعبه",b\n1,2\n')).toMatchObject({ headingLine: 1, rows: [{ line: 3 }] });
  });

  test("titles above the headings", () => {
    const table = getTable('فهرست شعب,,\n"سال ""۹۴""",,\na,b,c\n1,2,3\n', { headingLine: 3 });
    expect(table).toMatchObject({
      headings: ["a", "b", "c"],
      headingLine: 3,
      rows: [{ line: 4, cells: ["1", "2", "3"] }],
    });
  });

  test("empty lines above the headings", () => {
    expect(getTable("\n , \na,b\n1,2")).toMatchObject({ headingLine: 3, rows: [{ line: 4 }] });
  });
});

describe("finds the separator", () => {
  test.each([
    ["comma", "a,b\n1,2", ","],
    ["semicolon", "a;b\n1;2", ";"],
    ["tab", "a\tb\n1\t2", "\t"],
    ["not within quotes", '"a,b,c";"d"\n1;2', ";"],
    ["quotes written twice", '"a"",,,""b";c\n1;2', ";"],
    ["the one there is most of", "a;b;c,d\n1;2;3", ";"],
  ] as const)("%s", (_, text, separator) => {
    const table = getTable(text);
    expect(table.separator).toBe(separator);
    expect(table.rows[0]?.cells).toHaveLength(table.headings.length);
  });

  test("the one that Excel declares", () => {
    expect(getTable("sep=;\r\na,x;b\r\n1;2")).toMatchObject({
      separator: ";",
      headings: ["a,x", "b"],
      headingLine: 2,
      rows: [{ line: 3, cells: ["1", "2"] }],
    });
  });

  test("the one that the map says", () => {
    expect(getTable("a;b,c\n1;2,3", { separator: "," }).headings).toEqual(["a;b", "c"]);
  });
});

describe("rows that do not fit", () => {
  test("are kept out with their line and size", () => {
    const table = getTable("a,b,c\n1,2\n1,2,3\n1,2,3,4\n");
    expect(table.ragged).toEqual([
      { line: 2, cellCount: 2 },
      { line: 4, cellCount: 4 },
    ]);
    expect(table.rows).toEqual([{ line: 3, cells: ["1", "2", "3"] }]);
  });

  test("empty cells past the last heading are no cells", () => {
    expect(getTable("a,b,,\n1,2,,\n3,4\n5,,,\n")).toMatchObject({
      headings: ["a", "b"],
      rows: [{ cells: ["1", "2"] }, { cells: ["3", "4"] }, { cells: ["5", ""] }],
      ragged: [],
    });
  });
});

describe("what cannot be read", () => {
  test.each([
    ["a quote that is never closed", 'a,b\n1,2\n\n3,"x\n4,5\n', { kind: "broken-quote", line: 4 }],
    ["text after a closing quote", 'a,b\n\n1,"x"y\n4,5\n', { kind: "broken-quote", line: 3 }],
    ["a quote within an unquoted cell", 'a,b\n1,x"y"\n', { kind: "broken-quote", line: 2 }],
    ["nothing", "", { kind: "empty" }],
    ["nothing but separators", "\n,,\n \n", { kind: "empty" }],
    ["nothing below the titles", "a,b\n1,2\n", { kind: "empty" }, { headingLine: 9 }],
    ["a row without an end", `a,b\n1,2\n3,${"x".repeat(1024 * 1024 + 1)}`, { kind: "too-long", line: 3 }],
    ["too many columns", `${"a,".repeat(maxColumns)}a\n`, { kind: "too-many-columns", count: maxColumns + 1, line: 1 }],
    ["too many rows", `a\n${"1\n".repeat(maxRows + 1)}`, { kind: "too-many-rows" }],
  ])("%s", (_, text, expected, options: ReadOptions = {}) => {
    expect(readCsv(text, options)).toEqual(expected);
  });

  test("as many rows as are allowed", () => {
    expect(getTable(`a\n${"1\n".repeat(maxRows)}`).rows).toHaveLength(maxRows);
  });
});
