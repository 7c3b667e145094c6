import { checkFindings, readBoard } from "../../shared/projections/board-view.ts";
import { createBoard, foldBoard, type BoardState } from "../../shared/projections/board.ts";
import { addToBranchLog, createBranchLog, readBranchDay } from "../../shared/projections/branch-day.ts";
import { readStoredEntry, type StoredEntry } from "../../shared/projections/stored-entry.ts";
import { branches, catalogue } from "./day-fixtures.ts";

export const mode = catalogue.election.mode;

const unitOf = new Map(branches.map((unit) => [unit.id, unit]));

/** All that a board and the branches' pages show, as one text: two folds agree when the texts are equal. */
export function showBoard(board: BoardState, units: readonly string[], nowAt: string): string {
  const shown = units.map((unit) => unitOf.get(unit)!);
  checkFindings(board, shown, catalogue, shown.length);
  return JSON.stringify(readBoard(board, shown, catalogue, nowAt), null, 1);
}

export function showDays(entries: readonly StoredEntry[], units: readonly string[]): string {
  const read = entries.map(readStoredEntry);
  const days = units.map((unit) => {
    const log = createBranchLog(unit, mode);
    for (const entry of read) addToBranchLog(log, entry);
    return readBranchDay(log, unitOf.get(unit)!, catalogue);
  });
  return JSON.stringify(days, null, 1);
}

export function foldAll(entries: Iterable<StoredEntry>): BoardState {
  const board = createBoard(mode);
  foldBoard(board, entries);
  return board;
}
