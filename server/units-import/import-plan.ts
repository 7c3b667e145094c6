import type { Constituency, Unit } from "../../shared/catalogue/schema.ts";
import type { ColumnUse } from "./bind-columns.ts";
import type { ChangedPart } from "./build-branch.ts";
import type { ListProblem } from "./problems.ts";

/** What exists before an import. */
export interface CurrentCatalogue {
  units: readonly Unit[];
  constituencies: readonly Constituency[];
}

export interface ChangedUnit {
  /** As it is to be. */
  unit: Unit;
  parts: ChangedPart[];
}

/** What importing a list would do, and everything that is wrong with the list. */
export interface ImportPlan {
  /** Null where it is not known below which unit the list belongs. */
  root: Unit | null;
  columns: ColumnUse[];
  unusedColumns: string[];
  rowCount: number;
  /** Of the sound rows only; places before what lies in them. */
  added: Unit[];
  changed: ChangedUnit[];
  unchanged: number;
  /** Branches of the places that the list speaks of, which it does not have. They stay as they are. */
  absent: Unit[];
  /** Lines of the rows that cannot be imported. */
  skippedLines: number[];
  /** In the order of their lines; first those of the whole list. */
  problems: ListProblem[];
}
