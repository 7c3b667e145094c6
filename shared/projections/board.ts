/**
 * The state behind the board: for each branch what its entries say, nothing that depends on the hour. Entries may come in any
 * order and more than once. What is due, silent or late is told when the board is read (board-view.ts), so that an extension
 * of voting or a passing hour needs no new fold.
 */
import type { Mode } from "../journal/entry.ts";
import type { UnitId } from "../journal/ids.ts";
import type { BranchCells } from "./board-cells.ts";
import { addToLog, createLog, unpackLog, type BoardLog } from "./board-log.ts";
import { readStoredEntry, type ReadEntry, type StoredEntry } from "./stored-entry.ts";

export interface BoardState {
  /** Entries of the other mode are not on this board. */
  readonly mode: Mode;
  /** The highest position folded: read the log on from here. */
  position: number;
  /** By unit; a unit above the branches has only violations. */
  readonly branches: Map<UnitId, BoardBranch>;
}

export interface BoardBranch {
  readonly unit: UnitId;
  /** Text while it comes from a snapshot: most branches are only looked at. */
  log: BoardLog | string;
  /** Folded from the log when the board is read; null since its last entry. Text as the log is. */
  cells: BranchCells | string | null;
}

export function createBoard(mode: Mode): BoardState {
  return { mode, position: 0, branches: new Map() };
}

/** Changes `board` and gives the units of which it now knows more. An entry that is already folded changes nothing. */
export function foldBoard(board: BoardState, entries: Iterable<StoredEntry>): Set<UnitId> {
  const touched = new Set<UnitId>();
  for (const stored of entries) {
    const entry = readStoredEntry(stored);
    if (addToBoard(board, entry)) touched.add(entry.header.unit);
  }
  return touched;
}

/** The same for one entry that has been read. True if it changed what is known of its unit. */
export function addToBoard(board: BoardState, entry: ReadEntry): boolean {
  if (entry.position !== null && entry.position > board.position) board.position = entry.position;
  const { unit, mode } = entry.header;
  if (mode !== board.mode) return false;
  const known = board.branches.get(unit);
  const branch: BoardBranch = known ?? { unit, log: createLog(), cells: null };
  if (!addToLog(openLog(branch), entry)) return false;
  if (known === undefined) board.branches.set(unit, branch);
  branch.cells = null;
  return true;
}

export function openLog(branch: BoardBranch): BoardLog {
  if (typeof branch.log === "string") branch.log = unpackLog(branch.log);
  return branch.log;
}

/** To be called when rules, reports, calendar or offences changed: what was folded with them is folded anew when read. */
export function forgetCells(board: BoardState): void {
  for (const branch of board.branches.values()) branch.cells = null;
}
