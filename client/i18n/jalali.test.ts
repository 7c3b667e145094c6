import { describe, expect, it } from "vitest";
import { findIsoFromJalali, isIsoDate, jalaliFromIso } from "./jalali.ts";

describe("Jalali dates", () => {
  it.each([
    ["2025-03-20", { year: 1403, month: 12, day: 30 }],
    ["2026-03-20", { year: 1404, month: 12, day: 29 }],
    ["2029-03-20", { year: 1408, month: 1, day: 1 }],
    ["2016-02-26", { year: 1394, month: 12, day: 7 }],
  ])("%s is read and written alike", (isoDate, jalali) => {
    expect(jalaliFromIso(isoDate)).toEqual(jalali);
    expect(findIsoFromJalali(jalali)).toBe(isoDate);
  });

  it("finds every day from 1300 to 1500 again", () => {
    const first = Date.parse("1921-03-21T00:00:00Z");
    const last = Date.parse(`${findIsoFromJalali({ year: 1500, month: 12, day: 29 })}T00:00:00Z`);
    let days = 0;
    for (let time = first; time <= last; time += 86_400_000) {
      const isoDate = new Date(time).toISOString().slice(0, 10);
      if (findIsoFromJalali(jalaliFromIso(isoDate)) !== isoDate) expect.fail(isoDate);
      days += 1;
    }
    expect(days).toBeGreaterThan(73_400);
  });

  it("knows no thirtieth of Esfand in a common year, no thirty-first of Mehr and no month thirteen", () => {
    expect(findIsoFromJalali({ year: 1404, month: 12, day: 30 })).toBeUndefined();
    expect(findIsoFromJalali({ year: 1404, month: 7, day: 31 })).toBeUndefined();
    expect(findIsoFromJalali({ year: 1404, month: 13, day: 1 })).toBeUndefined();
    expect(findIsoFromJalali({ year: 1299, month: 1, day: 1 })).toBeUndefined();
  });

  it("tells ISO dates from look-alikes", () => {
    expect(isIsoDate("2024-02-29")).toBe(true);
    expect(isIsoDate("2023-02-29")).toBe(false);
    expect(isIsoDate("2023-2-9")).toBe(false);
    expect(() => jalaliFromIso("1403/12/30")).toThrow(RangeError);
  });
});
