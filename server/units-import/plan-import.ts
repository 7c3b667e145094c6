/** What importing a list would do. Pure: the same list, map and units give the same plan. */
import type { Unit } from "../../shared/catalogue/schema.ts";
import { bindColumns, type BoundColumns } from "./bind-columns.ts";
import type { ColumnMap } from "./column-map.ts";
import { constituencyFinder } from "./constituency-finder.ts";
import type { ParentKind } from "./fields.ts";
import { findMissingColumns } from "./find-missing-columns.ts";
import { findRoot } from "./find-root.ts";
import type { CurrentCatalogue, ImportPlan } from "./import-plan.ts";
import { ParentPlacer } from "./place-parents.ts";
import { planBranches } from "./plan-branches.ts";
import { problem } from "./problems.ts";
import type { Table } from "./read-csv.ts";
import { UnitIndex } from "./unit-index.ts";

export function planImport(table: Table, map: ColumnMap, current: CurrentCatalogue): ImportPlan {
  const bound = bindColumns(table.headings, map);
  const found = findRoot(map, current.units);
  const expected = table.headings.length;
  const plan: ImportPlan = {
    root: found.kind === "root" ? found.root : null,
    columns: bound.uses,
    unusedColumns: bound.unused,
    rowCount: table.rows.length + table.ragged.length,
    added: [],
    changed: [],
    unchanged: 0,
    absent: [],
    skippedLines: table.ragged.map(({ line }) => line),
    problems: [...bound.problems],
  };
  for (const { line, cellCount } of table.ragged) {
    plan.problems.push(problem("ragged-row", { line }, { count: cellCount, expected }));
  }
  if (plan.rowCount === 0) plan.problems.push(problem("no-rows", { line: table.headingLine }));

  const root = found.kind === "root" ? found.root : undefined;
  const missing = findMissingColumns(bound, { county: root === undefined || root.kind === "province" });
  plan.problems.push(...missing);
  if (found.kind === "no-root") plan.problems.push(found.problem);
  if (found.kind === "root" && missing.length === 0) {
    planRows(plan, table, { map, bound, current, root: found.root, isNewRoot: found.isNew });
  } else {
    plan.skippedLines = [...table.ragged, ...table.rows].map(({ line }) => line);
  }
  plan.problems.sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
  plan.skippedLines.sort((left, right) => left - right);
  return plan;
}

function planRows(
  plan: ImportPlan,
  table: Table,
  given: { map: ColumnMap; bound: BoundColumns; current: CurrentCatalogue; root: Unit; isNewRoot: boolean },
): void {
  const { map, bound, current, root } = given;
  const levels: Record<string, ParentKind[]> = { province: ["county", "bakhsh"], county: ["bakhsh"] };
  const authority: ParentKind[] = map.root?.name === undefined ? ["bakhsh"] : ["county", "bakhsh"];
  const index = new UnitIndex(current.units, root, map.codeWithin ?? "county");
  const placer = new ParentPlacer(index, {
    root,
    levels: levels[root.kind] ?? [],
    create: new Set(map.create ?? authority),
    columns: bound.columns,
  });
  planBranches(plan, table, {
    ...given,
    index,
    placer,
    findConstituency: constituencyFinder(current.constituencies),
  });
}
