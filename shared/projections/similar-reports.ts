/** Reports of one branch that may tell of the event that is about to be reported once more. */
import type { Offence } from "../catalogue/schema.ts";
import type { CaseState } from "../events/case.ts";
import { readCases } from "./case.ts";
import { findCaseEntry } from "./case-entry.ts";
import type { ElectionCatalogue } from "./election-catalogue.ts";
import type { ReadEntry } from "./stored-entry.ts";
import type { RightOf } from "./supervision.ts";
import type { Violation } from "./violations.ts";

/** Longer ago, a likeness of two reports says little. */
export const nearMs = 4 * 60 * 60_000;
const mostOffered = 5;

/**
 * Of the same offence, or of one that is easily taken for it, told of within `nearMs` before or after `atMs` (epoch ms): the same
 * offence first, then the nearest in time; few. `ended`: subjects of reports whose case has ended.
 */
export function findSimilarReports(
  violations: readonly Violation[],
  offence: Pick<Offence, "id" | "family">,
  atMs: number,
  { offenceOf }: Pick<ElectionCatalogue, "offenceOf">,
  ended: ReadonlySet<string>,
): Violation[] {
  const isAlike = (id: string) =>
    id === offence.id || (offence.family !== undefined && offenceOf.get(id)?.family === offence.family);
  return violations
    .filter(({ offences, subject }) => offences.some(isAlike) && !ended.has(subject))
    .map((violation) => ({
      violation,
      isSame: violation.offences.includes(offence.id),
      awayMs: Math.abs(toldMs(violation) - atMs),
    }))
    .filter(({ awayMs }) => awayMs <= nearMs)
    .toSorted((left, right) => Number(right.isSame) - Number(left.isSame) || left.awayMs - right.awayMs)
    .slice(0, mostOffered)
    .map(({ violation }) => violation);
}

/** When it happened, or when it was logged. */
const toldMs = ({ occurredAt, time }: Violation): number => Date.parse(occurredAt ?? time.claimedAt);

const endStates: readonly CaseState[] = ["closed", "unfounded", "mistaken"];

/**
 * Subjects of the reports whose case has ended, as every step that stands says: while some say so and some do not, it is open. A
 * report that is joined with others has ended with them.
 */
export function listEndedCases(entries: Iterable<ReadEntry>, rightOf: RightOf): Set<string> {
  const told = Array.from(entries).flatMap((entry) => findCaseEntry(entry) ?? []);
  const ended = readCases([], told, rightOf).filter(
    ({ stand }) => stand.heads.length > 0 && stand.heads.every(({ said }) => endStates.includes(said.state)),
  );
  return new Set(ended.flatMap(({ reports }) => reports.map(({ subject }) => subject)));
}
