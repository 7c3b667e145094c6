import type { Unit } from "../../shared/catalogue/schema.ts";
import type { ListRow } from "./read-rows.ts";

/** A row on its way to a branch. */
export interface Candidate {
  row: ListRow;
  /** The unit it lies in; undefined if that was not found. */
  parent: Unit | undefined;
  /** Whether nothing is wrong with it so far. */
  isSound: boolean;
}
