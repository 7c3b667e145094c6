import { useEffect } from "react";
import { useStore } from "zustand";
import type { Unit } from "../../shared/catalogue/schema.ts";
import { readBranchDay, type BranchDay } from "../../shared/projections/branch-day.ts";
import type { ElectionCatalogue } from "../../shared/projections/election-catalogue.ts";
import type { Violation } from "../../shared/projections/violations.ts";
import { useSession } from "../session/session-store.ts";
import { branchEntries, followBranch, type BranchEntries, type EntryMark } from "./branch-entries.ts";
import { useElectionCatalogue, useOwnUnit } from "./use-election-catalogue.ts";

export interface OwnBranch {
  unit: Unit;
  catalogue: ElectionCatalogue;
  /** `violations` are folded when they are first asked for. */
  day: BranchDay;
  marks: ReadonlyMap<string, EntryMark>;
}

type Reports = Omit<BranchDay, "violations">;

let last: { entries: BranchEntries; unit: Unit; reports: Reports; branch: OwnBranch } | undefined;
let lastViolations:
  | { version: number; catalogue: ElectionCatalogue; entries: BranchEntries; found: Violation[] }
  | undefined;

/** Begins to read the branch's entries, so that they are there when a screen needs them. */
export function useFollowBranch(): void {
  const device = useSession((session) => session.device);
  const mode = useElectionCatalogue()?.election.mode;
  useEffect(() => {
    if (device !== null && mode !== undefined) followBranch(device.unit, device.author, mode);
  }, [device, mode]);
}

/** All that this tablet knows of its branch; undefined until both the catalogue and the entries have been read. */
export function useOwnBranch(): OwnBranch | undefined {
  const unit = useOwnUnit();
  const catalogue = useElectionCatalogue();
  useFollowBranch();
  const entries = useStore(branchEntries, (state) => state.entries);
  if (unit === undefined || catalogue === undefined || entries === null || entries.log.unit !== unit.id) {
    return undefined;
  }
  if (last?.entries !== entries || last.unit !== unit || last.branch.catalogue !== catalogue) {
    const reports = foldReports(entries, unit, catalogue);
    const day: BranchDay = {
      ...reports,
      get violations() {
        return foldViolations(entries, unit, catalogue);
      },
    };
    last = { entries, unit, reports, branch: { unit, catalogue, day, marks: entries.marks } };
  }
  return last.branch;
}

/** What another violation changes is not the reports. */
function foldReports(entries: BranchEntries, unit: Unit, catalogue: ElectionCatalogue): Reports {
  const same =
    last?.entries.log === entries.log &&
    last.entries.reportsVersion === entries.reportsVersion &&
    last.unit === unit &&
    last.branch.catalogue === catalogue;
  return same ? last!.reports : readBranchDay(entries.log, unit, catalogue);
}

function foldViolations(entries: BranchEntries, unit: Unit, catalogue: ElectionCatalogue): Violation[] {
  const version = entries.violationsVersion;
  if (
    lastViolations?.entries.log !== entries.log ||
    lastViolations.version !== version ||
    lastViolations.catalogue !== catalogue
  ) {
    const { violations: found } = readBranchDay(entries.violationLog(), unit, catalogue);
    lastViolations = { version, catalogue, entries, found };
  }
  return lastViolations.found;
}
