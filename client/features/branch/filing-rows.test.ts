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
} from "../../../tests/support/day-fixtures.ts";
import { filingRows } from "./filing-rows.ts";

const unit = branches[0]!;
const report = catalogue.reportOf.get("R2")!;

function rowsOf(...checked: number[]) {
  const log = createBranchLog(unit.id, "rehearsal");
  for (const [index, figure] of checked.entries()) {
    const entry = storedEntry({
      author: `tablet-${index}`,
      seq: 0,
      type: "report.filed",
      unit: unit.id,
      subject: `${unit.id}/R2/h09`,
      data: reportData("R2", "h09", hourlyFigures(figure)),
      claimedAt: at("09:05"),
    });
    addToBranchLog(log, readStoredEntry(entry));
  }
  const [day] = readBranchDay(log, unit, catalogue).reports;
  return filingRows(report, catalogue.election.contests, day!.filings, day!.heads);
}

describe("filings side by side", () => {
  it("have a row for each question that was answered, one for each contest", () => {
    const rows = rowsOf(40);
    expect(rows.map(({ field, contest }) => `${field.name} ${contest?.id ?? "-"}`)).toEqual([
      "idElectronic -",
      "idManual -",
      "ballotsUsed experts",
      "ballotsUsed majles",
      "ballotsSpoiled experts",
      "ballotsSpoiled majles",
      "ballotsRemaining experts",
      "ballotsRemaining majles",
    ]);
  });

  it("say in which answers they differ", () => {
    const rows = rowsOf(40, 41);
    expect(rows.find(({ field }) => field.name === "idElectronic")).toMatchObject({ answers: [40, 41], differs: true });
    expect(rows.find(({ field }) => field.name === "idManual")).toMatchObject({ differs: false });
  });
});
