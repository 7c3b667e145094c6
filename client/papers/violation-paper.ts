/** The report of a violation, and the letter that refers it. */
import { peopleRoles } from "../../shared/catalogue/choices.ts";
import type { Offence } from "../../shared/catalogue/schema.ts";
import type { CaseStepped } from "../../shared/events/case.ts";
import type { EvidenceItem } from "../../shared/events/violation.ts";
import { findBase64UrlBytes, toHex } from "../../shared/lib/bytes.ts";
import type { Paper, PaperPart } from "../../shared/papers/paper.ts";
import type { ReadEntry } from "../../shared/projections/stored-entry.ts";
import { findViolationEntry, type ViolationEntry } from "../../shared/projections/violation-entry.ts";
import { groupViolations, type Violation } from "../../shared/projections/violations.ts";
import { formatPosition } from "../i18n/position.ts";
import type { PaperHead, PaperSource } from "./build-paper.ts";
import { branchFacts, countyName, placeName, type PaperContext } from "./paper-context.ts";

export function buildViolationReport(source: PaperSource, head: PaperHead, context: PaperContext): Paper | null {
  const violation = findReadable(source.entries, context);
  if (violation === undefined) return null;
  const { t, nameOf } = context;
  return {
    ...head,
    addressee: null,
    parts: [
      ...reportParts(violation, context),
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

export function buildLetter(source: PaperSource, head: PaperHead, context: PaperContext): Paper | null {
  const violation = findReadable(source.entries, context);
  if (violation === undefined || source.addressee === null) return null;
  const { t } = context;
  const addressee = t.letter.addressees[source.addressee];
  const county = countyName(context, violation.unit);
  const step = source.entries.flatMap((entry) => findReferral(entry) ?? []).at(-1);
  const where = [placeName(context, violation.unit), county].filter(Boolean).join(t.listComma);
  return {
    ...head,
    addressee: county === "" ? addressee : t.letter.addressee(addressee, county),
    parts: [
      { kind: "text", heading: t.letter.heading, text: t.letter.opening(offenceNames(violation, context), where) },
      ...(step === undefined ? [] : [{ kind: "text", heading: t.letter.reason, text: step.reason } as const]),
      ...reportParts(violation, context),
      { kind: "text", heading: "", text: t.letter.attachments(originals(violation).length) },
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

function findReadable(entries: readonly ReadEntry[], { catalogue }: PaperContext): Violation | undefined {
  const [violation] = groupViolations(
    entries.flatMap((entry) => findViolationEntry(entry) ?? []),
    catalogue,
  );
  return violation?.heads.some(({ content }) => content !== null) === true ? violation : undefined;
}

function reportParts(violation: Violation, context: PaperContext): PaperPart[] {
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
    evidencePart(violation, context),
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

/** What each file is told to be, by its hash: the newest that tells of it. */
function itemsOf({ entries }: Violation): ReadonlyMap<string, EvidenceItem> {
  return new Map(entries.flatMap(({ content }) => (content?.items ?? []).map((item) => [item.sha256, item] as const)));
}

/** Small copies that travelled first are no evidence of their own. */
function originals(violation: Violation): Violation["evidence"] {
  const items = itemsOf(violation);
  return violation.evidence.filter(({ sha256 }) => (items.get(sha256)?.copyOf ?? null) === null);
}

function evidencePart(violation: Violation, { t, format }: PaperContext): PaperPart {
  const words = t.violation;
  const { row, name, kind, size, capturedAt, hash } = words.evidenceColumns;
  const items = itemsOf(violation);
  return {
    kind: "table",
    heading: words.evidence,
    columns: [row, name, kind, size, capturedAt, hash],
    figures: [0],
    rows: originals(violation).map((file, index) => {
      const item = items.get(file.sha256);
      const kindName = words.itemKinds[item?.kind ?? kindOf(file.mediaType)];
      return [
        format.figure(index + 1),
        file.name,
        item?.source === "gallery" ? words.fromGallery(kindName) : kindName,
        format.bytes(file.sizeBytes),
        item?.capturedAt == null ? words.captureUnknown : format.moment(item.capturedAt),
        shortHash(file.sha256),
      ];
    }),
    none: words.noEvidence,
  };
}

/** The first 16 digits, as tools print them, in fours. */
function shortHash(sha256: string): string {
  const digits = toHex(findBase64UrlBytes(sha256) ?? new Uint8Array()).slice(0, 16);
  return digits.replaceAll(/(.{4})(?=.)/g, "$1 ");
}

/** Of a file that no item names, since its report was made before items were told. */
function kindOf(mediaType: string): EvidenceItem["kind"] {
  const [kind] = mediaType.split("/");
  return kind === "image" ? "photo" : kind === "video" ? "video" : kind === "audio" ? "voice" : "file";
}

function offenceNames({ offences }: Violation, { catalogue, format, t }: PaperContext): string {
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
