import { describe, expect, it } from "vitest";
import { drawStrokes, glassSize, isSigned } from "./signature-strokes.ts";

describe("a signature", () => {
  it("is more than a dot", () => {
    expect(isSigned([])).toBe(false);
    expect(isSigned([[{ x: 0.5, y: 0.5 }]])).toBe(false);
    expect(isSigned([Array.from({ length: 4 }, (_, at) => ({ x: at / 10, y: 0.5 }))])).toBe(true);
  });

  it("is drawn on white, each stroke from its first point to its last", () => {
    const calls: [string, number, number][] = [];
    const note = (name: string) => (x: number, y: number) => void calls.push([name, x, y]);
    drawStrokes(
      {
        fillStyle: "",
        strokeStyle: "",
        lineWidth: 0,
        lineCap: "butt",
        lineJoin: "miter",
        beginPath() {},
        stroke() {},
        fillRect: (_x, _y, width, height) => void calls.push(["fill", width, height]),
        moveTo: note("move"),
        lineTo: note("line"),
        quadraticCurveTo() {},
      },
      [
        [],
        [
          { x: 0, y: 0.5 },
          { x: 1, y: 1 },
        ],
      ],
    );
    const { width, height } = glassSize;
    expect(calls).toEqual([
      ["fill", width, height],
      ["move", 0, height / 2],
      ["line", width, height],
    ]);
  });
});
