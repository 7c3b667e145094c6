import { describe, expect, it } from "vitest";
import { complaintWindows, endOfWindow, findResultsDay } from "./complaint-windows.ts";
import type { CalendarItem } from "./schema.ts";

const election = { electionDay: "2016-02-26", utcOffsetMinutes: 210 };
const windowOf = (act: string, addressee: string) =>
  complaintWindows.find((window) => window.act === act && window.addressee === addressee)!;
const iso = (ms: number) => new Date(ms).toISOString();

const results = (at: string, over: Partial<CalendarItem> = {}): CalendarItem => ({
  id: "results",
  kind: "results",
  constituency: null,
  contest: null,
  at,
  orderNo: "12/7",
  basis: "calendar",
  ...over,
});

describe("the windows for complaints", () => {
  it("the Guardian Council takes them from 7 to 13 Esfand 1394, to the end of the day", () => {
    expect(endOfWindow(windowOf("accept", "guardian-council"), election, [null])).toEqual({
      kind: "known",
      // Midnight at the start of 14 Esfand in Tehran.
      endsMs: Date.parse("2016-03-03T20:30:00.000Z"),
    });
  });

  it("the boards decide within the same seven days", () => {
    const { endsMs } = endOfWindow(windowOf("decide", "boards"), election, [null]);
    expect(iso(endsMs)).toBe("2016-03-03T20:30:00.000Z");
  });

  it("the boards take them until two days after the results, to the end of the day", () => {
    expect(endOfWindow(windowOf("accept", "boards"), election, ["2016-02-29"])).toEqual({
      kind: "known",
      endsMs: Date.parse("2016-03-02T20:30:00.000Z"),
    });
  });

  it("while the results are not announced it cannot end before two days after voting, and more is not said", () => {
    expect(endOfWindow(windowOf("accept", "boards"), election, [null])).toEqual({
      kind: "not-before",
      endsMs: Date.parse("2016-02-28T20:30:00.000Z"),
    });
  });

  it("of a complaint about both contests the later results count, and one alone leaves the end open", () => {
    const boards = windowOf("accept", "boards");
    expect(endOfWindow(boards, election, ["2016-02-28", "2016-03-01"])).toMatchObject({ kind: "known" });
    expect(iso(endOfWindow(boards, election, ["2016-02-28", "2016-03-01"]).endsMs)).toBe("2016-03-03T20:30:00.000Z");
    expect(endOfWindow(boards, election, ["2016-02-28", null]).kind).toBe("not-before");
  });

  it("the day of the results is the local one, of the contest and the constituency", () => {
    const calendar = [
      results("2016-02-28T20:29:59.000Z", { contest: "majles", constituency: "urmia" }),
      results("2016-02-29T20:30:00.000Z", { contest: "experts" }),
    ];
    expect(findResultsDay(calendar, "majles", "urmia", election)).toBe("2016-02-28");
    expect(findResultsDay(calendar, "majles", "khoy", election)).toBeNull();
    expect(findResultsDay(calendar, "experts", "khoy", election)).toBe("2016-03-01");
  });
});
