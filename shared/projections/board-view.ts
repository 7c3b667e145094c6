/** The board as it is shown: branches × the day's slots at one moment. */
import type { Localized, ReportCode, Unit } from "../catalogue/schema.ts";
import type { UnitId } from "../journal/ids.ts";
import { checkCells, foldCells, type BranchCells, type ReportCell } from "./board-cells.ts";
import { openLog, type BoardBranch, type BoardState } from "./board.ts";
import type { ElectionCatalogue, SlotTimes } from "./election-catalogue.ts";
import { ruleFactsOf, worst, type Severity } from "./findings.ts";
import { unpackCells } from "./packed-cells.ts";
import { betterVerdict, judge, type Verdict } from "./timeliness.ts";

/** Nothing filed: `silent` once it is due, `awaited` before. */
export type CellState = Verdict | "silent" | "awaited";

export interface BoardCell {
  state: CellState;
  /** Worst broken rule; until the rules were evaluated here, what the tablet noted when it saved. */
  mismatch: Severity | null;
  isMismatchChecked: boolean;
  /** Uncorrected filings of several tablets that do not agree: the report has no figures until an officer corrects one. */
  isDiffering: boolean;
  isCorrected: boolean;
  /** What stands cannot be read by this build, or was redacted. */
  isUnreadable: boolean;
  /** Entries, corrections included. */
  count: number;
}

export interface BoardRow {
  unit: UnitId;
  /** One for each of the board's slots; null where a slot is not asked of this branch, and nothing was filed. */
  cells: (BoardCell | null)[];
  mismatch: Severity | null;
  incidents: number;
  violations: number;
  unreadable: number;
  /** When the server last received anything about the branch, ISO 8601 UTC; null: never. */
  heardAt: string | null;
}

/** A column. Times are the earliest of its branches: a later closing moves the last slots of some constituencies. */
export interface BoardSlot {
  id: string;
  report: ReportCode;
  slot: string;
  opensAt: string;
  dueAt: string;
  label: Localized;
}

export interface BoardView {
  slots: BoardSlot[];
  rows: BoardRow[];
}

/** Reads the rows of `branches` (units of kind branch) at `nowAt` (ISO 8601 UTC), in their order. */
export function readBoard(
  board: BoardState,
  branches: readonly Unit[],
  catalogue: ElectionCatalogue,
  nowAt: string,
): BoardView {
  const slots = boardSlots(branches, catalogue);
  const nowMs = Date.parse(nowAt);
  return { slots, rows: branches.map((unit) => readRow(board, unit, slots, catalogue, nowMs)) };
}

/** The union of what is asked of the branches, in order of due times. */
export function boardSlots(branches: readonly Unit[], catalogue: ElectionCatalogue): BoardSlot[] {
  const schedules = new Set(branches.map((unit) => catalogue.slotsOf(unit)));
  const earliest = new Map<string, SlotTimes>();
  for (const slot of [...schedules].flat()) {
    const known = earliest.get(slot.id);
    if (known === undefined || slot.dueMs < known.dueMs) earliest.set(slot.id, slot);
  }
  return [...earliest.values()]
    .toSorted((left, right) => left.dueMs - right.dueMs || (left.id < right.id ? -1 : 1))
    .map(({ id, report, slot, opensAt, dueAt, label }) => ({ id, report, slot, opensAt, dueAt, label }));
}

function readRow(
  board: BoardState,
  unit: Unit,
  slots: readonly BoardSlot[],
  catalogue: ElectionCatalogue,
  nowMs: number,
): BoardRow {
  const branch = board.branches.get(unit.id as UnitId);
  const cells = branch === undefined ? undefined : cellsOf(branch, catalogue);
  const dueById = dueTimes(catalogue.slotsOf(unit));
  const row = slots.map(({ id, dueAt }) => {
    const cell = cells?.scheduled[id];
    const dueMs = dueById.get(id);
    if (cell !== undefined) return readCell(cell, dueMs ?? Date.parse(dueAt));
    return dueMs === undefined ? null : nowMs > dueMs ? silent : awaited;
  });
  const mismatches = row.flatMap((cell) => (cell === null || cell.mismatch === null ? [] : [cell.mismatch]));
  return {
    unit: unit.id as UnitId,
    cells: row,
    mismatch: mismatches.length === 0 ? null : worst(mismatches),
    incidents: cells?.incidents ?? 0,
    violations: cells?.violations ?? 0,
    unreadable: cells?.unreadable ?? 0,
    heardAt: cells === undefined || cells.heardMs === null ? null : new Date(cells.heardMs).toISOString(),
  };
}

const dueCache = new WeakMap<readonly SlotTimes[], ReadonlyMap<string, number>>();

function dueTimes(slots: readonly SlotTimes[]): ReadonlyMap<string, number> {
  let due = dueCache.get(slots);
  if (due === undefined) {
    due = new Map(slots.map(({ id, dueMs }) => [id, dueMs]));
    dueCache.set(slots, due);
  }
  return due;
}

function readCell(cell: ReportCell, dueMs: number): BoardCell {
  return {
    state: verdictOf(cell, dueMs),
    mismatch: cell.broken === undefined ? cell.noted : cell.broken,
    isMismatchChecked: cell.broken !== undefined,
    isDiffering: cell.agreement === "differing",
    isCorrected: cell.isCorrected,
    isUnreadable: cell.agreement === "unknown",
    count: cell.times.length,
  };
}

const nothing: Omit<BoardCell, "state"> = {
  mismatch: null,
  isMismatchChecked: true,
  isDiffering: false,
  isCorrected: false,
  isUnreadable: false,
  count: 0,
};
const silent: BoardCell = { state: "silent", ...nothing };
const awaited: BoardCell = { state: "awaited", ...nothing };

export function verdictOf(cell: ReportCell, dueMs: number): Verdict {
  return cell.times.map((times) => judge(times, dueMs)).reduce(betterVerdict);
}

export function cellsOf(branch: BoardBranch, catalogue: ElectionCatalogue): BranchCells {
  const cells = typeof branch.cells === "string" ? unpackCells(branch.cells) : branch.cells;
  branch.cells = cells ?? foldCells(branch.unit, openLog(branch), catalogue);
  return branch.cells;
}

/**
 * Evaluates the rules for at most `limit` of the branches whose entries, or what the polling list says of them, changed since, and
 * gives how many are left: called in idle moments, so that the board is on screen first.
 */
export function checkFindings(
  board: BoardState,
  branches: readonly Unit[],
  catalogue: ElectionCatalogue,
  limit: number,
): number {
  let left = 0;
  let checked = 0;
  for (const unit of branches) {
    const branch = board.branches.get(unit.id as UnitId);
    if (branch === undefined) continue;
    const cells = cellsOf(branch, catalogue);
    if (cells.checkedFor === ruleFactsOf(unit) || Object.keys(cells.scheduled).length === 0) continue;
    if (checked === limit) left += 1;
    else {
      checkCells(cells, unit, openLog(branch), catalogue);
      checked += 1;
    }
  }
  return left;
}
