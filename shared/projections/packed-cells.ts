/** A branch's cells as one short text, for snapshots. */
import type { BranchCells, ReportCell } from "./board-cells.ts";
import type { Severity } from "./findings.ts";
import type { Agreement } from "./report-group.ts";

/** JSON has no NaN: a claim that is no instant is written as null. */
type PackedTime = number | null;

type PackedCell = [
  /** Four for each filing: claimed, received, anchor, run. */
  times: PackedTime[],
  agreement: Agreement,
  isCorrected: 0 | 1,
  noted: Severity | null,
  /** 0: not evaluated yet. */
  broken: Severity | null | 0,
  turnout: [checks: number | null, majles: number | null, experts: number | null] | null,
];

interface PackedCells extends Omit<BranchCells, "scheduled"> {
  scheduled: Record<string, PackedCell>;
}

export function packCells(cells: BranchCells): string {
  const scheduled: Record<string, PackedCell> = {};
  for (const [id, cell] of Object.entries(cells.scheduled)) {
    const { times, agreement, isCorrected, noted, broken, turnout } = cell;
    scheduled[id] = [
      times.flatMap(({ claimedMs, receivedMs, anchorMs, runMs }) => [claimedMs, receivedMs, anchorMs, runMs]),
      agreement,
      isCorrected ? 1 : 0,
      noted,
      broken === undefined ? 0 : broken,
      turnout === null ? null : [turnout.checks, turnout.majles, turnout.experts],
    ];
  }
  const packed: PackedCells = { ...cells, scheduled };
  return JSON.stringify(packed);
}

export function unpackCells(text: string): BranchCells {
  const packed = JSON.parse(text) as PackedCells;
  const scheduled: Record<string, ReportCell> = {};
  for (const id in packed.scheduled) scheduled[id] = unpackCell(packed.scheduled[id]!);
  return { ...packed, scheduled };
}

function unpackCell([packedTimes, agreement, isCorrected, noted, broken, turnout]: PackedCell): ReportCell {
  const times: ReportCell["times"] = [];
  for (let at = 0; at < packedTimes.length; at += 4) {
    times.push({
      claimedMs: packedTimes[at] ?? Number.NaN,
      receivedMs: packedTimes[at + 1] ?? null,
      anchorMs: packedTimes[at + 2] ?? null,
      runMs: packedTimes[at + 3] ?? 0,
    });
  }
  return {
    times,
    agreement,
    isCorrected: isCorrected === 1,
    noted,
    broken: broken === 0 ? undefined : broken,
    turnout: turnout === null ? null : { checks: turnout[0], majles: turnout[1], experts: turnout[2] },
  };
}
