import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFigure, parseFigure, toAsciiDigits, toPersianDigits, type Figure } from "./digits.ts";

const figure = (value: number): Figure => ({ kind: "value", value });
const failed = (error: string) => ({ kind: "error", error });

describe("parseFigure", () => {
  it.each([
    ["۱۲۳", 123],
    ["١٢٣", 123],
    ["1۲٣", 123],
    [" ۱٬۲۳۴ ", 1234],
    ["1,234,567", 1234567],
    ["۱ ۲۳۴", 1234],
    ["۱\u00A0۲۳۴", 1234],
    ["\u200F۷۶۰\u200E", 760],
    ["۰۰۷", 7],
    ["+5", 5],
    ["-0", 0],
  ])("reads %j as %d", (text, value) => {
    expect(parseFigure(text)).toEqual(figure(value));
  });

  it.each(["", "  ", "\u200C", "\u200F \u200E"])("takes %j for an empty field", (text) => {
    expect(parseFigure(text)).toEqual({ kind: "empty" });
  });

  it.each([
    ["12a", "character"],
    ["دوازده", "character"],
    ["1.2.3", "character"],
    [".", "character"],
    ["-", "character"],
    ["1e5", "character"],
    ["0x10", "character"],
    ["1,2", "grouping"],
    ["12,34", "grouping"],
    ["1,,234", "grouping"],
    ["1.5", "not-whole"],
    ["۱٫۰", "not-whole"],
    ["1.234", "not-whole"],
    ["-5", "negative"],
    ["−۵", "negative"],
    ["99999999999999999999", "too-large"],
  ])("says what is wrong with %j: %s", (text, error) => {
    expect(parseFigure(text)).toEqual(failed(error));
  });

  it("reads fractions and negative figures where they are allowed", () => {
    expect(parseFigure("۱٬۲۳۴٫۵", { decimals: true })).toEqual(figure(1234.5));
    expect(parseFigure("1,234.5", { decimals: true })).toEqual(figure(1234.5));
    expect(parseFigure("٫۵", { decimals: true })).toEqual(figure(0.5));
    expect(parseFigure("−۵", { negative: true })).toEqual(figure(-5));
  });

  it("reads back every figure it formats, in both languages", () => {
    const any = fc.record({
      value: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map((thousandths) => thousandths / 1000),
      language: fc.constantFrom("fa" as const, "en" as const),
    });
    fc.assert(
      fc.property(any, ({ value, language }) => {
        const text = formatFigure(value, language);
        expect(parseFigure(text, { decimals: true, negative: true })).toEqual(figure(value === 0 ? 0 : value));
      }),
    );
  });

  it("never throws and never gives a number that is not finite", () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), fc.boolean(), (text, decimals, negative) => {
        const result = parseFigure(text, { decimals, negative });
        if (result.kind === "value") expect(Number.isFinite(result.value)).toBe(true);
      }),
    );
  });
});

describe("formatFigure", () => {
  it("uses the digits and separators of the language", () => {
    expect(formatFigure(2296591, "fa")).toBe("۲٬۲۹۶٬۵۹۱");
    expect(formatFigure(2296591, "en")).toBe("2,296,591");
    expect(formatFigure(100, "en")).toBe("100");
    expect(formatFigure(12.5, "fa")).toBe("۱۲٫۵");
    expect(formatFigure(0, "fa")).toBe("۰");
    expect(formatFigure(-0.0001, "en")).toBe("0");
  });
});

describe("digits of scripts", () => {
  it("turns both ways and leaves the rest", () => {
    expect(toAsciiDigits("شعبه ۱۲ و ٣")).toBe("شعبه 12 و 3");
    expect(toPersianDigits("شعبه 12 و ٣")).toBe("شعبه ۱۲ و ۳");
  });
});
