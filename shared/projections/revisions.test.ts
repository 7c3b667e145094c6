import { describe, expect, it } from "vitest";
import { compareRevisions, headsOf, nameOf, revisersOf, type Revision } from "./revisions.ts";

const revision = (
  author: string,
  seq: number,
  of: [string, number] | null = null,
  position: number | null = null,
): Revision => ({
  author,
  seq,
  payloadHash: `${author}${seq}`,
  position,
  revises: of === null ? null : { author: of[0], seq: of[1] },
});
const names = (revisions: Revision[]) => revisions.map(({ author, seq }) => `${author}${seq}`);

const revisedBy = (one: Revision) => [...revisersOf([one]).keys()];

describe("revisions", () => {
  it("are shown by place in the server's log, then what is unsent by author and seq", () => {
    const given = [
      revision("b", 2),
      revision("a", 10),
      revision("a", 2),
      revision("z", 9, null, 3),
      revision("a", 11, null, 12),
    ];
    expect(names(given.toSorted(compareRevisions))).toEqual(["z9", "a11", "a2", "a10", "b2"]);
    const fork = { ...revision("a", 2), payloadHash: "Z" };
    expect([revision("a", 2), fork].toSorted(compareRevisions)[0]).toBe(fork);
  });

  it("stand until another takes their place", () => {
    expect(names(headsOf([revision("a", 0), revision("a", 1, ["a", 0]), revision("b", 0, ["a", 0])]))).toEqual([
      "a1",
      "b0",
    ]);
    expect(names(headsOf([revision("a", 0, ["x", 4]), revision("b", 0)]))).toEqual(["a0", "b0"]);
  });

  it("leave nothing standing where two authors revise each other", () => {
    expect(headsOf([revision("a", 0, ["b", 0]), revision("b", 0, ["a", 0])])).toEqual([]);
  });

  it("never revise what their author had not written", () => {
    expect(revisedBy(revision("a", 3, ["a", 2]))).toEqual(["a/2"]);
    expect(revisedBy(revision("a", 2, ["a", 2]))).toEqual([]);
    expect(revisedBy(revision("a", 2, ["a", 3]))).toEqual([]);
    expect(revisedBy(revision("a", 2, ["b", 3]))).toEqual(["b/3"]);
    expect(revisedBy(revision("a", 3))).toEqual([]);
  });

  it("name all that revise one entry, in their order", () => {
    const both = [revision("b", 0, ["a", 0]), revision("a", 1, ["a", 0])];
    expect(names(revisersOf([revision("a", 0), ...both]).get(nameOf(revision("a", 0)))!)).toEqual(["b0", "a1"]);
  });

  it("are told apart in a log of any length", () => {
    const chain = Array.from({ length: 20_000 }, (_, seq) => revision("a", seq, seq === 0 ? null : ["a", seq - 1]));
    expect(names(headsOf(chain))).toEqual(["a19999"]);
  });
});
