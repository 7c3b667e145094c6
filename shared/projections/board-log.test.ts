import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { branchEntries } from "../../tests/support/day-arbitraries.ts";
import { at, branches, reportData, storedEntry, type GivenEntry } from "../../tests/support/day-fixtures.ts";
import { addToLog, createLog, packLog, unpackLog } from "./board-log.ts";
import { readStoredEntry } from "./stored-entry.ts";

const unit = branches[0]!;
const filed = (over: Partial<GivenEntry>) =>
  readStoredEntry(
    storedEntry({
      author: "a",
      seq: 0,
      type: "report.filed",
      unit: unit.id,
      subject: `${unit.id}/R1/main`,
      data: reportData("R1", "main"),
      claimedAt: at("08:05"),
      ...over,
    }),
  );
const logOf = (...entries: ReturnType<typeof filed>[]) => {
  const log = createLog();
  for (const entry of entries) addToLog(log, entry);
  return log;
};

describe("what the board keeps of a branch", () => {
  it("comes back whole from its packed text", () => {
    fc.assert(
      fc.property(branchEntries(unit.id), (entries) => {
        const log = logOf(...entries.map(readStoredEntry));
        expect(unpackLog(packLog(log))).toEqual(log);
      }),
      { numRuns: 150 },
    );
  });

  it("comes back whole with times that are none", () => {
    const noTime = { claimedAt: "2016-99-99T00:00:00.000Z" };
    const log = logOf(filed(noTime), filed({ ...noTime, seq: 1, type: "violation.logged", subject: "v", data: null }));
    expect([...log.filings.values()][0]!.times.claimedMs).toBeNaN();
    expect(unpackLog(packLog(log))).toEqual(log);
  });

  it("is figures and choices, of each contest, and no prose", () => {
    const prose = "برف راه را بسته است و تعرفه با یک ساعت تأخیر به شعبه رسید؛ نماینده فرماندار در جریان است.";
    const figures = { boxEmpty: "yes", remarks: prose };
    const data = reportData("R1", "main", {
      values: figures,
      majles: { ballotsReceived: 9, remarks: prose },
      experts: {},
    });
    expect([...logOf(filed({ data })).filings.values()][0]!.content).toMatchObject({
      values: { boxEmpty: "yes" },
      contests: { majles: { ballotsReceived: 9 }, experts: {} },
    });
    expect(packLog(logOf(filed({ data })))).not.toContain("برف");
  });

  it("keeps both entries of a fork", () => {
    const other = filed({});
    other.header = { ...other.header, payloadHash: "another" };
    expect(logOf(filed({}), other).filings.size).toBe(2);
  });
});
