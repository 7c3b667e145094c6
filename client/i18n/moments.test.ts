import { describe, expect, it } from "vitest";
import {
  formatAge,
  formatDate,
  formatDuration,
  formatLongDate,
  formatMoment,
  formatShortDate,
  localDateOf,
} from "./moments.ts";

const TEHRAN = 210;
const MINUTE_MS = 60_000;

describe("moments", () => {
  it("shows an instant in the election's offset, also across midnight", () => {
    expect(formatMoment("fa", "2016-02-26T04:45:00.000Z", TEHRAN)).toBe("۷ اسفند ۱۳۹۴، ساعت ۰۸:۱۵");
    expect(formatMoment("en", "2016-02-26T04:45:00.000Z", TEHRAN)).toBe("7 Esfand 1394, 08:15");
    expect(localDateOf("2016-02-25T20:45:00.000Z", TEHRAN)).toBe("2016-02-26");
  });

  it("writes Jalali dates as people read them", () => {
    expect(formatDate("fa", "2025-03-20")).toBe("۳۰ اسفند ۱۴۰۳");
    expect(formatLongDate("fa", "2016-02-26")).toBe("جمعه ۷ اسفند ۱۳۹۴");
    expect(formatShortDate("en", "2016-02-26")).toBe("1394/12/07");
  });

  it("rounds ages down and never says zero", () => {
    const nowMs = Date.parse("2016-02-26T10:00:00.000Z");
    expect(formatAge("fa", "2016-02-26T09:47:30.000Z", nowMs)).toBe("۱۲ دقیقه پیش");
    expect(formatAge("en", "2016-02-26T08:59:00.000Z", nowMs)).toBe("1 hour ago");
    expect(formatAge("fa", "2016-02-26T09:59:40.000Z", nowMs)).toBe("همین حالا");
    expect(formatAge("en", "2016-02-26T10:12:00.000Z", nowMs)).toBe("in 12 minutes");
  });

  it("names at most two units of a duration", () => {
    expect(formatDuration("fa", 125 * MINUTE_MS)).toBe("۲ ساعت و ۵ دقیقه");
    expect(formatDuration("en", 26 * 60 * MINUTE_MS + 5 * MINUTE_MS)).toBe("1 day 2 hours");
    expect(formatDuration("fa", 20_000)).toBe("کمتر از یک دقیقه");
  });
});
