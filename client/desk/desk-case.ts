/** One case as the desk's list shows it. */
import type { CaseHandler, CaseReport, CaseStand, CaseView } from "../../shared/projections/case.ts";
import { findCaseClock, type CaseClock } from "../../shared/projections/case-clock.ts";
import type { CaseEntry } from "../../shared/projections/case-entry.ts";
import { readDocumentation, type Documentation } from "../../shared/projections/documentation.ts";
import type { OffenceSeverity, Violation } from "../../shared/projections/violations.ts";

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

const ranks: Record<OffenceSeverity, number> = { low: 1, medium: 2, high: 3, critical: 4 };
const rankOf = ({ severity }: Pick<Violation, "severity">): number => (severity === null ? 0 : ranks[severity]);

export function toDeskCase(view: CaseView, reports: readonly Violation[]): DeskCase {
  const violations = reports.toSorted((one, other) => rankOf(other) - rankOf(one)) as [Violation, ...Violation[]];
  const { severity } = violations[0];
  const firstTimes = violations.flatMap(({ entries: [first] }) => (first === undefined ? [] : [first.times]));
  const { id, stand, handler, questions } = view;
  return {
    id,
    reports: view.reports,
    violations,
    severity,
    stand,
    handler,
    openQuestions: questions.filter(({ isOpen }) => isOpen).length,
    clock: findCaseClock(view, firstTimes, severity ?? "ungraded"),
    documentation: readDocumentation(violations),
  };
}
