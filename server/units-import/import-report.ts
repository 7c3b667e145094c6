/** What an import says it did, or would do: the same for the command line and the desk. */
import { Type, type Static } from "typebox";
import { Localized, UnitKind, type Unit } from "../../shared/catalogue/schema.ts";
import { isWhollySound, unitsToStore } from "./decide-import.ts";
import type { ListPlan } from "./plan-list.ts";
import { ListProblem, selectProblems } from "./problems.ts";

/** Problems and units beyond this number are counted and not listed; errors are listed rather than warnings. */
export const maxListed = 1000;

export const ImportOutcome = Type.Union([
  Type.Literal("imported"),
  /** Only the sound rows. */
  Type.Literal("partly-imported"),
  /** Everything in the list is in the catalogue already. */
  Type.Literal("unchanged"),
  /** Nothing was imported. */
  Type.Literal("refused"),
]);
export type ImportOutcome = Static<typeof ImportOutcome>;

const listedUnit = { id: Type.String(), code: Type.String(), name: Localized };
const ListedUnit = Type.Object(listedUnit);
const Count = Type.Integer({ minimum: 0 });

export const ImportReport = Type.Object({
  outcome: ImportOutcome,
  /** Nothing was changed: the outcome is what it would be. */
  dryRun: Type.Boolean(),
  root: Type.Union([ListedUnit, Type.Null()]),
  encoding: Type.Union([Type.String(), Type.Null()]),
  separator: Type.Union([Type.String(), Type.Null()]),
  columns: Type.Array(
    Type.Object({
      /** As a map names it (fields.ts). */
      field: Type.String(),
      label: Localized,
      from: Type.Array(Type.String()),
      how: Type.Union([Type.Literal("map"), Type.Literal("recognised")]),
    }),
  ),
  unusedColumns: Type.Array(Type.String()),
  rows: Type.Object({ total: Count, skipped: Count }),
  added: Type.Array(Type.Object({ kind: UnitKind, count: Count })),
  unchanged: Count,
  changed: Type.Object({
    count: Count,
    listed: Type.Array(Type.Object({ ...listedUnit, parts: Type.Array(Type.String()) })),
  }),
  /** Branches that exist and that the list leaves out. They stay. */
  absent: Type.Object({ count: Count, listed: Type.Array(ListedUnit) }),
  problems: Type.Object({ errors: Count, warnings: Count, listed: Type.Array(ListProblem) }),
});
export type ImportReport = Static<typeof ImportReport>;

export function reportPlan(plan: ListPlan, options: { partial: boolean; dryRun: boolean }): ImportReport {
  const kinds = ["province", "county", "bakhsh", "branch"] as const;
  const errors = plan.problems.filter(({ severity }) => severity === "error").length;
  return {
    outcome: outcomeOf(plan, options.partial),
    dryRun: options.dryRun,
    root: plan.root === null ? null : listUnit(plan.root),
    encoding: plan.encoding,
    separator: plan.separator,
    columns: plan.columns,
    unusedColumns: plan.unusedColumns,
    rows: { total: plan.rowCount, skipped: plan.skippedLines.length },
    added: kinds
      .map((kind) => ({ kind, count: plan.added.filter((unit) => unit.kind === kind).length }))
      .filter(({ count }) => count > 0),
    unchanged: plan.unchanged,
    changed: {
      count: plan.changed.length,
      listed: plan.changed.slice(0, maxListed).map(({ unit, parts }) => ({ ...listUnit(unit), parts })),
    },
    absent: { count: plan.absent.length, listed: plan.absent.slice(0, maxListed).map(listUnit) },
    problems: {
      errors,
      warnings: plan.problems.length - errors,
      listed: selectProblems(plan.problems, maxListed),
    },
  };
}

function outcomeOf(plan: ListPlan, partial: boolean): ImportOutcome {
  const units = unitsToStore(plan, { partial });
  if (units === undefined) return "refused";
  if (units.length === 0) return "unchanged";
  return isWhollySound(plan) ? "imported" : "partly-imported";
}

const listUnit = ({ id, code, name }: Unit) => ({ id, code, name });
