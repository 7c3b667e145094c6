/** The case of one report, with everything that this desk knows of it. */
import { useMemo } from "react";
import { rightInList } from "../../../shared/policy/right-by-role.ts";
import { readCases, type CaseView } from "../../../shared/projections/case.ts";
import { findCaseEntry, type CaseEntry } from "../../../shared/projections/case-entry.ts";
import { readStoredEntry } from "../../../shared/projections/stored-entry.ts";
import { mentionKey } from "../../../shared/projections/supervision.ts";
import { findViolationEntry } from "../../../shared/projections/violation-entry.ts";
import { groupViolations, type Violation } from "../../../shared/projections/violations.ts";
import { type OpenedCase, type Roles } from "../../desk/desk-case.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { useCaseRoles } from "../../desk/use-case-roles.ts";
import { listEntriesOfSubjects } from "../../journal-store/seldom-queries.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useOffences } from "./use-offences.ts";

export interface ShownCase {
  view: CaseView;
  /** The report that is looked at. */
  violation: Violation;
  /** All of the case that are here, this one among them. */
  violations: Violation[];
  /** Signed entries of all its reports, in log order; empty while they are still being received. */
  rows: readonly EntryRow[];
}

const noRoles: Roles = {};

/** Undefined while it is being read; null if there is no such report here. */
export function useCase(subject: string): ShownCase | null | undefined {
  const known = useCaseRoles();
  const roles = known ?? noRoles;
  const question = useMemo(() => ({ roles, subject }), [roles, subject]);
  const opened = useAnswer("case", question);
  const subjects = opened?.reports.map((report) => report.subject).join(" ") ?? subject;
  const rows = useJournalQuery(() => listEntriesOfSubjects(subjects.split(" ")), [subjects]);
  const offenceOf = useOffences();
  return useMemo(() => {
    if (rows === undefined) return undefined;
    // What the journal has is read from it, the notes of the offices too; the rest as the server's board says.
    const read = rows.map(({ header, payload, position, receivedAt }) =>
      readStoredEntry({ header, payload, position: position ?? null, receivedAt: receivedAt ?? null }),
    );
    const own = groupViolations(
      read.flatMap((entry) => findViolationEntry(entry) ?? []),
      { offenceOf },
    );
    const entries = read.flatMap((entry) => findCaseEntry(entry) ?? []);
    const shown = showCase(subject, own, entries, opened, roles);
    if (shown !== null) return { ...shown, rows };
    return opened === undefined || known === undefined ? undefined : null;
  }, [rows, opened, roles, known, subject, offenceOf]);
}

function showCase(
  subject: string,
  own: readonly Violation[],
  ownEntries: readonly CaseEntry[],
  opened: OpenedCase | null | undefined,
  roles: Roles,
): Omit<ShownCase, "rows"> | null {
  const byKey = new Map((opened?.entries ?? []).map((entry) => [mentionKey(entry), entry]));
  for (const entry of ownEntries) byKey.set(mentionKey(entry), entry);
  const bySubject = new Map((opened?.violations ?? []).map((violation) => [violation.subject, violation]));
  for (const violation of own) bySubject.set(violation.subject, violation);
  const violation = bySubject.get(subject);
  if (violation === undefined) return null;
  const here = [...bySubject.values()];
  const views = readCases(here, byKey.values(), rightInList(roles));
  const view = views.find(({ reports }) => reports.some((report) => report.subject === subject))!;
  const inCase = new Set(view.reports.map((report) => report.subject));
  return { view, violation, violations: here.filter((each) => inCase.has(each.subject)) };
}
