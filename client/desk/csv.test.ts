import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";

describe("a table as CSV", () => {
  it("begins with a mark, so that Persian is read as UTF-8, and ends lines as the standard has it", () => {
    expect(
      toCsv([
        ["شعبه", 3],
        [null, "x"],
      ]),
    ).toBe("\uFEFFشعبه,3\r\n,x\r\n");
  });

  it("quotes what holds a comma, a quote or a line break", () => {
    expect(toCsv([["a,b", 'say "x"', "one\ntwo"]])).toBe('\uFEFF"a,b","say ""x""","one\ntwo"\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@x", "\t=1"])("keeps a spreadsheet from running %j", (text) => {
    expect(toCsv([[text]])).toBe(`\uFEFF'${text}\r\n`);
  });

  it("leaves figures alone, also below zero", () => {
    expect(toCsv([[-5, 1.5]])).toBe("\uFEFF-5,1.5\r\n");
  });
});
