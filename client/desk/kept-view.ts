/**
 * The board as it was last shown, small enough to be on screen before anything else is read: within a moment the fold takes its
 * place. A cache, never the truth.
 */
import type { Unit } from "../../shared/catalogue/schema.ts";
import type { BoardRow, BoardSlot } from "../../shared/projections/board-view.ts";
import { findSnapshot, saveSnapshot } from "../journal-store/snapshots.ts";
import type { DeskState } from "./desk-protocol.ts";

export interface KeptView {
  state: DeskState;
  slots: BoardSlot[];
  rows: BoardRow[];
}

const name = "desk-view";
/** Raised when the shape of a row, a slot or the state changes. */
const version = "1";

export function saveView(view: KeptView): Promise<void> {
  return saveSnapshot({ name, version, position: view.state.position, state: view });
}

export async function findView(): Promise<KeptView | undefined> {
  return (await findSnapshot(name, version))?.state as KeptView | undefined;
}

/** Rows are told apart by their place: a view of other branches is none of these. */
export function isOfBranches({ rows }: KeptView, branches: readonly Unit[]): boolean {
  return rows.length === branches.length && rows.every(({ unit }, index) => unit === branches[index]!.id);
}
