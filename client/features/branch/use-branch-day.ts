import { useMemo } from "react";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { rightByRole } from "../../../shared/policy/right-by-role.ts";
import {
  addToBranchLog,
  createBranchLog,
  readBranchDay,
  type BranchDay,
} from "../../../shared/projections/branch-day.ts";
import { createElectionCatalogue, type ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { readStoredEntry } from "../../../shared/projections/stored-entry.ts";
import { listEntriesOfUnit } from "../../journal-store/seldom-queries.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useCollection } from "../../reference/use-reference.ts";
import type { RoleOf } from "../../supervision/ToldBy.tsx";
import { useAuthorRoles } from "../../supervision/use-author-roles.ts";

export interface OpenedBranch {
  catalogue: ElectionCatalogue;
  day: BranchDay;
  /** In log order. */
  entries: readonly EntryRow[];
  roleOf: RoleOf;
}

const none: readonly EntryRow[] = [];

/** The branch's day, folded here from its own entries; undefined until they have been read. */
export function useBranchDay(unit: Unit): OpenedBranch | undefined {
  const catalogue = useElectionCatalogue();
  const entries = useJournalQuery(() => listEntriesOfUnit(unit.id as UnitId), [unit.id]);
  const roleOf = useAuthorRoles(useMemo(() => (entries ?? none).map(({ author }) => author), [entries]));
  return useMemo(() => {
    if (catalogue === undefined || entries === undefined) return undefined;
    const log = createBranchLog(unit.id, catalogue.election.mode);
    for (const { header, payload, position, receivedAt } of entries) {
      const stored = { header, payload, position: position ?? null, receivedAt: receivedAt ?? null };
      addToBranchLog(log, readStoredEntry(stored));
    }
    return { catalogue, entries, roleOf, day: readBranchDay(log, unit, catalogue, rightByRole(roleOf)) };
  }, [catalogue, entries, unit, roleOf]);
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
