/** A board as plain data, for a store or a worker's message: what was folded need not be folded again at the next start. */
import type { Mode } from "../journal/entry.ts";
import type { UnitId } from "../journal/ids.ts";
import { packCells } from "./packed-cells.ts";
import { packLog } from "./board-log.ts";
import type { BoardState } from "./board.ts";

/** Raised whenever what a snapshot holds changes its meaning: an older one is then thrown away, and the entries folded anew. */
export const boardSnapshotFormat = 2;

export interface BoardSnapshot {
  format: typeof boardSnapshotFormat;
  mode: Mode;
  position: number;
  /** Names the rules, reports, offences and calendar that the cells were folded with. */
  catalogueKey: string;
  branches: [unit: string, log: string, cells: string | null][];
}

export function saveBoard(board: BoardState, catalogueKey: string): BoardSnapshot {
  return {
    format: boardSnapshotFormat,
    mode: board.mode,
    position: board.position,
    catalogueKey,
    branches: Array.from(board.branches.values(), ({ unit, log, cells }) => [
      unit,
      typeof log === "string" ? log : packLog(log),
      cells === null || typeof cells === "string" ? cells : packCells(cells),
    ]),
  };
}

/** Undefined if the snapshot is of another format or mode. Cells folded with another catalogue are folded anew when read. */
export function findBoard(snapshot: unknown, mode: Mode, catalogueKey: string): BoardState | undefined {
  if (!isSnapshot(snapshot) || snapshot.mode !== mode) return undefined;
  const isSameCatalogue = snapshot.catalogueKey === catalogueKey;
  const board: BoardState = { mode, position: snapshot.position, branches: new Map() };
  for (const [unit, log, cells] of snapshot.branches) {
    board.branches.set(unit as UnitId, { unit: unit as UnitId, log, cells: isSameCatalogue ? cells : null });
  }
  return board;
}

function isSnapshot(value: unknown): value is BoardSnapshot {
  return typeof value === "object" && value !== null && "format" in value && value.format === boardSnapshotFormat;
}
