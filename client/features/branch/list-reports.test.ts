import { describe, expect, it } from "vitest";
import { addToBranchLog, createBranchLog, readBranchDay } from "../../../shared/projections/branch-day.ts";
import { readStoredEntry } from "../../../shared/projections/stored-entry.ts";
import {
  at,
  branches,
  catalogue,
  hourlyFigures,
  reportData,
  storedEntry,
  type GivenEntry,
} from "../../../tests/support/day-fixtures.ts";
import { listReports } from "./list-reports.ts";

const unit = branches[0]!;
const filed = (seq: number, report: string, slot: string | null): GivenEntry => ({
  author: "a",
  seq,
  type: "report.filed",
  unit: unit.id,
  subject: slot === null ? `event-${seq}` : `${unit.id}/${report}/${slot}`,
  data: reportData(report, slot, hourlyFigures(10)),
  claimedAt: at("09:05"),
  receivedAt: at("09:06"),
  position: seq + 1,
});

function list(nowAt: string, ...entries: GivenEntry[]) {
  return listWhile(false, nowAt, ...entries);
}

function listWhile(isArriving: boolean, nowAt: string, ...entries: GivenEntry[]) {
  const log = createBranchLog(unit.id, "rehearsal");
  for (const entry of entries) addToBranchLog(log, readStoredEntry(storedEntry(entry)));
  return listReports(catalogue.slotsOf(unit), readBranchDay(log, unit, catalogue).reports, nowAt, isArriving);
}

describe("the reports of a branch's page", () => {
  it("are neither silent nor awaited while entries are still coming in: that is not known yet", () => {
    const { scheduled } = listWhile(true, at("09:20"), filed(0, "R2", "h09"));
    const states = new Set(scheduled.map(({ id, state }) => (id === "R2/h09" ? `filed ${state}` : state)));
    expect(states).toEqual(new Set(["filed on-time", null]));
  });

  it("are all slots of the day, filed or not, with the state that the hour gives them", () => {
    const { scheduled } = list(at("09:20"), filed(0, "R2", "h09"));
    const stateOf = (id: string) => scheduled.find((report) => report.id === id)?.state;
    expect(scheduled).toHaveLength(catalogue.slotsOf(unit).length);
    expect(stateOf("R2/h09")).toBe("on-time");
    expect(stateOf("R1/main")).toBe("silent");
    expect(stateOf("R2/h10")).toBe("awaited");
  });

  it("keep a filing of a slot that is not asked for, without judging it", () => {
    const { scheduled } = list(at("09:20"), filed(0, "R2", "h23"));
    expect(scheduled.at(-1)).toMatchObject({ id: "R2/h23", dueAt: null, state: null });
  });

  it("list what was filed on an event by itself", () => {
    const { onEvent } = list(at("09:20"), filed(0, "R3", null), filed(1, "R3", null));
    expect(onEvent.map(({ id }) => id)).toEqual(["event-0", "event-1"]);
  });
});
