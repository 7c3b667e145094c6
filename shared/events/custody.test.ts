import { describe, expect, it } from "vitest";
import { toRanges } from "./custody.ts";

describe("the entries that a bundle covers", () => {
  it("are ranges of each log, whatever the order in which they are told", () => {
    const places = [
      { author: "b", seq: 4 },
      { author: "a", seq: 11 },
      { author: "a", seq: 9 },
      { author: "b", seq: 3 },
      { author: "a", seq: 10 },
      { author: "b", seq: 7 },
      { author: "b", seq: 4 },
    ];
    expect(toRanges(places)).toEqual([
      { author: "a", fromSeq: 9, toSeq: 11 },
      { author: "b", fromSeq: 3, toSeq: 4 },
      { author: "b", fromSeq: 7, toSeq: 7 },
    ]);
  });

  it("are none of nothing", () => expect(toRanges([])).toEqual([]));
});
