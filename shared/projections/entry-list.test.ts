import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveries } from "../../tests/support/day-arbitraries.ts";
import { at, branches, name43, reportData, storedEntry, type GivenEntry } from "../../tests/support/day-fixtures.ts";
import { addToBranchLog, createBranchLog } from "./branch-day.ts";
import { listEntries } from "./entry-list.ts";
import { readStoredEntry, type StoredEntry } from "./stored-entry.ts";

const unit = branches[0]!;
const filed = (author: string, seq: number, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author,
  seq,
  type: "report.filed",
  unit: unit.id,
  subject: `${unit.id}/R1/main`,
  data: reportData("R1", "main"),
  claimedAt: at("08:05"),
  ...over,
});

function list(entries: readonly StoredEntry[]) {
  const log = createBranchLog(unit.id, "rehearsal");
  for (const entry of entries) addToBranchLog(log, readStoredEntry(entry));
  return listEntries(log);
}

describe("the entries of a branch", () => {
  it("stand in the order of the server's log, what is unsent after them", () => {
    const photo = { sha256: name43("photo") as never, sizeBytes: 9, mediaType: "image/jpeg", name: "1.jpg" };
    const lines = list(
      [
        filed("a", 1),
        filed("b", 0, { position: 8, receivedAt: at("08:10"), evidence: [photo] }),
        filed("a", 0, { position: 3, receivedAt: at("08:20"), type: "case.opened" }),
      ].map(storedEntry),
    );
    expect(lines.map(({ position }) => position)).toEqual([3, 8, null]);
    expect(lines[0]).toMatchObject({ author: name43("a"), seq: 0, reading: "unknown-type", type: "case.opened" });
    expect(lines[1]).toMatchObject({ evidenceCount: 1, reading: "known", officer: "officer-of-b" });
    expect(lines[1]!.time).toMatchObject({ clock: "consistent", provenBefore: at("08:10") });
  });

  it("are each there once, in whatever order and how often they came", () => {
    fc.assert(
      fc.property(deliveries(unit.id), ({ entries, delivered }) => {
        expect(list(delivered)).toEqual(list(entries));
        expect(list(delivered)).toHaveLength(entries.length);
      }),
      { numRuns: 100 },
    );
  });
});
