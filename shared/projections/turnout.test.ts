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
import { readTurnout, type TurnoutPoint } from "./turnout.ts";
import { turnoutFigures } from "./turnout-figures.ts";

const withVoters = (unit: Unit, eligibleVoters: number | null): Unit => ({
  ...unit,
  branch: { ...unit.branch!, eligibleVoters },
});
const one = withVoters(branches[0]!, 200);
const two = withVoters(branches[1]!, 100);
const three = withVoters(branches[2]!, null);

const hourly = (unit: Unit, slot: string, checked: number, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author: unit.id,
  seq: Number(slot.slice(1)),
  type: "report.filed",
  unit: unit.id,
  subject: `${unit.id}/R2/${slot}`,
  data: reportData("R2", slot, hourlyFigures(checked)),
  claimedAt: at("09:05"),
  ...over,
});

function turnout(nowAt: string, scope: Unit[], ...entries: GivenEntry[]): TurnoutPoint[] {
  const board = createBoard("rehearsal");
  foldBoard(board, entries.map(storedEntry));
  return readTurnout(board, scope, catalogue, nowAt);
}

describe("turnout over the day", () => {
  it("has a point for each hour that has begun, and for the closing", () => {
    const slots = (nowAt: string) => turnout(nowAt, [one]).map(({ slot }) => slot.id);
    expect(slots(at("08:30"))).toEqual([]);
    expect(slots(at("10:01"))).toEqual(["R2/h09", "R2/h10"]);
    expect(slots(at("23:00")).at(-1)).toBe("R6/main");
  });

  it("adds up what is known, and says how much is not", () => {
    const [nine, ten] = turnout(
      at("10:30"),
      [one, two, three],
      hourly(one, "h09", 20),
      hourly(one, "h10", 50),
      hourly(two, "h09", 10),
    );
    expect(nine!.checks).toEqual({ total: 30, counted: 2, carried: 0, unknown: 1, share: 0.1 });
    expect(ten!.checks).toEqual({ total: 60, counted: 1, carried: 1, unknown: 1, share: 0.2 });
    expect(ten!.majles.total).toBe(60);
  });

  it("is nothing, not zero, where nothing is known", () => {
    expect(turnout(at("09:30"), [one])[0]!.checks).toEqual({
      total: null,
      counted: 0,
      carried: 0,
      unknown: 1,
      share: null,
    });
    expect(turnout(at("09:30"), [three], hourly(three, "h09", 7))[0]!.checks).toMatchObject({ total: 7, share: null });
    expect(turnout(at("09:30"), [one], hourly(one, "h09", 0))[0]!.checks).toMatchObject({
      total: 0,
      counted: 1,
      share: 0,
    });
  });

  it("takes figures on which two tablets differ for not known, and carries the earlier ones", () => {
    const [, ten] = turnout(
      at("10:30"),
      [one],
      hourly(one, "h09", 20),
      hourly(one, "h10", 50),
      hourly(one, "h10", 51, { author: "second-tablet" }),
    );
    expect(ten!.checks).toMatchObject({ total: 20, counted: 0, carried: 1 });
  });

  it("takes each figure by itself", () => {
    expect(
      turnoutFigures({ values: { idElectronic: 5, idManual: null }, contests: { majles: { ballotsUsed: 4 } } }),
    ).toEqual({
      checks: null,
      majles: 4,
      experts: null,
    });
    expect(
      turnoutFigures({ values: { idElectronic: 5, idManual: 1 }, contests: { experts: { ballotsUsed: -1 } } }),
    ).toEqual({
      checks: 6,
      majles: null,
      experts: null,
    });
    expect(turnoutFigures({ values: { queue: 5 }, contests: {} })).toBeNull();
  });
});
