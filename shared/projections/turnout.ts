/** Turnout over the day: cumulative figures of the hourly reports and the closing. What is not known is counted, never zero. */
import type { ReportCode, Unit } from "../catalogue/schema.ts";
import type { UnitId } from "../journal/ids.ts";
import type { BoardState } from "./board.ts";
import { boardSlots, cellsOf, type BoardSlot } from "./board-view.ts";
import type { ElectionCatalogue } from "./election-catalogue.ts";
import type { TurnoutFigures } from "./turnout-figures.ts";

export type TurnoutMeasureName = keyof TurnoutFigures;

export interface TurnoutMeasure {
  /** Sum of what is known; null while nothing is. At least so many: a carried figure is from an earlier hour. */
  total: number | null;
  /** Branches whose figure is of this very slot. */
  counted: number;
  /** Branches of which only an earlier figure is known. */
  carried: number;
  /** Branches of which none is known. */
  unknown: number;
  /** `total` against the eligible voters, over those branches of which both are known; null if there is none. */
  share: number | null;
}

export interface TurnoutPoint extends Record<TurnoutMeasureName, TurnoutMeasure> {
  slot: BoardSlot;
}

const measures: readonly TurnoutMeasureName[] = ["checks", "majles", "experts"];

/** One point for each hourly or closing slot that has opened by `nowAt` (ISO 8601 UTC), over `branches`. */
export function readTurnout(
  board: BoardState,
  branches: readonly Unit[],
  catalogue: ElectionCatalogue,
  nowAt: string,
): TurnoutPoint[] {
  const codes = cumulativeReports(catalogue);
  const slots = boardSlots(branches, catalogue).filter(({ report, opensAt }) => codes.has(report) && opensAt <= nowAt);
  const points = slots.map((slot) => ({ slot, sums: { checks: newSum(), majles: newSum(), experts: newSum() } }));
  for (const unit of branches) {
    const branch = board.branches.get(unit.id as UnitId);
    const scheduled = branch === undefined ? {} : cellsOf(branch, catalogue).scheduled;
    const last: TurnoutFigures = { checks: null, majles: null, experts: null };
    for (const { slot, sums } of points) {
      const figures = scheduled[slot.id]?.turnout ?? null;
      for (const measure of measures) {
        const figure = figures?.[measure] ?? null;
        last[measure] = figure ?? last[measure];
        add(sums[measure], last[measure], figure !== null, unit.branch?.eligibleVoters ?? null);
      }
    }
  }
  return points.map(({ slot, sums }) => ({
    slot,
    checks: toMeasure(sums.checks),
    majles: toMeasure(sums.majles),
    experts: toMeasure(sums.experts),
  }));
}

/** Reports that are due at a time and ask for ballots used. */
function cumulativeReports({ reports }: ElectionCatalogue): ReadonlySet<ReportCode> {
  const cumulative = reports.filter(
    ({ schedule, fields }) => schedule.kind !== "onEvent" && fields.some(({ name }) => name === "ballotsUsed"),
  );
  return new Set(cumulative.map(({ id }) => id));
}

interface Sum {
  total: number;
  counted: number;
  carried: number;
  unknown: number;
  votersTotal: number;
  voters: number;
}

const newSum = (): Sum => ({ total: 0, counted: 0, carried: 0, unknown: 0, votersTotal: 0, voters: 0 });

function add(sum: Sum, figure: number | null, isOfSlot: boolean, eligibleVoters: number | null): void {
  if (figure === null) {
    sum.unknown += 1;
    return;
  }
  sum.total += figure;
  if (isOfSlot) sum.counted += 1;
  else sum.carried += 1;
  if (eligibleVoters === null) return;
  sum.votersTotal += figure;
  sum.voters += eligibleVoters;
}

function toMeasure({ total, counted, carried, unknown, votersTotal, voters }: Sum): TurnoutMeasure {
  return {
    total: counted + carried === 0 ? null : total,
    counted,
    carried,
    unknown,
    share: voters === 0 ? null : votersTotal / voters,
  };
}
