import { describe, expect, it } from "vitest";
import { createBoard, foldBoard } from "../../shared/projections/board.ts";
import { readBoard, type BoardView } from "../../shared/projections/board-view.ts";
import { at, branches, catalogue, hourlyFigures, reportData, storedEntry } from "../../tests/support/day-fixtures.ts";
import { createRowDeltas, internCells } from "./row-deltas.ts";

const few = branches.slice(0, 40);
const board = createBoard("rehearsal");
const viewAt = (nowAt: string, units = few): BoardView => readBoard(board, units, catalogue, nowAt);
const file = (index: number, seq: number) =>
  foldBoard(board, [
    storedEntry({
      author: `tablet-${index}`,
      seq,
      type: "report.filed",
      unit: few[index]!.id,
      subject: `${few[index]!.id}/R2/h09`,
      data: reportData("R2", "h09", hourlyFigures(10)),
      claimedAt: at("09:05"),
      receivedAt: at("09:06"),
      position: index * 10 + seq + 1,
    }),
  ]);

describe("what has changed on the board", () => {
  it("is all of it at first, then the rows that differ", () => {
    const deltas = createRowDeltas();
    const first = viewAt(at("09:10"));
    expect(deltas.next(first.slots, first.rows)).toMatchObject({ isNew: true });
    expect(deltas.next(first.slots, first.rows).rows).toEqual([]);
    file(3, 0);
    const second = viewAt(at("09:10"));
    expect(deltas.next(second.slots, second.rows)).toEqual({ isNew: false, rows: [[3, second.rows[3]]] });
  });

  it("are the rows that the passing of time has changed", () => {
    const deltas = createRowDeltas();
    const before = viewAt(at("09:14"));
    deltas.next(before.slots, before.rows);
    const after = viewAt(at("09:16"));
    const { rows } = deltas.next(after.slots, after.rows);
    expect(rows.map(([index]) => index)).not.toContain(3);
    expect(rows).toHaveLength(few.length - 1);
  });

  it("is all of it when branches come or go", () => {
    const deltas = createRowDeltas();
    const before = viewAt(at("09:14"));
    deltas.next(before.slots, before.rows);
    const fewer = viewAt(at("09:14"), few.slice(1));
    expect(deltas.next(fewer.slots, fewer.rows)).toMatchObject({ isNew: true });
  });
});

describe("cells that are alike", () => {
  it("are one object, and say what they said", () => {
    const { rows } = viewAt(at("12:00"));
    const interned = internCells(rows);
    expect(interned).toEqual(rows);
    const distinct = new Set(interned.flatMap(({ cells }) => cells));
    expect(distinct.size).toBeLessThan(6);
  });
});
