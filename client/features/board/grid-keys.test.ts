import { describe, expect, it } from "vitest";
import { findNextPlace } from "./grid-keys.ts";

const size = { rows: 100, columns: 20, page: 9, isRightToLeft: true };
const from = (row: number, column: number, key: string, withControl = false, isRightToLeft = true) =>
  findNextPlace(key, withControl, { row, column }, { ...size, isRightToLeft });

describe("keys in the grid", () => {
  it("lead forward to the left where the text runs to the left", () => {
    expect(from(0, 3, "ArrowLeft")).toEqual({ row: 0, column: 4 });
    expect(from(0, 3, "ArrowLeft", false, false)).toEqual({ row: 0, column: 2 });
    expect(from(0, 3, "ArrowRight")).toEqual({ row: 0, column: 2 });
  });

  it("stop at the head and at the last row and column", () => {
    expect(from(-1, 0, "ArrowUp")).toEqual({ row: -1, column: 0 });
    expect(from(0, 0, "ArrowUp")).toEqual({ row: -1, column: 0 });
    expect(from(99, 19, "ArrowDown")).toEqual({ row: 99, column: 19 });
    expect(from(99, 19, "ArrowLeft")).toEqual({ row: 99, column: 19 });
  });

  it("turn pages, and go to the ends", () => {
    expect(from(50, 5, "PageDown")).toEqual({ row: 59, column: 5 });
    expect(from(3, 5, "PageUp")).toEqual({ row: -1, column: 5 });
    expect(from(50, 5, "Home")).toEqual({ row: 50, column: 0 });
    expect(from(50, 5, "End")).toEqual({ row: 50, column: 19 });
    expect(from(50, 5, "Home", true)).toEqual({ row: 0, column: 0 });
    expect(from(50, 5, "End", true)).toEqual({ row: 99, column: 19 });
  });

  it("leave every other key alone", () => {
    expect(from(0, 0, "a")).toBeUndefined();
    expect(from(0, 0, "Tab")).toBeUndefined();
  });
});
