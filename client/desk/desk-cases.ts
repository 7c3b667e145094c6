/** Cases as the desk's screens show them: read from the board's entries and from what this desk has not sent yet. */
import type { CaseSeverity } from "../../shared/catalogue/case-clocks.ts";
import { mayRecord } from "../../shared/policy/may-record.ts";
import { openLog, type BoardState } from "../../shared/projections/board.ts";
import {
  readCases,
  type CaseHandler,
  type CaseReport,
  type CaseStand,
  type CaseView,
} from "../../shared/projections/case.ts";
import { findCaseClock, type CaseClock } from "../../shared/projections/case-clock.ts";
import { findCaseEntry, type CaseEntry } from "../../shared/projections/case-entry.ts";
import { readDocumentation, type Documentation } from "../../shared/projections/documentation.ts";
import { mentionKey, type RightOf } from "../../shared/projections/supervision.ts";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import { listViolations, type OffenceSeverity, type Violation } from "../../shared/projections/violations.ts";
import type { AnswerSource } from "./answer-desk.ts";

/** With which roles authors were enrolled, as far as this desk knows. */
export type Roles = Readonly<Record<string, string>>;

export interface DeskCase {
  /** The least subject of its reports. */
  id: string;
  reports: CaseReport[];
  /** Those of its reports that are here, the gravest first, then in the order of the list. */
  violations: [Violation, ...Violation[]];
  /** The worst of them; null if the catalogue gives none. */
  severity: OffenceSeverity | null;
  stand: CaseStand;
  handler: CaseHandler;
  /** Questions that the branch has not answered. */
  openQuestions: number;
  clock: CaseClock | null;
  documentation: Documentation;
}

export interface DeskCases {
  cases: DeskCase[];
  /** Who has recorded in them, and whose role `roles` does not say. */
  strangers: string[];
}

export interface OpenedCase {
  reports: CaseReport[];
  entries: CaseEntry[];
  violations: Violation[];
}

export const rightByRole =
  (roles: Roles): RightOf =>
  (author, type) => {
    const role = Object.hasOwn(roles, author) ? roles[author] : undefined;
    return role === undefined ? null : mayRecord(role, type);
  };

type Source = Pick<AnswerSource, "board" | "units" | "catalogue" | "own">;

export function listDeskCases(source: Source, roles: Roles): DeskCases {
  const violations = listViolations(source.board, source.units, source.catalogue);
  const entries = listCaseEntries(source.board, source.own);
  const caseOf = new Map<string, CaseView>();
  for (const view of readCases(violations, entries, rightByRole(roles)))
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
  const view = readCases(violations, entries, rightByRole(roles)).find(({ reports }) =>
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

const ranks: Record<OffenceSeverity, number> = { low: 1, medium: 2, high: 3, critical: 4 };
const rankOf = ({ severity }: Pick<Violation, "severity">): number => (severity === null ? 0 : ranks[severity]);

export function toDeskCase(view: CaseView, reports: readonly Violation[]): DeskCase {
  const violations = reports.toSorted((one, other) => rankOf(other) - rankOf(one)) as [Violation, ...Violation[]];
  const { severity } = violations[0];
  const { id, stand, handler, questions } = view;
  return {
    id,
    reports: view.reports,
    violations,
    severity,
    stand,
    handler,
    openQuestions: questions.filter(({ isOpen }) => isOpen).length,
    clock: clockOf(view, violations, severity ?? "ungraded"),
    documentation: readDocumentation(violations),
  };
}

export function clockOf(
  view: Pick<CaseView, "stand" | "steps">,
  violations: readonly Violation[],
  severity: CaseSeverity,
): CaseClock | null {
  const firstTimes = violations.flatMap(({ entries: [first] }) => (first === undefined ? [] : [first.times]));
  return findCaseClock(view, firstTimes, severity);
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
