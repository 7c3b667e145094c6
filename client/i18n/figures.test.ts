import { describe, expect, it } from "vitest";
import { enCount, faFigure, formatBytes, formatPercent, localizeDigits } from "./figures.ts";

describe("figures", () => {
  it("are written in the language's own digits", () => {
    expect(faFigure(1_234_567)).toBe("۱٬۲۳۴٬۵۶۷");
    expect(formatPercent("fa", 0.4249)).toBe("۴۲٫۵٪");
    expect(formatPercent("en", 1)).toBe("100%");
    expect(localizeDigits("fa", "08:15")).toBe("۰۸:۱۵");
    expect(localizeDigits("en", "08:15")).toBe("08:15");
  });

  it("name sizes in the largest unit that keeps them above one", () => {
    expect(formatBytes("fa", 0)).toBe("۰ بایت");
    expect(formatBytes("en", 999)).toBe("999 bytes");
    expect(formatBytes("fa", 1_530_000)).toBe("۱٫۵ مگابایت");
    expect(formatBytes("en", 412_300)).toBe("412 kB");
    expect(formatBytes("en", 7_000_000_000_000)).toBe("7,000 GB");
  });

  it("choose the plural in English", () => {
    expect(enCount(1, "item", "items")).toBe("1 item");
    expect(enCount(0, "item", "items")).toBe("0 items");
  });
});
