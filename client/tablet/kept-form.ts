/** What a draft of this app holds: what it is about, which run of the page wrote it, and the form as it stood. */
import type { EntryReference } from "../../shared/projections/stored-entry.ts";
import type { DraftRow } from "../journal-store/rows.ts";
import { eventReportPath, reportPath } from "./report-title.ts";

export type DraftPlace =
  | { kind: "report"; report: string; slot: string | null; subject: string; corrects: EntryReference | null }
  | { kind: "violation"; subject: string; offence: string | null; amends: EntryReference | null }
  /** Of the count's minutes: each officer's own, since the second does not see what the first has written. */
  | { kind: "count"; slot: string; subject: string; step: CountStep; officer: string };

export type CountStep = "second" | "settle" | "refuse";

export interface KeptForm<Form> {
  version: 1;
  place: DraftPlace;
  /** Boot id of the page that wrote it: another one means that the page was closed or died in between. */
  boot: string;
  form: Form;
}

/** Undefined for a draft that a newer version of the app wrote. */
export function findKeptForm(row: DraftRow): KeptForm<unknown> | undefined {
  const { content } = row;
  if (typeof content !== "object" || content === null) return undefined;
  const kept = content as Partial<KeptForm<unknown>>;
  return kept.version === 1 && kept.place !== undefined && kept.place.kind === row.kind
    ? (kept as KeptForm<unknown>)
    : undefined;
}

export function draftId(place: DraftPlace): string {
  if (place.kind === "count") return `count:${place.step}:${place.subject}:${place.officer}`;
  const revised = place.kind === "report" ? place.corrects : place.amends;
  return `${place.kind}:${place.subject}${revised === null ? "" : `:${revised.author}/${revised.seq}`}`;
}

/** The screen on which the draft goes on. */
export function draftPath(place: DraftPlace): string {
  if (place.kind === "count") return countPath(place.slot);
  if (place.kind === "violation") {
    const { subject, amends } = place;
    if (amends === null) return newViolationPath(subject);
    return `${violationPath(subject)}/amend/${amends.author}/${amends.seq}`;
  }
  const { report, slot, subject, corrects } = place;
  const base = slot === null ? eventReportPath(report, subject) : reportPath(report, slot);
  return corrects === null ? base : `${base}/correct/${corrects.author}/${corrects.seq}`;
}

/** Where the count's minutes are entered a second time, settled and signed. */
export const countPath = (slot: string): string => `/count/${slot}`;
export const newViolationPath = (subject: string): string => `/violations/new/${subject}`;
export const violationPath = (subject: string): string => `/violations/${encodeURIComponent(subject)}`;
