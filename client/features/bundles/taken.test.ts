import { describe, expect, it } from "vitest";
import { countOutcomes, receivedOf } from "./taken.ts";

const results = [
  { author: "a", seq: 1, outcome: "duplicate", position: 4, receivedAt: "" },
  { author: "a", seq: 2, outcome: "inserted", position: 9, receivedAt: "" },
  { author: "a", seq: 3, outcome: "inserted", position: 10, receivedAt: "" },
  { author: null, seq: null, outcome: "rejected", reason: "malformed" },
  { author: "b", seq: 7, outcome: "held", receivedAt: "" },
] as const;

describe("what became of a bundle", () => {
  it("is told by outcomes, those that need people first", () => {
    expect(countOutcomes(results)).toEqual([
      { outcome: "rejected", count: 1 },
      { outcome: "held", count: 1 },
      { outcome: "inserted", count: 2 },
      { outcome: "duplicate", count: 1 },
    ]);
  });

  it("has receipts for what the log has, new or known", () => {
    expect(receivedOf(results)).toEqual([
      { author: "a", seq: 1 },
      { author: "a", seq: 2 },
      { author: "a", seq: 3 },
    ]);
  });
});
