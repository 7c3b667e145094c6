import { useMemo } from "react";
import { useStore } from "zustand";
import { listCustody, type CustodyChain } from "../../shared/projections/custody.ts";
import { branchEntries } from "./branch-entries.ts";

/** The ways of this branch's bundles, the newest first. */
export function useCustody(): CustodyChain[] {
  const entries = useStore(branchEntries, (state) => state.entries);
  return useMemo(
    () => (entries === null ? [] : listCustody(entries.log.entries.values(), entries.log.mode)),
    [entries],
  );
}
