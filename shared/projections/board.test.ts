import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveries } from "../../tests/support/day-arbitraries.ts";
import {
  at,
  branches,
  catalogue,
  catalogueWith,
  hourlyFigures,
  name43,
  province,
  reportData,
  storedEntry,
  violationData,
  type GivenEntry,
} from "../../tests/support/day-fixtures.ts";
import { addToBranchLog, createBranchLog, readBranchDay } from "./branch-day.ts";
import { createBoard, foldBoard, forgetCells, type BoardState } from "./board.ts";
import { findBoard, saveBoard } from "./board-snapshot.ts";
import { boardSlots, checkFindings, readBoard, type BoardRow } from "./board-view.ts";
import { worstBroken } from "./findings.ts";
import { readStoredEntry, type StoredEntry } from "./stored-entry.ts";

const [unit, neighbour] = [branches[0]!, branches[1]!];
const filed = (seq: number, slot: string, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author: "a",
  seq,
  type: "report.filed",
  unit: unit.id,
  subject: `${unit.id}/R2/${slot}`,
  data: reportData("R2", slot, hourlyFigures(10)),
  claimedAt: at(`${slot.slice(1)}:05`),
  ...over,
});
const received = (seq: number, slot: string, receivedAt: string, over: Partial<GivenEntry> = {}) =>
  filed(seq, slot, { position: seq + 1, receivedAt, ...over });

function boardOf(...entries: GivenEntry[]): BoardState {
  const board = createBoard("rehearsal");
  foldBoard(board, entries.map(storedEntry));
  return board;
}
const rowOf = (board: BoardState, nowAt: string, with_ = catalogue): BoardRow =>
  readBoard(board, [unit], with_, nowAt).rows[0]!;
function cellOf(board: BoardState, slot: string, nowAt: string) {
  const column = boardSlots([unit], catalogue).findIndex(({ id }) => id === slot);
  return rowOf(board, nowAt).cells[column];
}

describe("the board", () => {
  it("has a column for each slot of the day in order of due times", () => {
    const slots = boardSlots(branches, catalogue).map(({ id }) => id);
    expect(slots.slice(0, 4)).toEqual(["R0/eve", "R0/morning", "R1/main", "R2/h09"]);
    expect(slots.slice(-3)).toEqual(["R6/main", "R7/main", "R8/main"]);
    expect(slots).toHaveLength(17);
  });

  it("awaits a report until it is due, and calls the branch silent from then on", () => {
    const board = boardOf();
    expect(cellOf(board, "R2/h09", at("09:15"))).toMatchObject({ state: "awaited", count: 0 });
    expect(cellOf(board, "R2/h09", at("09:16"))).toMatchObject({ state: "silent", count: 0, mismatch: null });
  });

  it.each([
    ["on-time", received(0, "h09", at("09:15"))],
    ["delivered-late", received(0, "h09", at("13:00"))],
    ["late", received(0, "h09", at("13:00"), { claimedAt: at("09:30") })],
    ["late", received(0, "h09", at("13:00"), { anchorAt: at("09:20") })],
    ["clock-untrusted", received(0, "h09", at("13:00"), { claimedAt: at("03:00") })],
    ["clock-untrusted", received(0, "h09", at("13:00"), { anchorAt: null })],
    ["undelivered", filed(0, "h09")],
  ])("says %s", (state, entry) => {
    expect(cellOf(boardOf(entry), "R2/h09", at("14:00"))).toMatchObject({ state, count: 1 });
  });

  it("flags what differs, was corrected or cannot be read", () => {
    const correction = filed(1, "h09", {
      type: "report.corrected",
      data: { ...reportData("R2", "h09", hourlyFigures(12)), corrects: { author: name43("a"), seq: 0 }, reason: "" },
    });
    expect(cellOf(boardOf(filed(0, "h09"), correction), "R2/h09", at("09:10"))).toMatchObject({
      isCorrected: true,
      isDiffering: false,
      count: 2,
    });
    const other = filed(0, "h09", { author: "b", data: reportData("R2", "h09", hourlyFigures(11)) });
    expect(cellOf(boardOf(filed(0, "h09"), other), "R2/h09", at("09:10"))).toMatchObject({
      isDiffering: true,
      count: 2,
    });
    const unreadable = filed(0, "h09", { data: null });
    expect(cellOf(boardOf(unreadable), "R2/h09", at("09:10"))).toMatchObject({ isUnreadable: true });
    expect(rowOf(boardOf(unreadable, filed(1, "h10", { type: "case.opened" })), at("09:10")).unreadable).toBe(2);
  });

  it("shows what the tablet noted until the rules were evaluated here, and then what they say", () => {
    const figures = {
      ...hourlyFigures(10),
      findings: [{ rule: "rule-6-remaining", contest: "majles", explanation: "" }],
    };
    const fewChecked = { ...figures, values: { idElectronic: 4, idManual: 0 } };
    const board = boardOf(filed(0, "h09", { data: reportData("R2", "h09", fewChecked) }));
    expect(cellOf(board, "R2/h09", at("09:10"))).toMatchObject({ mismatch: "critical", isMismatchChecked: false });
    expect(checkFindings(board, [unit, neighbour], catalogue, 1)).toBe(0);
    expect(cellOf(board, "R2/h09", at("09:10"))).toMatchObject({ mismatch: "warning", isMismatchChecked: true });
    foldBoard(board, [storedEntry(filed(1, "h10"))]);
    expect(cellOf(board, "R2/h09", at("09:10"))?.isMismatchChecked).toBe(false);
  });

  it("evaluates as many branches as it is allowed to, and says how many are left", () => {
    const board = boardOf(filed(0, "h09"), filed(1, "h09", { unit: neighbour.id, subject: `${neighbour.id}/R2/h09` }));
    expect(checkFindings(board, [unit, neighbour], catalogue, 1)).toBe(1);
    expect(checkFindings(board, [unit, neighbour], catalogue, 1)).toBe(0);
  });

  it("moves with an extension of voting, without a new fold", () => {
    const extended = catalogueWith({
      calendar: [
        {
          id: "extension-1",
          kind: "closing",
          constituency: unit.constituency,
          contest: null,
          at: at("22:00"),
          orderNo: "1",
          basis: "sourced",
        },
      ],
    });
    const elsewhere = branches.find(({ constituency }) => constituency !== unit.constituency)!;
    const board = boardOf(received(0, "h20", at("20:10")));
    const view = readBoard(board, [unit, elsewhere], extended, at("20:20"));
    const column = view.slots.findIndex(({ id }) => id === "R2/h20");
    expect(view.rows.map(({ cells }) => cells[column]?.state)).toEqual(["on-time", undefined]);
    expect(view.slots[column]).toMatchObject({ dueAt: at("20:15") });
    const unasked = received(0, "h20", at("20:10"), { unit: elsewhere.id, subject: `${elsewhere.id}/R2/h20` });
    foldBoard(board, [storedEntry(unasked)]);
    const [, row] = readBoard(board, [unit, elsewhere], extended, at("20:20")).rows;
    expect(row!.cells[column]).toMatchObject({ state: "on-time", count: 1 });
  });

  it("counts violations and incidents, and tells when the branch was last heard", () => {
    const board = boardOf(
      received(0, "h09", at("09:10")),
      received(1, "h09", at("11:30"), { type: "violation.logged", subject: "v", data: violationData("art66-03") }),
      received(2, "h09", at("10:00"), { subject: "support", data: reportData("R3", null) }),
    );
    expect(rowOf(board, at("12:00"))).toMatchObject({ violations: 1, incidents: 1, heardAt: at("11:30") });
    expect(readBoard(board, [neighbour], catalogue, at("12:00")).rows[0]).toMatchObject({
      heardAt: null,
      violations: 0,
    });
  });

  it("names the units that changed, and nothing for what it already knows", () => {
    const board = createBoard("rehearsal");
    const entry = storedEntry(received(4, "h09", at("09:10")));
    expect([...foldBoard(board, [entry])]).toEqual([unit.id]);
    expect([...foldBoard(board, [entry])]).toEqual([]);
    expect(board.position).toBe(5);
    expect([...foldBoard(board, [storedEntry(received(9, "h09", at("09:10"), { mode: "live" }))])]).toEqual([]);
    expect(board.position).toBe(10);
  });

  it("keeps no prose, and says of the same figures what the branch's page says", () => {
    fc.assert(
      fc.property(deliveries(unit.id), ({ entries }) => {
        const board = createBoard("rehearsal");
        foldBoard(board, entries);
        checkFindings(board, [unit], catalogue, 1);
        const log = createBranchLog(unit.id, "rehearsal");
        for (const entry of entries) addToBranchLog(log, readStoredEntry(entry));
        const day = readBranchDay(log, unit, catalogue);
        const view = readBoard(board, [unit], catalogue, at("12:00"));
        view.slots.forEach(({ id }, column) => {
          const report = day.reports.find(({ report: code, slot }) => `${code}/${slot}` === id);
          const cell = view.rows[0]!.cells[column]!;
          if (report === undefined) expect(cell.count).toBe(0);
          else {
            expect(cell).toMatchObject({
              state: report.verdict,
              count: report.filings.length,
              isDiffering: report.agreement === "differing",
              mismatch: worstBroken(report.findings),
            });
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  it("is the same in whatever order, how often and from where the entries come", () => {
    const view = (entries: readonly StoredEntry[]) => {
      const board = createBoard("rehearsal");
      for (const entry of entries) foldBoard(board, [entry]);
      checkFindings(board, [unit], catalogue, 1);
      return readBoard(board, [unit], catalogue, at("12:00"));
    };
    fc.assert(
      fc.property(deliveries(unit.id), ({ entries, delivered }) => {
        expect(view(delivered)).toEqual(view(entries));
      }),
      { numRuns: 200 },
    );
  });
});

describe("a snapshot of the board", () => {
  it("goes on where it was saved, as if it had never been", () => {
    fc.assert(
      fc.property(
        deliveries(unit.id),
        fc.nat(14),
        fc.boolean(),
        fc.constantFrom("same", "changed"),
        (given, cut, isRead, key) => {
          const whole = createBoard("rehearsal");
          foldBoard(whole, given.delivered);
          const first = createBoard("rehearsal");
          foldBoard(first, given.delivered.slice(0, cut));
          if (isRead) checkFindings(first, [unit], catalogue, 1);
          const loaded = findBoard(
            JSON.parse(JSON.stringify(structuredClone(saveBoard(first, "same")))),
            "rehearsal",
            key,
          )!;
          expect(loaded.position).toBe(first.position);
          foldBoard(loaded, given.delivered.slice(cut));
          for (const board of [whole, loaded]) checkFindings(board, [unit], catalogue, 1);
          expect(readBoard(loaded, [unit], catalogue, at("12:00"))).toEqual(
            readBoard(whole, [unit], catalogue, at("12:00")),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it("keeps a time that is none", () => {
    const entry = received(0, "h09", at("13:00"), { claimedAt: "2016-99-99T00:00:00.000Z" });
    const board = boardOf(entry);
    const before = rowOf(board, at("14:00"));
    const loaded = findBoard(JSON.parse(JSON.stringify(saveBoard(board, "k"))), "rehearsal", "k")!;
    expect(rowOf(loaded, at("14:00"))).toEqual(before);
    forgetCells(loaded);
    expect(rowOf(loaded, at("14:00"))).toEqual(before);
  });

  it("is not taken if it is of another format or mode", () => {
    const snapshot = saveBoard(boardOf(filed(0, "h09")), "k");
    expect(findBoard(snapshot, "live", "k")).toBeUndefined();
    expect(findBoard({ ...snapshot, format: 0 }, "rehearsal", "k")).toBeUndefined();
    expect(findBoard(null, "rehearsal", "k")).toBeUndefined();
  });

  it("folds cells anew that were folded with another catalogue", () => {
    const figures = {
      ...hourlyFigures(10),
      findings: [{ rule: "rule-6-remaining", contest: "majles", explanation: "" }],
    };
    const board = boardOf(filed(0, "h09", { data: reportData("R2", "h09", figures) }));
    expect(cellOf(board, "R2/h09", at("09:10"))?.mismatch).toBe("critical");
    const milder = catalogueWith({ rules: province.rules.map((rule) => ({ ...rule, severity: "info" as const })) });
    const loaded = findBoard(saveBoard(board, "k1"), "rehearsal", "k2")!;
    const column = boardSlots([unit], milder).findIndex(({ id }) => id === "R2/h09");
    expect(rowOf(loaded, at("09:10"), milder).cells[column]?.mismatch).toBe("info");
  });
});
