import { useMemo } from "react";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import {
  addToBranchLog,
  createBranchLog,
  readBranchDay,
  type BranchDay,
} from "../../../shared/projections/branch-day.ts";
import { createElectionCatalogue, type ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { readStoredEntry } from "../../../shared/projections/stored-entry.ts";
import { listEntriesOfUnit } from "../../journal-store/queries.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useCollection } from "../../reference/use-reference.ts";

export interface OpenedBranch {
  catalogue: ElectionCatalogue;
  day: BranchDay;
  /** In log order. */
  entries: readonly EntryRow[];
}

/** The branch's day, folded here from its own entries; undefined until they have been read. */
export function useBranchDay(unit: Unit): OpenedBranch | undefined {
  const catalogue = useElectionCatalogue();
  const entries = useJournalQuery(() => listEntriesOfUnit(unit.id as UnitId), [unit.id]);
  return useMemo(() => {
    if (catalogue === undefined || entries === undefined) return undefined;
    const log = createBranchLog(unit.id, catalogue.election.mode);
    for (const { header, payload, position, receivedAt } of entries) {
      const stored = { header, payload, position: position ?? null, receivedAt: receivedAt ?? null };
      addToBranchLog(log, readStoredEntry(stored));
    }
    return { catalogue, entries, day: readBranchDay(log, unit, catalogue) };
  }, [catalogue, entries, unit]);
}

function useElectionCatalogue(): ElectionCatalogue | undefined {
  const [election] = useCollection("elections");
  const calendar = useCollection("calendar");
  const reports = useCollection("reports");
  const rules = useCollection("rules");
  const offences = useCollection("offences");
  const constituencies = useCollection("constituencies");
  return useMemo(
    () => election && createElectionCatalogue({ election, calendar, reports, rules, offences, constituencies }),
    [election, calendar, reports, rules, offences, constituencies],
  );
}
