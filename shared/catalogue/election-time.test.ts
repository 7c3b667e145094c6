import { describe, expect, it } from "vitest";
import {
  branchClosingMinute,
  closingMinute,
  findReportedMinute,
  findWallMinute,
  instantOf,
  minuteOf,
  wallTime,
} from "./election-time.ts";
import { westAzerbaijanElection } from "./province/election.ts";
import type { CalendarItem } from "./schema.ts";

const election = westAzerbaijanElection("2016-02-26");
const urmia = { constituency: "majles-urmia" };
const item = (over: Partial<CalendarItem>): CalendarItem => ({
  id: "extension-1",
  kind: "closing",
  constituency: null,
  contest: null,
  at: "2016-02-26T18:30:00.000Z",
  orderNo: "1",
  basis: "sourced",
  ...over,
});

describe("local time", () => {
  it("counts minutes of election day in the election's own offset", () => {
    expect(instantOf(election, 8 * 60)).toBe("2016-02-26T04:30:00.000Z");
    expect(instantOf(election, -6 * 60)).toBe("2016-02-25T14:30:00.000Z");
    expect(minuteOf(election, "2016-02-26T04:30:59.999Z")).toBe(480);
    expect(minuteOf(election, "2016-02-25T20:29:59.999Z")).toBe(-1);
  });

  it("takes a reported time before 05:00 for the night after", () => {
    expect(findReportedMinute("00:30")).toBe(1470);
    expect(findReportedMinute("05:00")).toBe(300);
    expect(wallTime(1470)).toBe("00:30");
    for (const bad of ["8:00", "24:00", "12:60", "", "۰۸:۰۰"]) expect(findWallMinute(bad), bad).toBeUndefined();
  });
});

describe("closing", () => {
  it("moves with an extension of the constituency, of the contest, or of all", () => {
    const here = item({ constituency: "majles-urmia", contest: "experts" });
    expect(closingMinute(election, [], urmia, "majles")).toBe(20 * 60);
    expect(closingMinute(election, [here], urmia, "experts")).toBe(22 * 60);
    expect(closingMinute(election, [here], urmia, "majles")).toBe(20 * 60);
    expect(closingMinute(election, [here], { constituency: "majles-khoy" }, "experts")).toBe(20 * 60);
    expect(branchClosingMinute(election, [here], urmia)).toBe(22 * 60);
    expect(branchClosingMinute(election, [item({})], { constituency: null })).toBe(22 * 60);
  });

  it("keeps the latest of several orders and may run past midnight", () => {
    const orders = [
      item({ at: "2016-02-26T20:15:00.000Z" }),
      item({ id: "extension-2", at: "2016-02-26T17:30:00.000Z" }),
    ];
    expect(branchClosingMinute(election, orders, urmia)).toBe(23 * 60 + 45);
    expect(branchClosingMinute({ ...election, closing: "00:30" }, [], urmia)).toBe(1470);
  });
});
