import { useCallback, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import { findNextPlace, type GridPlace } from "./grid-keys.ts";
import type { ShownRow } from "./select-rows.ts";

/** The one cell that Tab leads to: it stays with its branch while rows come, go and change places. */
interface ActiveCell {
  /** Null: the head. */
  unit: string | null;
  column: number;
}

export interface GridFocus {
  place: GridPlace;
  /** Spread over the element with role grid. */
  handlers: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onFocus(event: FocusEvent<HTMLElement>): void;
    onBlur(event: FocusEvent<HTMLElement>): void;
  };
}

interface GridFocusOptions {
  shown: readonly ShownRow[];
  columns: number;
  page(): number;
  grid: { readonly current: HTMLElement | null };
  /** Brings a row into the drawn part. */
  revealRow(row: number): void;
}

/** `data-place="<row>,<column>"` marks what takes the focus in each cell. */
export const placeOf = (row: number, column: number): string => `${row},${column}`;

export function useGridFocus({ shown, columns, page, grid, revealRow }: GridFocusOptions): GridFocus {
  const [active, setActive] = useState<ActiveCell>({ unit: shown[0]?.row.unit ?? null, column: 0 });
  const lastRow = useRef(0);
  const isInside = useRef(false);
  const isWanted = useRef(false);

  const row = findRow(active, shown, lastRow.current);
  const column = Math.min(active.column, columns - 1);
  lastRow.current = row;

  useLayoutEffect(() => {
    const isLost = isInside.current && document.activeElement === document.body;
    if (!isWanted.current && !isLost) return;
    isWanted.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-place="${placeOf(row, column)}"]`)?.focus();
  });

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.metaKey) return;
      const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
      const size = { rows: shown.length, columns, page: page(), isRightToLeft };
      const next = findNextPlace(event.key, event.ctrlKey, { row, column }, size);
      if (next === undefined) return;
      event.preventDefault();
      isWanted.current = true;
      lastRow.current = next.row;
      if (next.row >= 0) revealRow(next.row);
      setActive({ unit: shown[next.row]?.row.unit ?? null, column: next.column });
    },
    [shown, columns, page, revealRow, row, column],
  );

  const onFocus = useCallback(
    (event: FocusEvent<HTMLElement>) => {
      isInside.current = true;
      const [focusedRow, focusedColumn] = (event.target.dataset["place"] ?? "").split(",").map(Number);
      if (focusedRow === undefined || focusedColumn === undefined) return;
      lastRow.current = focusedRow;
      setActive({ unit: shown[focusedRow]?.row.unit ?? null, column: focusedColumn });
    },
    [shown],
  );

  const onBlur = useCallback((event: FocusEvent<HTMLElement>) => {
    // Whatever is taken out of the page loses the focus without anybody having moved it.
    if (event.target.isConnected && event.relatedTarget !== null)
      isInside.current = event.currentTarget.contains(event.relatedTarget);
  }, []);

  return { place: { row, column }, handlers: { onKeyDown, onFocus, onBlur } };
}

function findRow({ unit }: ActiveCell, shown: readonly ShownRow[], lastRow: number): number {
  if (unit === null) return -1;
  if (shown[lastRow]?.row.unit === unit) return lastRow;
  const found = shown.findIndex((each) => each.row.unit === unit);
  return found >= 0 ? found : Math.max(0, Math.min(lastRow, shown.length - 1));
}
