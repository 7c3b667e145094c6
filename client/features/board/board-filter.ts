/** What a supervisor has chosen on the board; kept while other pages are open, so that the way back leads to the same place. */
import { create } from "zustand";
import { wholeScope, type Scope } from "../../desk/ScopeFilter.tsx";
import type { RowFilter, RowOrder } from "./select-rows.ts";

interface BoardChoice {
  scope: Scope;
  query: string;
  show: RowFilter;
  order: RowOrder;
  /** Null: the slot that is due now. */
  slot: string | null;
  /** Where the grid was left. */
  scrollTopPx: number;
}

const initial: BoardChoice = {
  scope: wholeScope,
  query: "",
  show: "all",
  order: "office",
  slot: null,
  scrollTopPx: 0,
};

export const useBoardChoice = create<BoardChoice>()(() => initial);

export function chooseOnBoard(chosen: Partial<BoardChoice>): void {
  useBoardChoice.setState({ scrollTopPx: 0, ...chosen });
}

export function clearBoardFilters(): void {
  chooseOnBoard({ scope: wholeScope, query: "", show: "all" });
}
