import { describe, expect, it } from "vitest";
import { missingRanges, toRanges } from "./seq-ranges.ts";

const spell = (ranges: { fromSeq: number; toSeq: number }[]) =>
  ranges.map(({ fromSeq, toSeq }) => `${fromSeq}–${toSeq}`).join(" ");

describe("missing seqs", () => {
  it.each([
    ["nothing was written", -1, -1, [], ""],
    ["nothing of it came", -1, 2, [], "0–2"],
    ["all of it came", 4, 4, [], ""],
    ["the last three are there still", 30, 33, [], "31–33"],
    ["a gap stands before what is held", 30, 35, [33, 34], "31–32 35–35"],
    ["the report is older than the log", 9, 7, [], ""],
    ["what is held goes beyond the report", 3, 5, [5, 6, 7], "4–4"],
    ["what is kept apart lies before the head", 9, 11, [2, 3], "10–11"],
  ])("%s", (_, head, reported, kept, expected) => {
    expect(spell(missingRanges(head, reported, toRanges(kept)))).toBe(expected);
  });

  it("runs are made of seqs in any order, each once", () => {
    expect(spell(toRanges([5, 3, 4, 4, 9]))).toBe("3–5 9–9");
  });
});
