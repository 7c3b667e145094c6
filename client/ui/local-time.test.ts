import { describe, expect, it } from "vitest";
import { parseLocalTime } from "./local-time.ts";

describe("a time of day", () => {
  it.each([
    ["08:15", "08:15"],
    ["۸:۱۵", "08:15"],
    ["٢٣:٠٥", "23:05"],
    ["۸ و ۱۵", "08:15"],
    ["8.5", "08:05"],
    ["815", "08:15"],
    ["۰۸۱۵", "08:15"],
    [" 8 ", "08:00"],
  ])("is read from %s", (typed, time) => {
    expect(parseLocalTime(typed)).toBe(time);
  });

  it.each(["", "24:00", "8:60", "صبح", "8:15:30", "12345"])("is not read from “%s”", (typed) => {
    expect(parseLocalTime(typed)).toBeUndefined();
  });
});
