import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOut } from "./share-out.ts";

describe("shareOut", () => {
  it("adds up to the total and never strays by one from the exact share", () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.nat(100_000), weights, (total, list) => {
        const parts = shareOut(total, list);
        const all = list.reduce((left, right) => left + right, 0);
        expect(parts.reduce((left, right) => left + right, 0)).toBe(total);
        parts.forEach((part, index) => expect(Math.abs(part - (total * list[index]!) / all)).toBeLessThan(1));
      }),
    );
  });

  it("refuses to share among nobody", () => {
    expect(() => shareOut(1, [])).toThrow(RangeError);
    expect(() => shareOut(1, [0])).toThrow(RangeError);
  });
});
