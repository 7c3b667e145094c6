/** The desk's first question: who has not reported the slot that is due, and why. */
import type { Unit } from "../catalogue/schema.ts";
import type { BoardRow, BoardSlot, BoardView, CellState } from "./board-view.ts";

/**
 * Why a branch has no report that can be relied on. `no-coverage`: declared in the polling list, so that nothing is expected
 * before a courier comes; `never-heard`: the server never received anything of it; `silent`: it did, before.
 */
export type MissingReason = "not-due" | "no-coverage" | "never-heard" | "silent" | "clock-untrusted";

export interface MissingBranch {
  unit: string;
  reason: MissingReason;
  heardAt: string | null;
}

export type StateCounts = Record<CellState, number>;

export interface SlotTally {
  /** Branches of which the slot is asked. */
  branches: number;
  /** Those that have filed, in whatever state. */
  reported: number;
  states: StateCounts;
  /** Reasons of those that have not, and of the reports whose time cannot be relied on. */
  reasons: Record<MissingReason, number>;
  differing: number;
  mismatched: number;
}

export interface SlotSummary {
  slot: string;
  all: SlotTally;
  /** By id of the county, and of the Majles constituency. */
  byCounty: Map<string, SlotTally>;
  byConstituency: Map<string, SlotTally>;
  missing: MissingBranch[];
}

/** The open slot that is due next; between slots the one that was due last; before the first, the first. */
export function findCurrentSlot(slots: readonly BoardSlot[], nowAt: string): BoardSlot | undefined {
  const open = slots.filter(({ opensAt, dueAt }) => opensAt <= nowAt && nowAt <= dueAt);
  const past = slots.filter(({ dueAt }) => dueAt < nowAt);
  return open.toSorted((left, right) => (left.dueAt < right.dueAt ? -1 : 1))[0] ?? past.at(-1) ?? slots[0];
}

/** `branches` are the units of the view's rows, in any order. Throws RangeError for a slot that is not on the view. */
export function summariseSlot(view: BoardView, slot: string, branches: readonly Unit[]): SlotSummary {
  const column = view.slots.findIndex(({ id }) => id === slot);
  if (column < 0) throw new RangeError(`no slot ${slot} on this board`);
  const unitOf = new Map(branches.map((unit) => [unit.id, unit]));
  const summary: SlotSummary = { slot, all: emptyTally(), byCounty: new Map(), byConstituency: new Map(), missing: [] };
  for (const row of view.rows) {
    const unit = unitOf.get(row.unit);
    const cell = row.cells[column];
    if (unit === undefined || cell == null) continue;
    const reason = findReason(row, cell.state, unit);
    if (reason !== undefined) summary.missing.push({ unit: unit.id, reason, heardAt: row.heardAt });
    const county = findCounty(unit);
    const tallies = [summary.all];
    if (county !== undefined) tallies.push(tallyOf(summary.byCounty, county));
    if (unit.constituency !== null) tallies.push(tallyOf(summary.byConstituency, unit.constituency));
    for (const tally of tallies) {
      tally.branches += 1;
      tally.states[cell.state] += 1;
      if (cell.state !== "silent" && cell.state !== "awaited") tally.reported += 1;
      if (reason !== undefined) tally.reasons[reason] += 1;
      if (cell.isDiffering) tally.differing += 1;
      if (cell.mismatch === "critical" || cell.mismatch === "warning") tally.mismatched += 1;
    }
  }
  return summary;
}

function findReason(row: BoardRow, state: CellState, unit: Unit): MissingReason | undefined {
  if (state === "clock-untrusted") return "clock-untrusted";
  if (state === "awaited") return "not-due";
  if (state !== "silent") return undefined;
  if (unit.branch?.coverage === "none") return "no-coverage";
  return row.heardAt === null ? "never-heard" : "silent";
}

export interface BranchFilter {
  county?: string;
  constituency?: string;
}

/** The branches of a county and a constituency, out of `branches`. */
export function filterBranches(branches: readonly Unit[], { county, constituency }: BranchFilter): Unit[] {
  return branches.filter(
    (unit) =>
      (county === undefined || findCounty(unit) === county) &&
      (constituency === undefined || unit.constituency === constituency),
  );
}

/** Id of the county above a unit: the second place of its path, below the province. */
export function findCounty({ path }: Pick<Unit, "path">): string | undefined {
  return path.split("/").filter((id) => id !== "")[1];
}

function tallyOf(tallies: Map<string, SlotTally>, key: string): SlotTally {
  const known = tallies.get(key) ?? emptyTally();
  tallies.set(key, known);
  return known;
}

const emptyTally = (): SlotTally => ({
  branches: 0,
  reported: 0,
  states: {
    "on-time": 0,
    "delivered-late": 0,
    late: 0,
    "clock-untrusted": 0,
    undelivered: 0,
    silent: 0,
    awaited: 0,
  },
  reasons: { "not-due": 0, "no-coverage": 0, "never-heard": 0, silent: 0, "clock-untrusted": 0 },
  differing: 0,
  mismatched: 0,
});
