/** Where a key leads within the grid. Rows count from -1, the head; columns from 0. */
export interface GridPlace {
  row: number;
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows of one page. */
  page: number;
  isRightToLeft: boolean;
}

/** Undefined for a key that does not move. */
export function findNextPlace(
  key: string,
  withControl: boolean,
  { row, column }: GridPlace,
  { rows, columns, page, isRightToLeft }: GridSize,
): GridPlace | undefined {
  const toRow = (next: number) => ({ row: Math.max(-1, Math.min(rows - 1, next)), column });
  const toColumn = (next: number) => ({ row, column: Math.max(0, Math.min(columns - 1, next)) });
  switch (key) {
    case "ArrowDown":
      return toRow(row + 1);
    case "ArrowUp":
      return toRow(row - 1);
    case "ArrowLeft":
      return toColumn(column + (isRightToLeft ? 1 : -1));
    case "ArrowRight":
      return toColumn(column + (isRightToLeft ? -1 : 1));
    case "PageDown":
      return toRow(row + page);
    case "PageUp":
      return toRow(row - page);
    case "Home":
      return withControl ? { row: 0, column: 0 } : toColumn(0);
    case "End":
      return withControl ? { row: rows - 1, column: columns - 1 } : toColumn(columns - 1);
    default:
      return undefined;
  }
}
