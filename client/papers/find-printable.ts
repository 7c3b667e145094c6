/** The entries that a paper is made of, by its address. */
import type { PaperKind } from "../../shared/events/paper.ts";
import { rightInList } from "../../shared/policy/right-by-role.ts";
import { readCases } from "../../shared/projections/case.ts";
import { findCaseEntry } from "../../shared/projections/case-entry.ts";
import { findFiling } from "../../shared/projections/filing.ts";
import type { ReadEntry } from "../../shared/projections/stored-entry.ts";
import { listAuthorRoles } from "../journal-store/author-roles.ts";
import { findDevice } from "../journal-store/device.ts";
import { findEntry } from "../journal-store/queries.ts";
import { listCaseLinks, listEntriesOfSubject, listEntriesOfSubjects } from "../journal-store/seldom-queries.ts";
import { readRow } from "../journal-store/read-row.ts";
import type { EntryRow } from "../journal-store/rows.ts";
import { isMinutes, minutesKinds } from "./minutes-kinds.ts";

/** What is to be printed, and what it is printed from. */
export interface Printable {
  kind: PaperKind;
  unit: string;
  subject: string;
  /** In log order. */
  entries: readonly ReadEntry[];
  /** Where the page leads back to. */
  back: string;
  /** Something that whoever prints should know first; null if there is nothing. */
  warning: "replaced" | "differing" | null;
}

const violationPapers: readonly string[] = ["violation-report", "referral-letter"];

/** Undefined where it is not on this device, or is nothing that is printed. */
export async function findPrintable(
  kind: string,
  first: string,
  second: string | undefined,
  place: "tablet" | "desk",
): Promise<Printable | undefined> {
  if (kind === "minutes") return findMinutes(first, Number(second), place);
  const isViolation = violationPapers.includes(kind);
  if (!isViolation && kind !== "complaint-receipt") return undefined;
  const wanted = isViolation ? "violation." : "complaint.registered";
  const rows = (await listEntriesOfSubject(first)).filter(({ type }) => type.startsWith(wanted));
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    kind: kind as PaperKind,
    unit: row.unit,
    subject: row.subject,
    entries: kind === "referral-letter" ? await listOfCase(row) : rows.map(readRow),
    back: `/${isViolation ? "violations" : "complaints"}/${encodeURIComponent(first)}`,
    warning: null,
  };
}

/** What was reported in a report's case, the steps that moved it, and the joins that hold it together, in log order. */
async function listOfCase({ unit, subject }: EntryRow): Promise<readonly ReadEntry[]> {
  const [links, roles, device] = await Promise.all([listCaseLinks(), listAuthorRoles(), findDevice()]);
  const known = device === undefined ? roles : { ...roles, [device.author]: device.role };
  const view = readCases(
    [{ unit, subject }],
    links.flatMap((link) => findCaseEntry(readRow(link)) ?? []),
    rightInList(known),
  ).find(({ reports }) => reports.some((report) => report.subject === subject))!;
  const joins = new Set(view.joins.map(({ author, seq }) => `${author}/${seq}`));
  const rows = await listEntriesOfSubjects(view.reports.map((report) => report.subject));
  return rows
    .filter(
      ({ type, author, seq }) =>
        type.startsWith("violation.") || type === "case.stepped" || joins.has(`${author}/${seq}`),
    )
    .map(readRow);
}

async function findMinutes(author: string, seq: number, place: "tablet" | "desk"): Promise<Printable | undefined> {
  const row = Number.isSafeInteger(seq) ? await findEntry(author, seq) : undefined;
  const filed = row && readRow(row);
  const content = filed && findFiling(filed)?.content;
  if (row === undefined || filed === undefined || content == null || !isMinutes(content.report)) return undefined;
  const all = (await listEntriesOfSubject(row.subject)).filter(({ unit }) => unit === row.unit).map(readRow);
  const slot = content.slot === null ? "" : `/${content.slot}`;
  return {
    kind: minutesKinds[content.report],
    unit: row.unit,
    subject: row.subject,
    entries: [filed, ...all.filter((entry) => isSignatureOf(entry, filed))],
    back:
      place === "desk"
        ? `/branches/${encodeURIComponent(row.unit)}?report=${content.report}${slot}`
        : `/report/${content.report}${slot}`,
    warning: findWarning(row, all),
  };
}

const isSignatureOf = ({ event }: ReadEntry, { header }: ReadEntry): boolean =>
  event.kind === "known" &&
  event.type === "count.signed" &&
  event.data.about.author === header.author &&
  event.data.about.seq === header.seq &&
  event.data.about.payloadHash === header.payloadHash;

function findWarning({ author, seq }: EntryRow, all: readonly ReadEntry[]): Printable["warning"] {
  const filings = all.flatMap((entry) => findFiling(entry) ?? []);
  if (filings.some(({ revises }) => revises?.author === author && revises.seq === seq)) return "replaced";
  const isOther = (filing: (typeof filings)[number]) => filing.author !== author || filing.seq !== seq;
  const standing = filings.filter((filing) =>
    filings.every(({ revises }) => revises?.author !== filing.author || revises.seq !== filing.seq),
  );
  return standing.some(isOther) ? "differing" : null;
}
