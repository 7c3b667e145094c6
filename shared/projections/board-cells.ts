/** One branch's cells: what its reports amount to, before asking what the hour is. */
import type { Unit } from "../catalogue/schema.ts";
import type { BoardLog } from "./board-log.ts";
import type { ElectionCatalogue } from "./election-catalogue.ts";
import { evaluateGroups, ruleFactsOf, worst, worstBroken, type Severity } from "./findings.ts";
import { groupFilings, type Agreement, type ReportGroup } from "./report-group.ts";
import type { EntryTimes } from "./timeliness.ts";
import { turnoutFigures, type TurnoutFigures } from "./turnout-figures.ts";

export interface ReportCell {
  /** Of every filing and correction: whichever is proven best counts. */
  times: EntryTimes[];
  agreement: Agreement;
  isCorrected: boolean;
  /** Worst rule that the tablet found broken when the standing figures were saved. */
  noted: Severity | null;
  /** Worst rule broken as this device evaluates it; undefined until `checkFindings` did. */
  broken: Severity | null | undefined;
  /** Null while the figures are not known. */
  turnout: TurnoutFigures | null;
}

export interface BranchCells {
  /** By `<report>/<slot>`. */
  scheduled: Record<string, ReportCell>;
  /** Reports filed on an event. */
  incidents: number;
  violations: number;
  /** Entries that need an update of the app, were redacted, or make no sense. */
  unreadable: number;
  /** When the server last received an entry about the branch, ms; null while it never did. */
  heardMs: number | null;
  /** What was known of the unit when the rules were evaluated (`ruleFactsOf`); null while they were not. */
  checkedFor: string | null;
}

/** Without the rules: those take milliseconds a branch, and are evaluated after the board is shown. */
export function foldCells(unit: string, log: BoardLog, catalogue: ElectionCatalogue): BranchCells {
  const { groups, unplaced } = groupFilings(unit, log.filings.values(), catalogue.reportOf);
  const scheduled: Record<string, ReportCell> = {};
  let incidents = 0;
  let unreadable = unplaced.length + log.unknown.size;
  for (const group of groups) {
    if (group.slot === null) incidents += 1;
    else scheduled[`${group.report}/${group.slot}`] = toCell(group, catalogue);
    for (const { content } of group.filings) if (content === null) unreadable += 1;
  }
  for (const { content } of log.violations.values()) if (content === null) unreadable += 1;
  const subjects = new Set(Array.from(log.violations.values(), ({ subject }) => subject));
  return { scheduled, incidents, violations: subjects.size, unreadable, heardMs: lastHeardMs(log), checkedFor: null };
}

/** Evaluates the rules on every report of the branch, and notes the outcome in its cells. */
export function checkCells(cells: BranchCells, unit: Unit, log: BoardLog, catalogue: ElectionCatalogue): void {
  const { groups } = groupFilings(unit.id, log.filings.values(), catalogue.reportOf);
  const findings = evaluateGroups(groups, unit, catalogue);
  for (const group of groups) {
    const cell = group.slot === null ? undefined : cells.scheduled[`${group.report}/${group.slot}`];
    if (cell !== undefined) cell.broken = worstBroken(findings.get(group)?.findings ?? []);
  }
  cells.checkedFor = ruleFactsOf(unit);
}

function toCell(group: ReportGroup, { ruleOf }: ElectionCatalogue): ReportCell {
  const noted: Severity[] = [];
  for (const { content } of group.heads) {
    for (const rule of content?.notedRules ?? []) noted.push(ruleOf.get(rule)?.severity ?? "warning");
  }
  return {
    times: group.filings.map(({ times }) => times),
    agreement: group.agreement,
    isCorrected: group.heads.length < group.filings.length,
    noted: worst(noted),
    broken: undefined,
    turnout: group.current === null ? null : turnoutFigures(group.current),
  };
}

function lastHeardMs({ filings, violations, unknown }: BoardLog): number | null {
  let last: number | null = null;
  const hear = (receivedMs: number | null) => {
    if (receivedMs !== null && (last === null || receivedMs > last)) last = receivedMs;
  };
  for (const { times } of filings.values()) hear(times.receivedMs);
  for (const { times } of violations.values()) hear(times.receivedMs);
  for (const receivedMs of unknown.values()) hear(receivedMs);
  return last;
}
