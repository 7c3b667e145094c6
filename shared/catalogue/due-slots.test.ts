import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueSlots, findHourMinute, hourKey } from "./due-slots.ts";
import { instantOf } from "./election-time.ts";
import { westAzerbaijanElection } from "./province/election.ts";
import { electionDayReports } from "./reports/election-day-reports.ts";
import type { CalendarItem } from "./schema.ts";

const election = westAzerbaijanElection("2016-02-26");
const unit = { id: "WA-URM-0001", constituency: "majles-urmia" };
const extension = (minute: number, constituency: string | null = null): CalendarItem => ({
  id: "extension",
  kind: "closing",
  constituency,
  contest: null,
  at: instantOf(election, minute),
  orderNo: "1",
  basis: "sourced",
});
const slotsWith = (calendar: CalendarItem[]) => dueSlots(election, calendar, electionDayReports, unit);

describe("dueSlots", () => {
  it("gives a branch seventeen slots on a normal day, in order of their due times", () => {
    const slots = slotsWith([]);
    expect(slots.map((slot) => `${slot.report}/${slot.key}`)).toEqual([
      "R0/eve",
      "R0/morning",
      "R1/main",
      ...["h09", "h10", "h11", "h12", "h13", "h14", "h15", "h16", "h17", "h18", "h19"].map((key) => `R2/${key}`),
      "R6/main",
      "R7/main",
      "R8/main",
    ]);
  });

  it("counts deadlines from the anchors in local time", () => {
    const due = Object.fromEntries(slotsWith([]).map((slot) => [slot.subject, slot.dueAt]));
    expect(due["WA-URM-0001/R0/eve"]).toBe("2016-02-25T14:30:00.000Z");
    expect(due["WA-URM-0001/R0/morning"]).toBe("2016-02-26T03:30:00.000Z");
    expect(due["WA-URM-0001/R1/main"]).toBe("2016-02-26T04:45:00.000Z");
    expect(due["WA-URM-0001/R2/h09"]).toBe("2016-02-26T05:45:00.000Z");
    expect(due["WA-URM-0001/R6/main"]).toBe("2016-02-26T17:00:00.000Z");
    expect(due["WA-URM-0001/R8/main"]).toBe("2016-02-27T00:30:00.000Z");
  });

  it("extends only the constituency that an order names", () => {
    expect(slotsWith([extension(23 * 60 + 45, "majles-urmia")])).toHaveLength(21);
    expect(slotsWith([extension(23 * 60 + 45, "majles-khoy")])).toEqual(slotsWith([]));
  });

  it("keeps every slot of a shorter day when voting is extended, moving only those after closing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20 * 60, max: 26 * 60 }), fc.integer({ min: 0, max: 180 }), (closing, longer) => {
        const [short, long] = [slotsWith([extension(closing)]), slotsWith([extension(closing + longer)])];
        const later = new Map(long.map((slot) => [slot.subject, slot]));
        for (const slot of short) {
          const same = later.get(slot.subject);
          expect(same).toBeDefined();
          const movesMs = Date.parse(same!.dueAt) - Date.parse(slot.dueAt);
          expect(movesMs).toBe(["R6", "R7", "R8"].includes(slot.report) ? longer * 60_000 : 0);
        }
        expect(new Set(long.map((slot) => slot.subject)).size).toBe(long.length);
        for (const slot of long) expect(slot.opensAt <= slot.dueAt).toBe(true);
      }),
    );
  });

  it("names hours by keys that read back and sort as time does", () => {
    fc.assert(
      fc.property(fc.nat(36 * 60), (minute) => {
        expect(findHourMinute(hourKey(minute))).toBe(minute);
      }),
    );
    expect([hourKey(24 * 60), hourKey(9 * 60), hourKey(570)].toSorted()).toEqual(["h09", "h0930", "h24"]);
    expect(findHourMinute("main")).toBeUndefined();
  });
});
