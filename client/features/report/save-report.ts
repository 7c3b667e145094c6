import type { Unit } from "../../../shared/catalogue/schema.ts";
import type { NotedFinding } from "../../../shared/events/event.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import type { EntryReference } from "../../../shared/projections/stored-entry.ts";
import { heldHere } from "../../evidence/held-here.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { recordEvent } from "../../session/record-event.ts";
import type { FormChecks, FormSubject } from "./form-checks.ts";
import { filedAnswers, type FormState } from "./form-state.ts";

interface ReportToSave {
  subject: FormSubject;
  unit: Unit;
  catalogue: ElectionCatalogue;
  form: FormState;
  checks: FormChecks;
  explanation: string;
  /** The entry that this corrects, and why; null for a first filing. */
  corrects: { entry: EntryReference; reason: string } | null;
  draft: string;
}

/** Signs and saves the report; resolves when it is durable. The draft must have been saved before. */
export async function saveReport(toSave: ReportToSave): Promise<EntryRow> {
  const { subject, unit, catalogue, form, checks, explanation, corrects, draft } = toSave;
  const { report, slot } = subject;
  const content = {
    report: report.id,
    slot,
    ...filedAnswers(report, form, catalogue.election.contests, checks.states),
    findings: notedFindings(checks, explanation.trim()),
  };
  const record = { unit: unit.id as UnitId, subject: subject.subject, draft };
  const evidence = await heldHere(form.evidence);
  if (corrects === null) return recordEvent({ ...record, type: "report.filed", data: content, evidence });
  const data = { ...content, corrects: corrects.entry, reason: corrects.reason.trim() };
  return recordEvent({ ...record, type: "report.corrected", data, evidence });
}

/** What the officer saw, with the explanation. An answer that breaks its own question's constraint is named `constraint:<question>`. */
function notedFindings(checks: FormChecks, explanation: string): NotedFinding[] {
  return [
    ...checks.broken
      .filter(({ rule }) => rule.severity !== "info")
      .map(({ rule, contest }) => ({ rule: rule.id, contest, explanation })),
    ...checks.flagged.map(({ field, contest }) => ({ rule: `constraint:${field}`, contest, explanation })),
  ];
}
