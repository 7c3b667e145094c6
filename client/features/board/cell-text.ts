import type { BoardCell } from "../../../shared/projections/board-view.ts";
import type { DeskMessages } from "../../desk/desk-messages.ts";
import type { BoardMessages } from "./board-messages.ts";

/** A note is in order as it is: only what somebody has to look at is marked. */
export function isMarked(mismatch: BoardCell["mismatch"]): mismatch is "critical" | "warning" {
  return mismatch === "critical" || mismatch === "warning";
}

/** A cell in words: state, then what is remarkable about it. */
export function cellText(cell: BoardCell, t: BoardMessages, { states }: DeskMessages): string {
  const said = [states[cell.state]];
  if (isMarked(cell.mismatch)) said.push(t.marks[cell.mismatch]);
  if (cell.isDiffering) said.push(t.marks.differing);
  if (cell.isCorrected) said.push(t.marks.corrected);
  if (cell.isUnreadable) said.push(t.marks.unreadable);
  return said.join(t.separator);
}
