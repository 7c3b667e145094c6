import { useEffect } from "react";
import { useStore } from "zustand";
import type { Unit } from "../../shared/catalogue/schema.ts";
import { readBranchDay, type BranchDay } from "../../shared/projections/branch-day.ts";
import type { ElectionCatalogue } from "../../shared/projections/election-catalogue.ts";
import { useSession } from "../session/session-store.ts";
import { branchEntries, followBranch, type BranchEntries, type EntryMark } from "./branch-entries.ts";
import { useElectionCatalogue, useOwnUnit } from "./use-election-catalogue.ts";

export interface OwnBranch {
  unit: Unit;
  catalogue: ElectionCatalogue;
  day: BranchDay;
  marks: ReadonlyMap<string, EntryMark>;
}

let last: { entries: BranchEntries; unit: Unit; branch: OwnBranch } | undefined;

/** All that this tablet knows of its branch; undefined until both the catalogue and the entries have been read. */
export function useOwnBranch(): OwnBranch | undefined {
  const unit = useOwnUnit();
  const catalogue = useElectionCatalogue();
  const device = useSession((session) => session.device);
  const mode = catalogue?.election.mode;
  useEffect(() => {
    if (device !== null && mode !== undefined) followBranch(device.unit, device.author, mode);
  }, [device, mode]);
  const entries = useStore(branchEntries, (state) => state.entries);
  if (unit === undefined || catalogue === undefined || entries === null || entries.log.unit !== unit.id) {
    return undefined;
  }
  if (last?.entries !== entries || last.unit !== unit || last.branch.catalogue !== catalogue) {
    const day = readBranchDay(entries.log, unit, catalogue);
    last = { entries, unit, branch: { unit, catalogue, day, marks: entries.marks } };
  }
  return last.branch;
}
