/** The worker's answers about cases: read from the board's entries and from what this desk has not sent yet. */
import { rightInList } from "../../shared/policy/right-by-role.ts";
import { openLog, type BoardState } from "../../shared/projections/board.ts";
import { readCases, type CaseView } from "../../shared/projections/case.ts";
import { findCaseEntry, type CaseEntry } from "../../shared/projections/case-entry.ts";
import { mentionKey } from "../../shared/projections/supervision.ts";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import { listViolations, type Violation } from "../../shared/projections/violations.ts";
import type { AnswerSource } from "./answer-desk.ts";
import { toDeskCase, type DeskCases, type OpenedCase, type Roles } from "./desk-case.ts";

type Source = Pick<AnswerSource, "board" | "units" | "catalogue" | "own">;

export function listDeskCases(source: Source, roles: Roles): DeskCases {
  const violations = listViolations(source.board, source.units, source.catalogue);
  const entries = listCaseEntries(source.board, source.own);
  const caseOf = new Map<string, CaseView>();
  for (const view of readCases(violations, entries, rightInList(roles)))
    for (const { subject } of view.reports) caseOf.set(subject, view);
  const cases = new Map<CaseView, Violation[]>();
  for (const violation of violations) {
    const view = caseOf.get(violation.subject)!;
    const reports = cases.get(view);
    if (reports === undefined) cases.set(view, [violation]);
    else reports.push(violation);
  }
  return {
    cases: Array.from(cases, ([view, reports]) => toDeskCase(view, reports)),
    strangers: [...new Set(entries.map(({ author }) => author))].filter((author) => !Object.hasOwn(roles, author)),
  };
}

/** What the page folds once more, with what only its own journal holds: the notes of the offices. */
export function openCase(source: Source, roles: Roles, subject: string): OpenedCase | null {
  const violations = listViolations(source.board, source.units, source.catalogue);
  const entries = listCaseEntries(source.board, source.own);
  const view = readCases(violations, entries, rightInList(roles)).find(({ reports }) =>
    reports.some((report) => report.subject === subject),
  );
  if (view === undefined) return null;
  const here = new Set(view.reports.map((report) => report.subject));
  return {
    reports: view.reports,
    entries: entries.filter((entry) => here.has(entry.subject)),
    violations: violations.filter((violation) => here.has(violation.subject)),
  };
}

/** The board's copy of an own entry, where it has one, knows its place. */
function listCaseEntries(board: BoardState, own: AnswerSource["own"]): CaseEntry[] {
  const entries = new Map<string, CaseEntry>();
  for (const stored of own) {
    const read = readStoredEntry(stored);
    const entry = read.header.mode === board.mode ? findCaseEntry(read) : undefined;
    if (entry !== undefined) entries.set(mentionKey(entry), entry);
  }
  for (const branch of board.branches.values())
    for (const entry of openLog(branch).cases.values()) entries.set(mentionKey(entry), entry);
  return [...entries.values()];
}
