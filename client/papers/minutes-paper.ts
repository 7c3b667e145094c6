/** Minutes of opening and of the count: the figures of one filing for each contest, and places for those who sign. */
import { peopleRoles } from "../../shared/catalogue/choices.ts";
import { formFigures } from "../../shared/catalogue/form-figures.ts";
import type { ContestId, Field, Report } from "../../shared/catalogue/schema.ts";
import type { NotedFinding } from "../../shared/events/event.ts";
import type { Paper, PaperPart } from "../../shared/papers/paper.ts";
import { findFiling, type FilingContent } from "../../shared/projections/filing.ts";
import type { ReadEntry } from "../../shared/projections/stored-entry.ts";
import { findAnswerText } from "./answer-text.ts";
import type { PaperHead, PaperSource } from "./build-paper.ts";
import { isMinutes, minutesKinds } from "./minutes-kinds.ts";
import { branchFacts, type PaperContext } from "./paper-context.ts";

export function buildMinutes(source: PaperSource, head: PaperHead, context: PaperContext): Paper | null {
  const filed = source.entries.find(({ header }) => header.type.startsWith("report."));
  const content = filed && findFiling(filed)?.content;
  const report = content == null ? undefined : context.catalogue.reportOf.get(content.report);
  if (filed === undefined || content == null || report === undefined) return null;
  if (!isMinutes(content.report) || minutesKinds[content.report] !== source.kind) return null;
  const { t, catalogue } = context;
  return {
    ...head,
    addressee: null,
    parts: [
      { kind: "facts", heading: t.branch.heading, facts: branchFacts(context, filed.header.unit) },
      filedPart(filed, context),
      ...scopeParts(report, content, null, t.minutes.general, context),
      ...catalogue.election.contests.flatMap(({ id, name }) =>
        scopeParts(report, content, id, context.format.pick(name), context),
      ),
      ...explanationParts(filed, context),
      ...signedParts(source.entries, context),
      { kind: "signatures", heading: t.minutes.signatures, places: signaturePlaces(context) },
    ],
    closing: t.minutes.closing,
  };
}

function filedPart({ header, event }: ReadEntry, { t, format, nameOf }: PaperContext): PaperPart {
  const isCorrection = event.kind === "known" && event.type === "report.corrected";
  return {
    kind: "facts",
    heading: t.minutes.filed,
    facts: [
      { label: t.minutes.by, value: nameOf(header.officer) },
      { label: t.minutes.filedAt, value: format.moment(header.claimedAt) },
      ...(isCorrection ? [{ label: t.minutes.corrected, value: event.data.reason }] : []),
    ],
  };
}

/** The answers of the branch (null) or of one contest; calculated figures among them, in the order of the form. */
function scopeParts(
  report: Report,
  content: FilingContent,
  contest: ContestId | null,
  heading: string,
  context: PaperContext,
): PaperPart[] {
  const { t, format } = context;
  const answers = contest === null ? content.values : (content.contests[contest] ?? {});
  const calculated = formFigures(report, content, contest);
  const fields = report.fields.filter(
    ({ type, perContest }) => type !== "note" && (perContest === true) === (contest !== null),
  );
  const facts = fields.flatMap((field) => {
    if (field.type === "repeat" || field.type === "image") return [];
    const isCalculated = field.type === "calculate";
    const answer = isCalculated ? calculated[field.name] : answers[field.name];
    const text = isCalculated
      ? typeof answer === "number"
        ? format.figure(answer)
        : undefined
      : findAnswerText(field, answer, format);
    if (text === undefined && field.required !== true) return [];
    return [{ label: format.pick(field.label), value: text ?? t.notSaid }];
  });
  const tables = fields
    .filter(({ type }) => type === "repeat")
    .map((field) => rowsPart(field, answers[field.name], heading, context));
  return [...(facts.length === 0 ? [] : [{ kind: "facts", heading, facts } as const]), ...tables];
}

function rowsPart(field: Field, answer: unknown, scope: string, { t, format }: PaperContext): PaperPart {
  const columns = field.fields ?? [];
  const rows = Array.isArray(answer) ? (answer as (Record<string, unknown> | null)[]) : [];
  return {
    kind: "table",
    heading: `${format.pick(field.label)} – ${scope}`,
    columns: columns.map(({ label }) => format.pick(label)),
    figures: columns.flatMap(({ type }, index) => (type === "integer" || type === "decimal" ? [index] : [])),
    rows: rows.map((row) => columns.map((column) => findAnswerText(column, row?.[column.name], format) ?? "")),
    none: t.none,
  };
}

function explanationParts({ event }: ReadEntry, { t, format, catalogue }: PaperContext): PaperPart[] {
  const isFiling = event.kind === "known" && (event.type === "report.filed" || event.type === "report.corrected");
  const noted: readonly NotedFinding[] = isFiling ? event.data.findings : [];
  if (noted.length === 0) return [];
  return [
    {
      kind: "facts",
      heading: t.minutes.explanations,
      facts: noted.map(({ rule, contest, explanation }) => {
        const known = catalogue.ruleOf.get(rule);
        const named = catalogue.election.contests.find(({ id }) => id === contest);
        const label = known === undefined ? rule : `${t.minutes.rule(known.number)} – ${format.pick(known.message)}`;
        return {
          label: named === undefined ? label : `${label} (${format.pick(named.name)})`,
          value: explanation.trim() === "" ? t.notSaid : explanation,
        };
      }),
    },
  ];
}

/** Who has signed or refused on the tablet. */
function signedParts(entries: readonly ReadEntry[], { t, nameOf }: PaperContext): PaperPart[] {
  const rows = entries.flatMap(({ header, event }) =>
    event.kind === "known" && event.type === "count.signed"
      ? [[nameOf(header.officer), t.minutes.verdicts[event.data.verdict], event.data.reason]]
      : [],
  );
  const { officer, verdict, reason } = t.minutes.inAppColumns;
  if (rows.length === 0) return [];
  return [
    { kind: "table", heading: t.minutes.inApp, columns: [officer, verdict, reason], figures: [], rows, none: t.none },
  ];
}

/** Who signs the minutes of a branch (domain.md B), two agents, and room for two who refuse. */
function signaturePlaces({ t, format }: PaperContext): { role: string; note: string }[] {
  const staff = ["branch-head", "deputy", "secretary", "secretary", "secretary", "governor-representative"];
  const others = ["observer", "inspector"];
  const roles = [...staff, ...others].flatMap((name) => {
    const role = peopleRoles.find((each) => each.name === name);
    return role === undefined ? [] : [{ role: format.pick(role.label), note: "" }];
  });
  const agents = [t.minutes.agent, t.minutes.agent].map((role) => ({ role, note: "" }));
  const refusals = [t.minutes.refusal, t.minutes.refusal].map((role) => ({ role, note: t.minutes.refusalNote }));
  return [...roles, ...agents, ...refusals];
}
