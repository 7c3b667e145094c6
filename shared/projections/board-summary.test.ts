import { describe, expect, it } from "vitest";
import type { Unit } from "../catalogue/schema.ts";
import {
  at,
  branches,
  catalogue,
  hourlyFigures,
  reportData,
  storedEntry,
  type GivenEntry,
} from "../../tests/support/day-fixtures.ts";
import { createBoard, foldBoard } from "./board.ts";
import { filterBranches, findCounty, findCurrentSlot, summariseSlot } from "./board-summary.ts";
import { boardSlots, readBoard } from "./board-view.ts";

const ofCounty = (county: string, coverage: "good" | "none") =>
  branches.filter((unit) => findCounty(unit) === county && unit.branch?.coverage === coverage);
const [first, second, third, fourth] = ofCounty("WA-URM", "good") as [Unit, Unit, Unit, Unit];
const [unreachable] = branches.filter((unit) => unit.branch?.coverage === "none") as [Unit];
const [elsewhere] = ofCounty("WA-SAL", "good") as [Unit];
const scope = [first, second, third, fourth, unreachable, elsewhere];

const hourly = (unit: Unit, slot: string, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author: unit.id,
  seq: Number(slot.slice(1)),
  type: "report.filed",
  unit: unit.id,
  subject: `${unit.id}/R2/${slot}`,
  data: reportData("R2", slot, hourlyFigures(10)),
  claimedAt: at(`${slot.slice(1)}:05`),
  position: 1,
  receivedAt: at(`${slot.slice(1)}:10`),
  ...over,
});

function summary(nowAt: string, ...entries: GivenEntry[]) {
  const board = createBoard("rehearsal");
  foldBoard(board, entries.map(storedEntry));
  return summariseSlot(readBoard(board, scope, catalogue, nowAt), "R2/h10", scope);
}

describe("the summary of a slot", () => {
  const given = [
    hourly(first, "h10"),
    hourly(second, "h09"),
    hourly(third, "h10", { receivedAt: at("12:00"), claimedAt: at("03:00") }),
    hourly(elsewhere, "h10", { receivedAt: at("12:00") }),
    hourly(elsewhere, "h10", { author: "second-tablet", data: reportData("R2", "h10", hourlyFigures(11)) }),
  ];

  it("says how many have reported, which have not, and why", () => {
    const { all, missing } = summary(at("12:30"), ...given);
    expect(all).toMatchObject({ branches: 6, reported: 3, differing: 1 });
    expect(all.states).toMatchObject({ "on-time": 2, "clock-untrusted": 1, silent: 3, awaited: 0 });
    expect(missing).toEqual([
      { unit: second.id, reason: "silent", heardAt: at("09:10") },
      { unit: third.id, reason: "clock-untrusted", heardAt: at("12:00") },
      { unit: fourth.id, reason: "never-heard", heardAt: null },
      { unit: unreachable.id, reason: "no-coverage", heardAt: null },
    ]);
    expect(all.reasons).toEqual({ "not-due": 0, "no-coverage": 1, "never-heard": 1, silent: 1, "clock-untrusted": 1 });
  });

  it("calls nobody silent before the slot is due", () => {
    const { all } = summary(at("10:10"), hourly(first, "h10"));
    expect(all.states).toMatchObject({ "on-time": 1, awaited: 5, silent: 0 });
    expect(all.reasons["not-due"]).toBe(5);
  });

  it("counts by county and constituency", () => {
    const { all, byCounty, byConstituency } = summary(at("12:30"), ...given);
    expect(byCounty.get("WA-SAL")).toMatchObject({ branches: 1, reported: 1 });
    for (const tallies of [byCounty, byConstituency]) {
      expect([...tallies.values()].reduce((sum, tally) => sum + tally.branches, 0)).toBe(all.branches);
      expect([...tallies.values()].reduce((sum, tally) => sum + tally.reported, 0)).toBe(all.reported);
    }
  });

  it("refuses a slot that the board has not", () => {
    const view = readBoard(createBoard("rehearsal"), scope, catalogue, at("09:00"));
    expect(() => summariseSlot(view, "R9/main", scope)).toThrow(RangeError);
  });
});

describe("the slot that is due", () => {
  const slots = boardSlots(branches, catalogue);
  it.each([
    ["the first before the day", "2016-02-24T00:00:00.000Z", "R0/eve"],
    ["the open one", at("09:05"), "R2/h09"],
    ["the last one between two", at("09:40"), "R2/h09"],
    ["the sooner of those that are open", at("20:10"), "R6/main"],
    ["the last one after the day", "2016-02-28T00:00:00.000Z", "R8/main"],
  ])("is %s", (_, nowAt, id) => {
    expect(findCurrentSlot(slots, nowAt)?.id).toBe(id);
  });

  it("is none on an empty board", () => {
    expect(findCurrentSlot([], at("09:00"))).toBeUndefined();
  });
});

describe("filters", () => {
  it("take the branches of a county and of a constituency", () => {
    const salmas = filterBranches(branches, { county: "WA-SAL" });
    expect(salmas.length).toBeGreaterThan(100);
    expect(salmas.every(({ id }) => id.startsWith("WA-SAL-"))).toBe(true);
    const constituency = first.constituency!;
    const urmia = filterBranches(branches, { constituency });
    expect(urmia).toContain(first);
    expect(filterBranches(branches, { county: "WA-SAL", constituency })).toEqual([]);
    expect(filterBranches(branches, {})).toHaveLength(branches.length);
  });
});
