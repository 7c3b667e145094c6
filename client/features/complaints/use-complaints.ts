import { useMemo } from "react";
import { rightByRole } from "../../../shared/policy/right-by-role.ts";
import { foldComplaints, type Complaint } from "../../../shared/projections/complaints.ts";
import { usePlaces } from "../../desk/places.ts";
import { listComplaintEntries } from "../../journal-store/seldom-queries.ts";
import { readRow } from "../../journal-store/read-row.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useAuthorRoles } from "../../supervision/use-author-roles.ts";
import { useElectionCatalogue } from "../../tablet/use-election-catalogue.ts";

const none: readonly EntryRow[] = [];

/** Of all offices of the scope; undefined until they have been read. A rehearsal's are not mixed with those that count. */
export function useComplaints(): Complaint[] | undefined {
  const { unitOf } = usePlaces();
  const mode = useElectionCatalogue()?.election.mode;
  const offices = useMemo(
    () => [...unitOf.values()].filter(({ kind }) => kind !== "branch").map(({ id }) => id),
    [unitOf],
  );
  const rows = useJournalQuery(() => listComplaintEntries(offices), [offices]);
  const roleOf = useAuthorRoles(useMemo(() => (rows ?? none).map(({ author }) => author), [rows]));
  return useMemo(() => {
    if (rows === undefined || mode === undefined) return undefined;
    return foldComplaints(
      rows.map(readRow).filter(({ header }) => header.mode === mode),
      rightByRole(roleOf),
    );
  }, [rows, mode, roleOf]);
}
