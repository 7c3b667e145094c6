import type { Constituency, Unit } from "../../shared/catalogue/schema.ts";
import type { BoundColumns } from "./bind-columns.ts";
import { buildBranch, compareUnits, maxPathLength } from "./build-branch.ts";
import { checkPositions } from "./check-positions.ts";
import type { Candidate } from "./candidate.ts";
import type { ColumnMap } from "./column-map.ts";
import { kindLabels } from "./fields.ts";
import { findCodeDuplicates, findPlaceDuplicates } from "./find-duplicates.ts";
import type { CurrentCatalogue, ImportPlan } from "./import-plan.ts";
import type { ParentPlacer } from "./place-parents.ts";
import { type ListProblem, problem } from "./problems.ts";
import type { Table } from "./read-csv.ts";
import { type ListRow, rowReader } from "./read-rows.ts";
import { unitIdFromCode } from "./unit-ids.ts";
import type { UnitIndex } from "./unit-index.ts";

export interface Context {
  map: ColumnMap;
  bound: BoundColumns;
  current: CurrentCatalogue;
  root: Unit;
  isNewRoot: boolean;
  index: UnitIndex;
  placer: ParentPlacer;
  findConstituency: (text: string) => Constituency | undefined;
}

interface PlannedBranch {
  unit: Unit;
  existing: Unit | undefined;
}

/** Puts what the rows of the table ask for into the plan. */
export function planBranches(plan: ImportPlan, table: Table, context: Context): void {
  const candidates = readCandidates(plan, table, context);
  refuseDuplicates(plan, candidates, context);
  refusePositions(plan, candidates, context);
  report(plan, findPlaceDuplicates(candidates, context.bound.columns));
  report(plan, context.placer.warnings);

  const lineOfId = new Map<string, number>();
  const branches: PlannedBranch[] = [];
  for (const candidate of candidates) {
    const branch = placeBranch(plan, candidate, context, lineOfId);
    if (branch === undefined) plan.skippedLines.push(candidate.row.line);
    else branches.push(branch);
  }
  collectParents(plan, branches, context);
  for (const { unit, existing } of branches) {
    const parts = existing === undefined ? undefined : compareUnits(existing, unit);
    if (parts === undefined) plan.added.push(unit);
    else if (parts.length > 0) plan.changed.push({ unit, parts });
    else plan.unchanged += 1;
  }
  plan.absent = findAbsent(candidates, context, lineOfId);
}

/** One by one: a list can have more problems than a call can have arguments. */
function report(plan: ImportPlan, problems: readonly ListProblem[]): void {
  for (const found of problems) plan.problems.push(found);
}

function readCandidates(plan: ImportPlan, table: Table, { bound, map, root, placer }: Context): Candidate[] {
  const readRow = rowReader(bound, map, { county: root.kind === "province" });
  return table.rows.map((tableRow) => {
    const { row, problems } = readRow(tableRow);
    report(plan, problems);
    const isSound = !problems.some(({ severity }) => severity === "error");
    const placed = placer.place(row);
    if (placed.kind === "placed") return { row, parent: placed.parent, isSound };
    plan.problems.push(placed.problem);
    return { row, parent: undefined, isSound: false };
  });
}

function refuseDuplicates(plan: ImportPlan, candidates: Candidate[], { index, bound }: Context): void {
  const duplicates = findCodeDuplicates(candidates, (parent) => index.scopeOf(parent).id, bound.columns);
  report(plan, duplicates.problems);
  for (const candidate of duplicates.unsound) candidate.isSound = false;
}

function refusePositions(plan: ImportPlan, candidates: Candidate[], { root, bound, current }: Context): void {
  const known = current.units
    .filter(({ path }) => path.startsWith(root.path))
    .flatMap(({ location }) => location ?? []);
  const rows = candidates.map(({ row }) => row);
  const checked = checkPositions(rows, known, bound.columns.latitude?.heading ?? null);
  report(plan, checked.problems);
  for (const candidate of candidates) if (checked.unsound.has(candidate.row)) candidate.isSound = false;
}

/** The branch of a row and the one that exists, if there is one; undefined if the row may not come in. */
function placeBranch(
  plan: ImportPlan,
  { row, parent, isSound }: Candidate,
  context: Context,
  lineOfId: Map<string, number>,
): PlannedBranch | undefined {
  const { index, root, bound } = context;
  if (parent === undefined || row.code === "") return undefined;
  const scope = index.scopeOf(parent);
  const ownId = unitIdFromCode(scope.id, "-", row.code);
  const atId = index.find(ownId);
  const isBranchHere = atId?.kind === "branch" && index.isBelowRoot(atId);
  const sameCode = index.branchesByCode(scope, row.code);
  const existing = sameCode.find((unit) => unit.id === ownId) ?? sameCode[0] ?? (isBranchHere ? atId : undefined);
  const id = existing?.id ?? ownId;
  const first = lineOfId.get(id);
  lineOfId.set(id, first ?? row.line);
  if (!isSound) return undefined;

  const place = { line: row.line, column: bound.columns.code?.heading ?? null, value: row.code };
  const refuse = (code: "code-duplicate" | "id-taken" | "path-too-long", details: Record<string, string | number>) => {
    plan.problems.push(problem(code, place, { kind: kindLabels.branch, ...details }));
    return undefined;
  };
  if (first !== undefined) return refuse("code-duplicate", { first });
  if (existing === undefined && (atId !== undefined || id === root.id)) return refuse("id-taken", { id });
  const constituency = readConstituency(plan, row, context);
  if (constituency === "not-known") return undefined;
  const unit = buildBranch(row, { id, parent, constituency: constituency.id }, existing);
  if (unit.path.length > maxPathLength) return refuse("path-too-long", { limit: maxPathLength });
  return { unit, existing };
}

/** `id` undefined: the list says nothing of it. */
function readConstituency(
  plan: ImportPlan,
  row: ListRow,
  { map, bound, findConstituency }: Context,
): { id: string | null | undefined } | "not-known" {
  if (row.constituency === undefined) return { id: undefined };
  const found = findConstituency(row.constituency);
  if (found !== undefined) return { id: found.id };
  const isError = map.unknownConstituency !== "empty";
  const place = { line: row.line, column: bound.columns.constituency?.heading ?? null, value: row.constituency };
  plan.problems.push(problem(isError ? "constituency-unknown" : "constituency-left-out", place));
  return isError ? "not-known" : { id: null };
}

/** The places above the branches that come in: made where they are new, renamed where the list is the authority. */
function collectParents(plan: ImportPlan, branches: PlannedBranch[], { root, isNewRoot, placer }: Context): void {
  const needed = new Set(branches.flatMap(({ unit }) => unit.path.split("/")));
  if (isNewRoot && branches.length > 0) plan.added.push(root);
  for (const unit of placer.made.values()) if (needed.has(unit.id)) plan.added.push(unit);
  for (const unit of placer.renamed.values()) if (needed.has(unit.id)) plan.changed.push({ unit, parts: ["name"] });
}

/** Branches that the list leaves out of the counties that it speaks of: of the others it says nothing. */
function findAbsent(candidates: Candidate[], { root, current }: Context, lineOfId: Map<string, number>): Unit[] {
  const depth = root.path.split("/").length;
  const topBelowRoot = (path: string): string => path.split("/").slice(0, depth).join("/");
  const spokenOf = new Set(candidates.flatMap(({ parent }) => (parent === undefined ? [] : topBelowRoot(parent.path))));
  return current.units.filter(
    ({ id, kind, path }) =>
      kind === "branch" && path.startsWith(root.path) && !lineOfId.has(id) && spokenOf.has(topBelowRoot(path)),
  );
}
