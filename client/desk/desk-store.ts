/** What the desk's screens show, as the worker last told it. */
import { create } from "zustand";
import type { BoardRow, BoardSlot } from "../../shared/projections/board-view.ts";
import type { DeskState, WorkerMessage } from "./desk-protocol.ts";

export interface DeskView {
  /** `opening` until the first board is here. */
  phase: "opening" | "open" | "failed";
  slots: readonly BoardSlot[];
  /** In the order of the units of kind branch. */
  rows: readonly BoardRow[];
  state: DeskState;
}

export const useDesk = create<DeskView>()(() => ({
  phase: "opening",
  slots: [],
  rows: [],
  state: { source: "own", position: 0, ownPosition: 0, unchecked: 0, readAt: "", version: 0 },
}));

/** Rows that have not changed stay the same objects, so that they are not rendered again. */
export function applyBoard({ state, slots, rows: changed }: Extract<WorkerMessage, { kind: "board" }>): void {
  const shown = useDesk.getState();
  let rows: readonly BoardRow[] = shown.rows;
  if (slots !== null) rows = changed.map(([, row]) => row);
  else if (changed.length > 0) {
    const next = [...rows];
    for (const [index, row] of changed) next[index] = row;
    rows = next;
  }
  useDesk.setState({ phase: "open", slots: slots ?? shown.slots, rows, state });
}
