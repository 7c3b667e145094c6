import type { Unit } from "../../shared/catalogue/schema.ts";
import { foldCompact } from "../../shared/lib/fold-text.ts";
import type { BoundColumns } from "./bind-columns.ts";
import type { Candidate } from "./candidate.ts";
import { type ListProblem, problem } from "./problems.ts";
import { foldCode } from "./unit-ids.ts";

/** Rows of one code within the place where a code stands for one branch: which of them is right nobody can know. */
export function findCodeDuplicates(
  candidates: readonly Candidate[],
  scopeOf: (parent: Unit) => string,
  columns: BoundColumns["columns"],
): { problems: ListProblem[]; unsound: Candidate[] } {
  const problems: ListProblem[] = [];
  const unsound: Candidate[] = [];
  const firstOf = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { row, parent } = candidate;
    if (parent === undefined || row.code === "") continue;
    const key = `${scopeOf(parent)}\n${foldCode(row.code)}`;
    const first = firstOf.get(key);
    if (first === undefined) {
      firstOf.set(key, candidate);
      continue;
    }
    const place = { line: row.line, column: columns.code?.heading ?? null, value: row.code };
    problems.push(problem("code-duplicate", place, { first: first.row.line }));
    unsound.push(first, candidate);
  }
  return { problems, unsound };
}

/** Branches of one name and address, or at one position: two branches may share a school, or one was listed twice. */
export function findPlaceDuplicates(candidates: readonly Candidate[], columns: BoundColumns["columns"]): ListProblem[] {
  const problems: ListProblem[] = [];
  const firstNamed = new Map<string, number>();
  const firstAt = new Map<string, number>();
  for (const { row, parent } of candidates) {
    if (parent === undefined) continue;
    const { line, position } = row;
    const name = `${parent.id}\n${foldCompact(row.name.fa)}\n${foldCompact(row.address ?? "")}`;
    const sameName = firstNamed.get(name);
    if (sameName === undefined) firstNamed.set(name, line);
    else {
      const column = columns["name.fa"]?.heading ?? columns["name.en"]?.heading ?? null;
      problems.push(problem("place-duplicate", { line, column, value: row.name.fa }, { first: sameName }));
    }
    if (position === undefined || row.mobility === "mobile") continue;
    const at = `${position.latitude}, ${position.longitude}`;
    const samePosition = firstAt.get(at);
    if (samePosition === undefined) firstAt.set(at, line);
    else if (sameName === undefined) {
      const column = columns.latitude?.heading ?? null;
      problems.push(problem("position-duplicate", { line, column, value: at }, { first: samePosition }));
    }
  }
  return problems;
}
