import { describe, expect, it } from "vitest";
import { foldCompact } from "../../../shared/lib/fold-text.ts";
import { createBoard, foldBoard } from "../../../shared/projections/board.ts";
import { summariseSlot } from "../../../shared/projections/board-summary.ts";
import { readBoard } from "../../../shared/projections/board-view.ts";
import {
  at,
  branches,
  catalogue,
  hourlyFigures,
  reportData,
  storedEntry,
  type GivenEntry,
} from "../../../tests/support/day-fixtures.ts";
import { selectRows, type RowSelection } from "./select-rows.ts";

/** 0 reported in time, 1 late, 2 fell silent, 3 was never heard, 4 has no coverage. */
const withCoverage = (coverage: string) => branches.filter(({ branch }) => branch!.coverage === coverage);
const units = [...withCoverage("good").slice(0, 4), withCoverage("none")[0]!];
const filed = (index: number, slot: string, receivedAt: string): GivenEntry => ({
  author: `tablet-${index}`,
  seq: Number(slot.slice(1)),
  type: "report.filed",
  unit: units[index]!.id,
  subject: `${units[index]!.id}/R2/${slot}`,
  data: reportData("R2", slot, hourlyFigures(10)),
  claimedAt: receivedAt,
  receivedAt,
  position: index * 100 + Number(slot.slice(1)),
  anchorAt: receivedAt,
});
const board = createBoard("rehearsal");
foldBoard(
  board,
  [filed(0, "h10", at("10:05")), filed(1, "h10", at("10:40")), filed(2, "h09", at("09:05"))].map(storedEntry),
);
const view = readBoard(board, units, catalogue, at("11:00"));
const summary = summariseSlot(view, "R2/h10", units);

const select = (over: Partial<RowSelection> = {}) =>
  selectRows({
    rows: view.rows,
    column: view.slots.findIndex(({ id }) => id === "R2/h10"),
    reasons: new Map(summary.missing.map(({ unit, reason }) => [unit, reason])),
    units: null,
    query: "",
    searchText: (index) => foldCompact(`${units[index]!.name.fa} ${units[index]!.id}`),
    show: "all",
    order: "office",
    nameRank: (index) => -index,
    ...over,
  }).map(({ index }) => index);

describe("the rows of the board", () => {
  it("are all of them in the office's order, until something else is chosen", () => {
    expect(select()).toEqual([0, 1, 2, 3, 4]);
  });

  it("are those that have not reported the slot, or those of one reason", () => {
    expect(select({ show: "missing" })).toEqual([2, 3, 4]);
    expect(select({ show: "reported" })).toEqual([0, 1]);
    expect(select({ show: "silent" })).toEqual([2]);
    expect(select({ show: "never-heard" })).toEqual([3]);
    expect(select({ show: "no-coverage" })).toEqual([4]);
    expect(select({ show: "late" })).toEqual([1]);
  });

  it("are those of the chosen places", () => {
    expect(select({ units: new Set([units[1]!.id]) })).toEqual([1]);
  });

  it("are found by every word, in any spelling and any digits", () => {
    const { id } = units[3]!;
    expect(select({ query: id.slice(-4).replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]!) })).toContain(3);
    expect(select({ query: `${id} nowhere` })).toEqual([]);
  });

  it("come with who has not reported first, the rest in the office's order", () => {
    expect(select({ order: "state" })).toEqual([2, 3, 4, 1, 0]);
  });

  it("come with the longest unheard first, before them those never heard", () => {
    expect(select({ order: "heard" })).toEqual([3, 4, 2, 0, 1]);
  });

  it("come by name", () => {
    expect(select({ order: "name" })).toEqual([4, 3, 2, 1, 0]);
  });
});
