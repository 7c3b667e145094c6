/** What has changed between two readings of the board, so that only that travels from the worker and is rendered again. */
import type { BoardCell, BoardRow, BoardSlot } from "../../shared/projections/board-view.ts";

export interface RowDeltas {
  /** Rows that differ from those given last, by index; all of them if the columns or the branches differ. */
  next(slots: readonly BoardSlot[], rows: readonly BoardRow[]): { isNew: boolean; rows: [number, BoardRow][] };
}

/** Cells come in few kinds: as one object each they are copied once. */
export function internCells(rows: readonly BoardRow[], interned = new Map<string, BoardCell>()): BoardRow[] {
  const intern = (cell: BoardCell | null): BoardCell | null => {
    if (cell === null) return null;
    const key = cellKey(cell);
    const known = interned.get(key) ?? cell;
    interned.set(key, known);
    return known;
  };
  return rows.map((row) => ({ ...row, cells: row.cells.map(intern) }));
}

export function createRowDeltas(): RowDeltas {
  const interned = new Map<string, BoardCell>();
  let slotsKey = "";
  let rowKeys: string[] = [];

  return {
    next(slots, rows) {
      const key = slots.map(({ id, opensAt, dueAt }) => `${id} ${opensAt} ${dueAt}`).join();
      const isNew = key !== slotsKey || rows.length !== rowKeys.length;
      const keys = rows.map(rowKey);
      const indexes = [...rows.keys()].filter((index) => isNew || keys[index] !== rowKeys[index]);
      const changed = internCells(
        indexes.map((index) => rows[index]!),
        interned,
      );
      slotsKey = key;
      rowKeys = keys;
      return { isNew, rows: indexes.map((index, at) => [index, changed[at]!]) };
    },
  };
}

const flag = (is: boolean): string => (is ? "1" : "0");

function cellKey(cell: BoardCell): string {
  const { state, mismatch, isMismatchChecked, isDiffering, isCorrected, isUnreadable, count } = cell;
  const flags = [isMismatchChecked, isDiffering, isCorrected, isUnreadable].map(flag).join("");
  return `${state} ${mismatch ?? "-"} ${flags} ${count}`;
}

function rowKey({ unit, cells, incidents, violations, unreadable, heardAt }: BoardRow): string {
  const shown = cells.map((cell) => (cell === null ? "-" : cellKey(cell))).join();
  return `${unit} ${shown} ${incidents} ${violations} ${unreadable} ${heardAt}`;
}
