import type { FormAnswers } from "../catalogue/form-figures.ts";
import { ReportCode } from "../catalogue/schema.ts";
import { compileCheck } from "../lib/compile-check.ts";
import { findConcern } from "./event-concern.ts";
import type { Revision } from "./revisions.ts";
import type { ReadEntry } from "./stored-entry.ts";
import { readTimes, type EntryTimes } from "./timeliness.ts";

/** What a report says; null of an entry that this build cannot read, or whose payload was redacted. */
export interface FilingContent extends FormAnswers {
  report: ReportCode;
  /** Key of the slot of a scheduled report, null of one filed on an event. */
  slot: string | null;
  /** Rules that the tablet found broken when the report was saved. */
  notedRules: string[];
}

/** One entry about a report, as folds need it. */
export interface Filing extends Revision {
  subject: string;
  times: EntryTimes;
  content: FilingContent | null;
}

/** Undefined if the entry is not about a report. */
export function findFiling({ header, event, position, receivedAt }: ReadEntry): Filing | undefined {
  if (findConcern(header.type) !== "report") return undefined;
  const { author, seq, payloadHash, subject, clock, claimedAt } = header;
  const times = readTimes(clock, claimedAt, receivedAt);
  const filing: Filing = { author, seq, payloadHash, position, subject, times, revises: null, content: null };
  if (event.kind !== "known") return filing;
  if (event.type === "report.corrected")
    filing.revises = { author: event.data.corrects.author, seq: event.data.corrects.seq };
  if (event.type === "report.filed" || event.type === "report.corrected") {
    const { report, slot, values, contests, findings } = event.data;
    if (speaksOf(header.unit, subject, report, slot)) {
      filing.content = { report, slot, values, contests, notedRules: findings.map(({ rule }) => rule) };
    }
  }
  return filing;
}

/** The slot that a subject names: `<unit>/<report>/<slot>`; undefined of a report filed on an event. */
export function findScheduledSlot(unit: string, subject: string): { report: ReportCode; slot: string } | undefined {
  const codeAt = unit.length + 1;
  const codeEnd = subject.indexOf("/", codeAt);
  if (codeEnd < 0 || subject[unit.length] !== "/" || !subject.startsWith(unit)) return undefined;
  const report = subject.slice(codeAt, codeEnd);
  const slot = subject.slice(codeEnd + 1);
  return isReportCode(report) && slot !== "" && !slot.includes("/") ? { report, slot } : undefined;
}

const isReportCode = compileCheck(ReportCode);

/** A filing whose subject and content name different reports says nothing that can be relied on. */
function speaksOf(unit: string, subject: string, report: ReportCode, slot: string | null): boolean {
  const scheduled = findScheduledSlot(unit, subject);
  return scheduled === undefined ? slot === null : scheduled.report === report && scheduled.slot === slot;
}
