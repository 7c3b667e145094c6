/** Reports whose content only the district opens: that they were made, by which account and when. */
import type { UnitId } from "../journal/ids.ts";
import { openLog, type BoardState } from "./board.ts";
import { compareRevisions } from "./revisions.ts";
import type { SealedEntry } from "./sealed-entry.ts";
import { provenTime, type ProvenTime } from "./timeliness.ts";

export interface SealedReport extends SealedEntry {
  time: ProvenTime;
}

/** Of the units of a scope, newest in the server's log first. */
export function listSealedReports(board: BoardState, units: Iterable<{ id: string }>): SealedReport[] {
  const reports: SealedReport[] = [];
  for (const { id } of units) {
    const branch = board.branches.get(id as UnitId);
    if (branch === undefined) continue;
    for (const entry of openLog(branch).sealed.values()) {
      reports.push({ ...entry, time: provenTime(entry, entry.times) });
    }
  }
  return reports.toSorted((left, right) => compareRevisions({ ...right, revises: null }, { ...left, revises: null }));
}
