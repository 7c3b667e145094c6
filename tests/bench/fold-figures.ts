/** Folding the entries of many days at once, from the texts as they are stored. */
import { branchDay } from "../../server/demonstration/branch-day.ts";
import { createRandom } from "../../shared/lib/random.ts";
import { createBoard, foldBoard } from "../../shared/projections/board.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import { branches, catalogue, storedEntry } from "../support/day-fixtures.ts";
import { median } from "./rounds.ts";

/** `count` entries over all branches, by several tablets each, in the order of a log. */
export function makeStoredEntries(count: number): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (let tablet = 0; entries.length < count; tablet++) {
    for (const unit of branches) {
      const filings = branchDay(unit, 3, catalogue, createRandom(`fold ${tablet} ${unit.id}`));
      filings.forEach(({ event, claimedAt, receivedAt }, seq) => {
        if (entries.length === count) return;
        entries.push(
          storedEntry({
            author: `t${tablet}-${unit.id}`,
            seq,
            type: event.type,
            unit: unit.id,
            subject: event.subject,
            data: event.data,
            claimedAt,
            receivedAt: receivedAt ?? claimedAt,
            position: entries.length + 1,
          }),
        );
      });
    }
  }
  return entries;
}

/** Median milliseconds of `rounds` folds of the same entries into an empty board. */
export function measureFold(count: number, rounds: number): number {
  const entries = makeStoredEntries(count);
  const times = Array.from({ length: rounds }, () => {
    const startedMs = performance.now();
    foldBoard(createBoard("rehearsal"), entries);
    return performance.now() - startedMs;
  });
  return Math.round(median(times));
}
