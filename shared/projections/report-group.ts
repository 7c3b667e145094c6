/**
 * All that was filed on one report of a branch, and what of it stands. Two uncorrected filings are both kept and said to
 * agree or to differ; while they differ, or while one of them cannot be read, the report has no current figures.
 */
import type { FormAnswers } from "../catalogue/form-figures.ts";
import type { Report, ReportCode } from "../catalogue/schema.ts";
import { doFiguresAgree } from "./agreement.ts";
import { findScheduledSlot, type Filing } from "./filing.ts";
import { compareRevisions, compareText, headsOf } from "./revisions.ts";

/** `unknown`: what stands cannot be read by this build, or was redacted. */
export type Agreement = "single" | "agreeing" | "differing" | "unknown";

export interface ReportGroup<F extends Filing = Filing> {
  subject: string;
  report: ReportCode;
  slot: string | null;
  /** In the order in which they are shown. */
  filings: F[];
  /** Those that no other corrects. */
  heads: F[];
  agreement: Agreement;
  /** The figures that stand; null while they differ or are not known. */
  current: FormAnswers | null;
}

export interface GroupedFilings<F extends Filing> {
  groups: ReportGroup<F>[];
  /** Filings of which not even the report is known. */
  unplaced: F[];
}

/** Any order of the same filings gives the same groups. */
export function groupFilings<F extends Filing>(
  unit: string,
  filings: Iterable<F>,
  reports: ReadonlyMap<ReportCode, Report>,
): GroupedFilings<F> {
  const bySubject = new Map<string, F[]>();
  for (const filing of filings) {
    const same = bySubject.get(filing.subject);
    if (same === undefined) bySubject.set(filing.subject, [filing]);
    else same.push(filing);
  }
  const groups: ReportGroup<F>[] = [];
  const unplaced: F[] = [];
  for (const [subject, same] of bySubject) {
    same.sort(compareRevisions);
    const slot = findScheduledSlot(unit, subject);
    if (slot !== undefined) {
      groups.push(standing({ subject, report: slot.report, slot: slot.slot, filings: same }, reports));
      continue;
    }
    const codes = new Set(same.flatMap(({ content }) => (content === null ? [] : [content.report])));
    if (codes.size === 0) unplaced.push(...same);
    for (const report of codes) {
      // One that cannot be read may speak of any report on its subject, and unsettles each.
      const own = same.filter(({ content }) => content === null || content.report === report);
      groups.push(standing({ subject, report, slot: null, filings: own }, reports));
    }
  }
  groups.sort((left, right) => compareText(left.report, right.report) || compareText(left.subject, right.subject));
  unplaced.sort(compareRevisions);
  return { groups, unplaced };
}

function standing<F extends Filing>(
  { subject, report, slot, filings }: Pick<ReportGroup<F>, "subject" | "report" | "slot" | "filings">,
  reports: ReadonlyMap<ReportCode, Report>,
): ReportGroup<F> {
  const heads = headsOf(filings);
  const agreement = agreementOf(heads, reports.get(report));
  const current = agreement === "single" || agreement === "agreeing" ? heads[0]!.content : null;
  return { subject, report, slot, filings, heads, agreement, current };
}

function agreementOf(heads: readonly Filing[], report: Report | undefined): Agreement {
  const first = heads[0]?.content ?? null;
  if (first === null) return "unknown";
  if (heads.length === 1) return "single";
  if (heads.some(({ content }) => content === null)) return "unknown";
  return heads.every(({ content }) => doFiguresAgree(report, first, content!)) ? "agreeing" : "differing";
}
