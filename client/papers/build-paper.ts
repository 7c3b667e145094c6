/** A paper from entries, in the words of one language. The same entries and words give the same paper, here and where it is checked. */
import type { CaseAddressee } from "../../shared/events/case.ts";
import type { PaperKind } from "../../shared/events/paper.ts";
import type { Paper } from "../../shared/papers/paper.ts";
import type { ReadEntry } from "../../shared/projections/stored-entry.ts";
import { buildComplaintReceipt } from "./complaint-paper.ts";
import { buildMinutes } from "./minutes-paper.ts";
import { officeName, type PaperContext } from "./paper-context.ts";
import { buildLetter } from "./referral-letter.ts";
import { buildViolationReport } from "./violation-paper.ts";

export interface PaperSource {
  kind: PaperKind;
  /** Of the entry of its printing: what the paper is about. */
  subject: string;
  /** Unit of whoever prints. */
  office: string;
  /** Of a letter. */
  addressee: CaseAddressee | null;
  number: string;
  /** Who prints, and when (instant). */
  officer: string;
  at: string;
  /** The entries that the paper repeats. */
  entries: readonly ReadEntry[];
}

/** What is the same on every paper. */
export type PaperHead = Pick<Paper, "kind" | "sender" | "number" | "date" | "title">;

/** Null where the entries do not say what the paper is about, or cannot be read. */
export function buildPaper(source: PaperSource, context: PaperContext): Paper | null {
  const { kind, office, number, at } = source;
  const { t, format } = context;
  const head: PaperHead = {
    kind,
    sender: officeName(context, office),
    // A code with letters keeps the digits that it has everywhere else.
    number: /[A-Za-z]/u.test(number) ? number : format.digits(number),
    date: format.dateOf(at),
    title: t.titles[kind],
  };
  switch (kind) {
    case "violation-report":
      return buildViolationReport(source, head, context);
    case "referral-letter":
      return buildLetter(source, head, context);
    case "complaint-receipt":
      return buildComplaintReceipt(source, head, context);
    case "opening-minutes":
    case "count-minutes":
      return buildMinutes(source, head, context);
  }
}
