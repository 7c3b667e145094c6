import { describe, expect, it } from "vitest";
import {
  at,
  branches,
  catalogue,
  hourlyFigures,
  reportData,
  storedEntry,
  type GivenEntry,
} from "../../tests/support/day-fixtures.ts";
import { addToBranchLog, createBranchLog, readBranchDay } from "./branch-day.ts";
import { readStoredEntry } from "./stored-entry.ts";
import { readToday } from "./today.ts";

const unit = branches[0]!;
const filed = (seq: number, report: string, slot: string | null): GivenEntry => ({
  author: "a",
  seq,
  type: "report.filed",
  unit: unit.id,
  subject: slot === null ? "support" : `${unit.id}/${report}/${slot}`,
  data: reportData(report, slot, hourlyFigures(10)),
  claimedAt: at("09:05"),
});

function today(nowAt: string, ...entries: GivenEntry[]) {
  const log = createBranchLog(unit.id, "rehearsal");
  for (const entry of entries) addToBranchLog(log, readStoredEntry(storedEntry(entry)));
  return readToday(readBranchDay(log, unit, catalogue), unit, catalogue, nowAt);
}
const states = (...given: Parameters<typeof today>) =>
  Object.fromEntries(today(...given).items.map(({ slot, state }) => [slot.id, state]));

describe("the tablet's day", () => {
  it("tells of each slot whether it is filed, open, overdue or to come", () => {
    expect(states(at("09:05"), filed(0, "R1", "main"))).toMatchObject({
      "R0/eve": "overdue",
      "R1/main": "filed",
      "R2/h09": "open",
      "R2/h10": "upcoming",
    });
    expect(states(at("09:15"))["R2/h09"]).toBe("open");
    expect(states(at("09:16"))["R2/h09"]).toBe("overdue");
  });

  it("names what is open as next, and until when", () => {
    const { next } = today(at("09:05"));
    expect(next).toMatchObject({ subject: `${unit.id}/R2/h09`, slot: { dueAt: at("09:15") } });
  });

  it("names what was due last while nothing is open, then what opens next", () => {
    expect(today(at("09:40")).next?.slot.id).toBe("R2/h09");
    const all = catalogue.slotsOf(unit).filter(({ dueMs }) => dueMs < Date.parse(at("09:40")));
    const filings = all.map(({ report, slot }, seq) => filed(seq, report, slot));
    expect(today(at("09:40"), ...filings)).toMatchObject({
      next: { slot: { id: "R2/h10" }, state: "upcoming" },
      overdue: [],
    });
  });

  it("has nothing next once everything is filed", () => {
    const filings = catalogue.slotsOf(unit).map(({ report, slot }, seq) => filed(seq, report, slot));
    expect(today(at("23:00"), ...filings).next).toBeNull();
  });

  it("carries each report with its findings, and those filed on an event", () => {
    const { items, incidents } = today(at("09:05"), filed(0, "R2", "h09"), filed(1, "R3", null));
    const hourly = items.find(({ slot }) => slot.id === "R2/h09")!;
    expect(hourly.report).toMatchObject({ agreement: "single", verdict: "undelivered" });
    expect(hourly.report!.findings.length).toBeGreaterThan(0);
    expect(incidents.map(({ report }) => report)).toEqual(["R3"]);
  });
});
