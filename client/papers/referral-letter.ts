/** The letter that refers a case: the report that it is written for in full, those joined with it in a list, the evidence of all. */
import type { CaseStepped } from "../../shared/events/case.ts";
import type { Paper, PaperPart } from "../../shared/papers/paper.ts";
import { compareText } from "../../shared/projections/revisions.ts";
import type { ReadEntry } from "../../shared/projections/stored-entry.ts";
import { findViolationEntry } from "../../shared/projections/violation-entry.ts";
import { groupViolations, type Violation } from "../../shared/projections/violations.ts";
import type { PaperHead, PaperSource } from "./build-paper.ts";
import { evidencePart, originals } from "./evidence-part.ts";
import { countyName, placeName, type PaperContext } from "./paper-context.ts";
import { findReadable, offenceNames, reportParts } from "./violation-paper.ts";

export function buildLetter(source: PaperSource, head: PaperHead, context: PaperContext): Paper | null {
  const violation = findReadable(source, context);
  if (violation === undefined || source.addressee === null) return null;
  const { t } = context;
  const addressee = t.letter.addressees[source.addressee];
  const county = countyName(context, violation.unit);
  const step = source.entries.flatMap((entry) => findReferral(entry) ?? []).at(-1);
  const where = [placeName(context, violation.unit), county].filter(Boolean).join(t.listComma);
  const joined = listJoined(source.entries, violation, context);
  const reports = [violation, ...joined.here];
  const files = reports.reduce((sum, report) => sum + originals(report).length, 0);
  return {
    ...head,
    addressee: county === "" ? addressee : t.letter.addressee(addressee, county),
    parts: [
      { kind: "text", heading: t.letter.heading, text: t.letter.opening(offenceNames(violation, context), where) },
      ...(step === undefined ? [] : [{ kind: "text", heading: t.letter.reason, text: step.reason } as const]),
      ...reportParts(violation, context),
      ...joinedParts(violation, joined, context),
      evidencePart(reports, context),
      { kind: "text", heading: "", text: t.letter.attachments(files) },
      {
        kind: "signatures",
        heading: t.violation.signatures,
        places: [
          { role: t.letter.places.sender, note: "" },
          { role: t.letter.places.receiver, note: "" },
        ],
      },
    ],
    closing: t.violation.closing,
  };
}

/** The step that referred the case; undefined of every other entry. */
export function findReferral({ event }: ReadEntry): CaseStepped | undefined {
  return event.kind === "known" && event.type === "case.stepped" && event.data.state === "referred"
    ? event.data
    : undefined;
}

/** By what a report is named on papers, as long as nobody gives it the number of a register. */
export const reportNumber = (unit: string, subject: string): string => `${unit}/${subject.slice(0, 8)}`;

interface Joined {
  /** By the time at which they were logged. */
  here: Violation[];
  /** Named by a join, with no entry of their own among those that the letter repeats. */
  elsewhere: { unit: string; subject: string }[];
}

function listJoined(entries: readonly ReadEntry[], main: Violation, { catalogue }: PaperContext): Joined {
  const here = groupViolations(
    entries.flatMap((entry) => (entry.header.subject === main.subject ? [] : (findViolationEntry(entry) ?? []))),
    catalogue,
  ).toSorted(
    (left, right) => compareText(left.time.claimedAt, right.time.claimedAt) || compareText(left.subject, right.subject),
  );
  const told = new Set([main, ...here].map(({ subject }) => subject));
  const named = new Map(
    entries.flatMap(({ header, event }) =>
      event.kind === "known" && event.type === "case.joined"
        ? [header, event.data.with].map(({ unit, subject }) => [subject, { unit: unit as string, subject }] as const)
        : [],
    ),
  );
  const elsewhere = [...named.values()].filter(({ subject }) => !told.has(subject));
  return { here, elsewhere: elsewhere.toSorted((left, right) => compareText(left.subject, right.subject)) };
}

function joinedParts(main: Violation, { here, elsewhere }: Joined, context: PaperContext): PaperPart[] {
  if (here.length + elsewhere.length === 0) return [];
  const { t, format } = context;
  const words = t.letter.joined;
  const { row, number, branch, offence, occurredAt, loggedAt } = words.columns;
  const place = (unit: string) =>
    [placeName(context, unit), countyName(context, unit)].filter(Boolean).join(t.listComma);
  const rows = [
    ...[main, ...here].map((report) => [
      reportNumber(report.unit, report.subject),
      place(report.unit),
      offenceNames(report, context) || words.unreadable,
      report.occurredAt === null ? t.notSaid : format.moment(report.occurredAt),
      format.moment(report.time.claimedAt),
    ]),
    ...elsewhere.map(({ unit, subject }) => [
      reportNumber(unit, subject),
      place(unit),
      words.notRepeated,
      t.notSaid,
      t.notSaid,
    ]),
  ];
  return [
    { kind: "text", heading: words.heading, text: words.intro(rows.length) },
    {
      kind: "table",
      heading: "",
      columns: [row, number, branch, offence, occurredAt, loggedAt],
      figures: [0],
      rows: rows.map((cells, index) => [format.figure(index + 1), ...cells]),
      none: t.none,
    },
  ];
}
