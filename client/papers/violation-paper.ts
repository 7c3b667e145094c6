/** The report of a violation. */
import { peopleRoles } from "../../shared/catalogue/choices.ts";
import type { Offence } from "../../shared/catalogue/schema.ts";
import type { Paper, PaperPart } from "../../shared/papers/paper.ts";
import { findViolationEntry, type ViolationEntry } from "../../shared/projections/violation-entry.ts";
import { groupViolations, type Violation } from "../../shared/projections/violations.ts";
import { formatPosition } from "../i18n/position.ts";
import type { PaperHead, PaperSource } from "./build-paper.ts";
import { evidencePart } from "./evidence-part.ts";
import { branchFacts, type PaperContext } from "./paper-context.ts";

export function buildViolationReport(source: PaperSource, head: PaperHead, context: PaperContext): Paper | null {
  const violation = findReadable(source, context);
  if (violation === undefined) return null;
  const { t, nameOf } = context;
  return {
    ...head,
    addressee: null,
    parts: [
      ...reportParts(violation, context),
      evidencePart([violation], context),
      {
        kind: "signatures",
        heading: t.violation.signatures,
        places: [
          { role: t.violation.places.author, note: nameOf(source.officer) },
          { role: t.violation.places.head, note: "" },
        ],
      },
    ],
    closing: t.violation.closing,
  };
}

/** The report that a paper is about; undefined where nothing of it can be read. */
export function findReadable({ entries, subject }: PaperSource, { catalogue }: PaperContext): Violation | undefined {
  const [violation] = groupViolations(
    entries.flatMap((entry) => (entry.header.subject === subject ? (findViolationEntry(entry) ?? []) : [])),
    catalogue,
  );
  return violation?.heads.some(({ content }) => content !== null) === true ? violation : undefined;
}

/** What a report says, but for its files. */
export function reportParts(violation: Violation, context: PaperContext): PaperPart[] {
  const { t, format, nameOf, catalogue } = context;
  const words = t.violation;
  const { heads, entries, time } = violation;
  const [first] = entries;
  const readable = heads.filter(({ content }) => content !== null);
  return [
    { kind: "facts", heading: t.branch.heading, facts: branchFacts(context, violation.unit) },
    {
      kind: "facts",
      heading: words.facts,
      facts: [
        { label: words.offence, value: offenceNames(violation, context) },
        ...violation.offences.flatMap((id) => {
          const offence = catalogue.offenceOf.get(id);
          return offence === undefined ? [] : [{ label: words.law, value: lawText(offence, context) }];
        }),
        { label: words.by, value: nameOf(violation.officer) },
        { label: words.loggedAt, value: format.moment(time.claimedAt) },
        ...(first?.position == null || first.receivedAt === null
          ? []
          : [
              {
                label: words.receipt,
                value: words.received(format.digits(String(first.position)), format.moment(first.receivedAt)),
              },
            ]),
      ],
    },
    ...(readable.length > 1 ? [{ kind: "text", heading: "", text: words.differing } as const] : []),
    ...readable.flatMap((entry, index) =>
      accountParts(
        entry,
        readable.length > 1 ? words.accountOf(index + 1, nameOf(entry.officer)) : words.account,
        context,
      ),
    ),
  ];
}

function accountParts({ content }: ViolationEntry, heading: string, context: PaperContext): PaperPart[] {
  if (content === null) return [];
  const { t, format } = context;
  const words = t.violation;
  const { description, occurredAt, place, people, actionTaken, position, numbers, witnesses } = content;
  const orNot = (text: string) => (text.trim() === "" ? t.notSaid : text);
  const facts = [
    { label: words.occurredAt, value: occurredAt === null ? t.notSaid : format.moment(occurredAt) },
    { label: words.place, value: orNot(place) },
    {
      label: words.people,
      value: orNot(
        people
          .map(({ role, note }) =>
            note.trim() === "" ? roleText(role, context) : `${roleText(role, context)} (${note})`,
          )
          .join(t.listComma),
      ),
    },
    { label: words.action, value: orNot(actionTaken) },
  ];
  if (position !== null) {
    const at = formatPosition(format.locale, position, 5);
    facts.push({ label: words.position, value: words.positionAt(at, Math.round(position.accuracyMeters)) });
  }
  if ("reason" in content) facts.push({ label: words.amendedFor, value: orNot(content.reason) });
  return [
    { kind: "text", heading, text: orNot(description) },
    { kind: "facts", heading: "", facts },
    ...(numbers.length === 0
      ? []
      : [
          {
            kind: "table",
            heading: words.numbers,
            columns: [words.numberColumns.kind, words.numberColumns.value, words.numberColumns.note],
            figures: [],
            rows: numbers.map(({ kind, value, note }) => [words.numberKinds[kind], value, note]),
            none: t.none,
          } as const,
        ]),
    ...(witnesses.length === 0
      ? []
      : [
          {
            kind: "table",
            heading: words.witnesses,
            columns: [
              words.witnessColumns.role,
              words.witnessColumns.name,
              words.witnessColumns.text,
              words.witnessColumns.signature,
            ],
            figures: [],
            rows: witnesses.map(({ role, name, text, signature }) => [
              roleText(role, context),
              name.trim() === "" ? words.anonymous : name,
              text,
              signature === null ? words.notSigned : words.signedOnGlass,
            ]),
            none: t.none,
          } as const,
        ]),
  ];
}

export function offenceNames({ offences }: Violation, { catalogue, format, t }: PaperContext): string {
  return offences
    .map((id) => {
      const offence = catalogue.offenceOf.get(id);
      return offence === undefined ? id : format.pick(offence.name);
    })
    .join(t.listComma);
}

function lawText({ kind, article, clause, toBeVerified }: Offence, { t, format }: PaperContext): string {
  const words = t.violation;
  const where =
    article === null
      ? ""
      : clause === null
        ? words.article(format.digits(article))
        : words.clause(format.digits(article), clause);
  return [words.kinds[kind], where, toBeVerified ? words.toBeVerified : ""].filter(Boolean).join(t.listComma);
}

function roleText(role: string, { format }: PaperContext): string {
  const known = peopleRoles.find(({ name }) => name === role);
  return known === undefined ? role : format.pick(known.label);
}
