/**
 * All that is known of one branch: every report with what was filed and corrected by whom, what of it stands, and which rules
 * the figures break; its violations; and what this build cannot read. A tablet folds its own branch with it, the desk the
 * branch that is opened.
 */
import type { Finding } from "../catalogue/evaluate-rules.ts";
import type { DayFacts } from "../catalogue/rule-context.ts";
import type { Unit } from "../catalogue/schema.ts";
import type { NotedFinding } from "../events/event.ts";
import type { ReadEvent } from "../events/read-event.ts";
import type { EvidenceReference, Mode } from "../journal/entry.ts";
import { checkCount, countReport, readCountEntries, type CountCheck } from "./count.ts";
import type { ElectionCatalogue } from "./election-catalogue.ts";
import { findFiling, type Filing } from "./filing.ts";
import { evaluateGroups } from "./findings.ts";
import { groupFilings, type ReportGroup } from "./report-group.ts";
import { compareRevisions, nameOf, revisersOf } from "./revisions.ts";
import type { EntryReference, ReadEntry } from "./stored-entry.ts";
import {
  mentionKey,
  readSupervision,
  weigh,
  type Remark,
  type RightOf,
  type Supervision,
  type Verification,
} from "./supervision.ts";
import { betterVerdict, judge, provenTime, type ProvenTime, type Verdict } from "./timeliness.ts";
import { findViolationEntry } from "./violation-entry.ts";
import { groupViolations, type Violation } from "./violations.ts";

export interface BranchLog {
  readonly unit: string;
  readonly mode: Mode;
  readonly entries: Map<string, ReadEntry>;
}

/** One filing or correction, with all that is shown of it. */
export interface DayFiling extends Filing {
  officer: string;
  time: ProvenTime;
  /** Null of a report filed on an event: it is never late. */
  verdict: Verdict | null;
  /** Whether this build could read it. */
  reading: ReadEvent["kind"];
  correctedBy: EntryReference[];
  /** Why it corrects; null of a first filing. */
  reason: string | null;
  /** What the officer explained when saving. */
  explanations: NotedFinding[];
  evidence: EvidenceReference[];
  /** False: by somebody whose role records no such thing; null: the role is not known here. It is shown all the same. */
  hasRight: boolean | null;
  verifications: Verification[];
  remarks: Remark[];
}

export interface ReportDay extends ReportGroup<DayFiling> {
  /** Null of a report filed on an event, and of a slot that is not asked of this branch. */
  dueAt: string | null;
  verdict: Verdict | null;
  /** `awaiting`: no second person has found the figures that stand right. */
  verification: "verified" | "awaiting";
  /** The rules on the figures that stand; empty while there are none. */
  findings: Finding[];
  /** `day` as the rules saw it; null where none applies. */
  facts: DayFacts | null;
  /** Of the count's minutes: how each of `heads` was entered by a second person; empty of every other report. */
  counts: CountCheck[];
}

export interface BranchDay {
  unit: string;
  reports: ReportDay[];
  violations: Violation[];
  /** About the branch as a whole, or about an entry that is not here. */
  remarks: Remark[];
  /** Entries whose authors' roles record no such thing. */
  withoutRight: (EntryReference & { type: string; officer: string })[];
  /** Entries about a report that cannot be placed, since their content cannot be read. */
  unplaced: DayFiling[];
  /** Entries of types that only a newer build knows: shown as "needs an update". */
  unknown: (EntryReference & { type: string; typeVersion: number })[];
}

export function createBranchLog(unit: string, mode: Mode): BranchLog {
  return { unit, mode, entries: new Map() };
}

/** True if the entry is about the branch and new, or tells more of one that is known. Any order, any repetition. */
export function addToBranchLog(log: BranchLog, entry: ReadEntry): boolean {
  const { header } = entry;
  if (header.unit !== log.unit || header.mode !== log.mode) return false;
  const key = `${header.author}/${header.seq}/${header.payloadHash}`;
  const known = log.entries.get(key);
  if (known === undefined) {
    log.entries.set(key, entry);
    return true;
  }
  const isReceived = known.position === null && entry.position !== null;
  const isReadable = known.event.kind === "redacted" && entry.event.kind !== "redacted";
  if (!isReceived && !isReadable) return false;
  const { position, receivedAt } = isReceived ? entry : known;
  log.entries.set(key, { ...(isReadable ? entry : known), position, receivedAt });
  return true;
}

/** `unit` is the log's unit. Any order of the same entries gives the same day. */
export function readBranchDay(
  log: BranchLog,
  unit: Unit,
  catalogue: ElectionCatalogue,
  rightOf: RightOf = () => null,
): BranchDay {
  const entries = [...log.entries.values()];
  const supervision = readSupervision(entries, rightOf);
  const countEntries = readCountEntries(entries, rightOf);
  const dueMsOf = new Map(catalogue.slotsOf(unit).map(({ id, dueMs }) => [id, dueMs]));
  const filings = entries.flatMap((entry) => {
    const filing = findDayFiling(entry);
    return filing === undefined
      ? []
      : withSupervision(filing, supervision, rightOf(entry.header.author, entry.header.type));
  });
  const { groups, unplaced } = groupFilings(log.unit, filings, catalogue.reportOf);
  const rules = evaluateGroups(groups, unit, catalogue);
  const reports = groups.map((group): ReportDay => {
    const dueMs = group.slot === null ? undefined : dueMsOf.get(`${group.report}/${group.slot}`);
    const revisers = revisersOf(group.filings);
    const shown = group.filings.map((filing) => ({
      ...filing,
      verdict: dueMs === undefined ? null : judge(filing.times, dueMs),
      correctedBy: (revisers.get(nameOf(filing)) ?? []).map(({ author, seq }) => ({ author, seq })),
    }));
    const shownOf = new Map(group.filings.map((filing, index) => [filing, shown[index]!]));
    const verdicts = shown.flatMap(({ verdict }) => verdict ?? []);
    const ruled = rules.get(group);
    const heads = group.heads.map((head) => shownOf.get(head)!);
    return {
      ...group,
      filings: shown,
      heads,
      dueAt: dueMs === undefined ? null : new Date(dueMs).toISOString(),
      verdict: verdicts.length === 0 ? null : verdicts.reduce(betterVerdict),
      verification: isVerified(group, heads) ? "verified" : "awaiting",
      findings: ruled?.findings ?? [],
      facts: ruled?.facts ?? null,
      counts:
        group.report === countReport
          ? heads.map((head) => checkCount(head, shown, countEntries, catalogue.reportOf.get(countReport)))
          : [],
    };
  });
  return {
    unit: log.unit,
    reports,
    violations: groupViolations(
      entries.flatMap((entry) => findViolationEntry(entry) ?? []),
      catalogue,
    ),
    remarks: looseRemarks(supervision, filings),
    withoutRight: listWithoutRight(entries, rightOf),
    unplaced,
    unknown: listUnknown(entries),
  };
}

/** Figures that agree are one finding: who has verified one of them has verified them all. */
function isVerified({ agreement }: ReportGroup, heads: readonly DayFiling[]): boolean {
  if (agreement !== "single" && agreement !== "agreeing") return false;
  return heads.some(({ verifications }) => verifications.some(({ weight }) => weight === "counts"));
}

function looseRemarks({ remarks }: Supervision, filings: readonly DayFiling[]): Remark[] {
  const here = new Set(filings.map(mentionKey));
  return [...remarks]
    .flatMap(([key, list]) => (here.has(key) ? [] : list))
    .toSorted((left, right) => compareRevisions({ ...left, revises: null }, { ...right, revises: null }));
}

function listWithoutRight(entries: readonly ReadEntry[], rightOf: RightOf): BranchDay["withoutRight"] {
  return entries
    .filter(({ header }) => rightOf(header.author, header.type) === false)
    .map(({ header: { author, seq, payloadHash, type, officer }, position }) => ({
      order: { author, seq, payloadHash, position, revises: null },
      shown: { author, seq, type, officer },
    }))
    .toSorted((left, right) => compareRevisions(left.order, right.order))
    .map(({ shown }) => shown);
}

/** An entry says the same each time it is read; null of one that is not about a report. */
const dayFilings = new WeakMap<ReadEntry, DayFiling | null>();

function findDayFiling(entry: ReadEntry): DayFiling | undefined {
  let filing = dayFilings.get(entry);
  if (filing === undefined) dayFilings.set(entry, (filing = toDayFiling(entry) ?? null));
  return filing ?? undefined;
}

function toDayFiling(entry: ReadEntry): DayFiling | undefined {
  const filing = findFiling(entry);
  if (filing === undefined) return undefined;
  const { header, event, receivedAt } = entry;
  const isReport = event.kind === "known" && (event.type === "report.filed" || event.type === "report.corrected");
  return {
    ...filing,
    officer: header.officer,
    time: provenTime({ claimedAt: header.claimedAt, receivedAt }, filing.times),
    verdict: null,
    reading: event.kind === "known" && filing.content === null ? "unreadable" : event.kind,
    correctedBy: [],
    reason: event.kind === "known" && event.type === "report.corrected" ? event.data.reason : null,
    explanations: isReport ? event.data.findings : [],
    evidence: event.kind === "known" ? event.evidence : [],
    hasRight: null,
    verifications: [],
    remarks: [],
  };
}

function withSupervision(filing: DayFiling, supervision: Supervision, hasRight: boolean | null): DayFiling {
  const key = mentionKey(filing);
  const verifications = (supervision.verifications.get(key) ?? []).map((told): Verification => {
    const { author, seq, payloadHash, position, officer, time, reading, hasRight: verifierHasRight } = told;
    const weight = weigh(told, filing);
    return { author, seq, payloadHash, position, officer, time, reading, hasRight: verifierHasRight, weight };
  });
  return { ...filing, hasRight, verifications, remarks: supervision.remarks.get(key) ?? [] };
}

function listUnknown(entries: readonly ReadEntry[]): BranchDay["unknown"] {
  return entries
    .filter(({ event }) => event.kind === "unknown-type")
    .map(({ header: { author, seq, payloadHash, type, typeVersion }, position }) => ({
      order: { author, seq, payloadHash, position, revises: null },
      shown: { author, seq, type, typeVersion },
    }))
    .toSorted((left, right) => compareRevisions(left.order, right.order))
    .map(({ shown }) => shown);
}
