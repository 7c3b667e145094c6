/** The cases of the tablet's branch, as far as the branch may read of them: never the offices' notes. */
import { useMemo } from "react";
import { useStore } from "zustand";
import { readCases, type CaseView } from "../../shared/projections/case.ts";
import { findCaseEntry, type CaseEntry } from "../../shared/projections/case-entry.ts";
import type { RightOf } from "../../shared/projections/supervision.ts";
import { branchEntries } from "../tablet/branch-entries.ts";

const none: readonly CaseEntry[] = [];

/** Everything about the branch's cases that is on this tablet, own answers that wait among them. */
export function useCaseEntries(): readonly CaseEntry[] {
  const entries = useStore(branchEntries, (state) => state.entries);
  return useMemo(() => {
    if (entries === null) return none;
    return [...entries.log.entries.values()].flatMap((entry) => findCaseEntry(entry) ?? []);
  }, [entries]);
}

/** Undefined where nothing was said of the report's case yet. */
export function findOwnCase(
  entries: readonly CaseEntry[],
  report: { unit: string; subject: string },
  rightOf: RightOf,
): CaseView | undefined {
  return readCases([report], entries, rightOf).find(
    ({ timeline, reports }) => timeline.length > 0 && reports.some(({ subject }) => subject === report.subject),
  );
}
