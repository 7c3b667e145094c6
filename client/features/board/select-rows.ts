/** Which rows of the board are shown, and in which order. */
import { matchesQuery } from "../../../shared/lib/fold-text.ts";
import type { MissingReason } from "../../../shared/projections/board-summary.ts";
import type { BoardRow, CellState } from "../../../shared/projections/board-view.ts";

/** `missing`: nothing filed for the slot, for whatever reason. */
export type RowFilter =
  | "all"
  | "missing"
  | "reported"
  | MissingReason
  | "late"
  | "delivered-late"
  | "mismatched"
  | "differing"
  | "corrected"
  | "violations";

/** `office`: as the office numbers them · `state`: who has not reported the slot first · `heard`: longest unheard first. */
export type RowOrder = "office" | "name" | "state" | "heard" | "mismatch";

export interface ShownRow {
  /** Index among the desk's branches. */
  index: number;
  row: BoardRow;
}

export interface RowSelection {
  rows: readonly BoardRow[];
  /** Column of the chosen slot; -1 if there is none. */
  column: number;
  /** By unit: why it has no report of the slot that can be relied on. */
  reasons: ReadonlyMap<string, MissingReason>;
  /** Units of the chosen scope; null: all. */
  units: ReadonlySet<string> | null;
  query: string;
  searchText(index: number): string;
  show: RowFilter;
  order: RowOrder;
  /** Place in the alphabet. */
  nameRank(index: number): number;
}

export function selectRows(selection: RowSelection): ShownRow[] {
  const { rows, units, query, searchText } = selection;
  const shown: ShownRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (units !== null && !units.has(row.unit)) continue;
    if (!isShown(row, selection)) continue;
    if (query !== "" && !matchesQuery(searchText(index), query)) continue;
    shown.push({ index, row });
  }
  return sortRows(shown, selection);
}

function isShown(row: BoardRow, { show, column, reasons }: RowSelection): boolean {
  const cell = row.cells[column] ?? null;
  switch (show) {
    case "all":
      return true;
    case "missing":
      return cell !== null && (cell.state === "silent" || cell.state === "awaited");
    case "reported":
      return cell !== null && cell.state !== "silent" && cell.state !== "awaited";
    case "mismatched":
      return cell?.mismatch === "critical" || cell?.mismatch === "warning";
    case "differing":
      return cell?.isDiffering === true;
    case "corrected":
      return cell?.isCorrected === true;
    case "violations":
      return row.violations > 0;
    case "late":
    case "delivered-late":
      return cell?.state === show;
    default:
      return reasons.get(row.unit) === show;
  }
}

const stateRanks: Record<CellState, number> = {
  silent: 0,
  "clock-untrusted": 1,
  late: 2,
  "delivered-late": 3,
  undelivered: 4,
  awaited: 5,
  "on-time": 6,
};
const mismatchRanks = { critical: 0, warning: 1, info: 2 };
const notAsked = 9;

/** Stable: rows that are alike stay in the office's order. */
function sortRows(shown: ShownRow[], { order, column, nameRank }: RowSelection): ShownRow[] {
  const rankOf: Record<RowOrder, ((shown: ShownRow) => number) | null> = {
    office: null,
    name: ({ index }) => nameRank(index),
    state: ({ row }) => {
      const cell = row.cells[column];
      return cell == null ? notAsked : stateRanks[cell.state];
    },
    heard: ({ row }) => (row.heardAt === null ? 0 : Date.parse(row.heardAt)),
    mismatch: ({ row }) => {
      const mismatch = column < 0 ? row.mismatch : (row.cells[column]?.mismatch ?? null);
      return mismatch === null ? notAsked : mismatchRanks[mismatch];
    },
  };
  const rank = rankOf[order];
  if (rank === null) return shown;
  const ranks = new Map(shown.map((each) => [each, rank(each)]));
  return shown.toSorted((one, other) => ranks.get(one)! - ranks.get(other)!);
}
