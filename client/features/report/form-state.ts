/**
 * A form while it is being filled. Answers are kept as they will be filed; text that could not be read as its question asks
 * is kept beside them, so that nothing typed is lost.
 */
import type { FieldState } from "../../../shared/catalogue/evaluate-form.ts";
import { findFigure, type Answers, type FormAnswers } from "../../../shared/catalogue/form-figures.ts";
import type { ContestId, Field, RepeatField, Report } from "../../../shared/catalogue/schema.ts";
import type { Row, Scalar, Values } from "../../../shared/events/values.ts";
import type { EvidenceReference } from "../../../shared/journal/entry.ts";

export type Answer = Scalar | string[];

export interface FormRow {
  id: string;
  answers: Record<string, Answer>;
  /** Text of this row's questions that could not be read. */
  typed: Record<string, string>;
}

export interface FormState {
  /** By question: "idManual" of the branch, "majles/ballotsUsed" of a contest. */
  answers: Record<string, Answer>;
  rows: Record<string, FormRow[]>;
  typed: Record<string, string>;
  /** Files that image questions name. */
  evidence: EvidenceReference[];
}

export const emptyForm: FormState = { answers: {}, rows: {}, typed: {}, evidence: [] };

export const placeOf = (contest: ContestId | null, field: string): string =>
  contest === null ? field : `${contest}/${field}`;

/** `typed`: the text itself where it could not be read (then `answer` is null). */
export function withAnswer(form: FormState, place: string, answer: Answer, typed?: string): FormState {
  return {
    ...form,
    answers: { ...form.answers, [place]: answer },
    typed: withTyped(form.typed, place, answer, typed),
  };
}

export function withRowAnswer(
  form: FormState,
  place: string,
  rowId: string,
  field: string,
  answer: Answer,
  typed?: string,
): FormState {
  const rows = (form.rows[place] ?? []).map((row) =>
    row.id === rowId
      ? {
          ...row,
          answers: { ...row.answers, [field]: answer },
          typed: withTyped(row.typed, field, answer, typed),
        }
      : row,
  );
  return { ...form, rows: { ...form.rows, [place]: rows } };
}

export function withNewRow(form: FormState, place: string, id: string): FormState {
  const rows = [...(form.rows[place] ?? []), { id, answers: {}, typed: {} }];
  return { ...form, rows: { ...form.rows, [place]: rows } };
}

export function withoutRow(form: FormState, place: string, id: string): FormState {
  return { ...form, rows: { ...form.rows, [place]: (form.rows[place] ?? []).filter((row) => row.id !== id) } };
}

/** The files of one image question; those of the others stay. */
export function withPhotos(form: FormState, place: string, photos: readonly EvidenceReference[]): FormState {
  const answers = { ...form.answers, [place]: photos.map(({ sha256 }) => sha256) as string[] };
  const named = new Set(Object.values(answers).flatMap((answer) => (Array.isArray(answer) ? answer : [])));
  const known = new Map([...form.evidence, ...photos].map((file) => [file.sha256, file]));
  return { ...form, answers, evidence: [...known.values()].filter(({ sha256 }) => named.has(sha256)) };
}

export function photosAt(form: FormState, place: string): EvidenceReference[] {
  const answer = form.answers[place];
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((sha256) => form.evidence.find((file) => file.sha256 === sha256) ?? []);
}

function withTyped(
  typed: Record<string, string>,
  place: string,
  answer: Answer,
  text: string | undefined,
): Record<string, string> {
  const { [place]: _before, ...rest } = typed;
  return answer === null && text !== undefined && text.trim() !== "" ? { ...rest, [place]: text } : rest;
}

/** The answers as rules and conditions see them. */
export function formAnswers(report: Report, form: FormState, contests: readonly { id: ContestId }[]): FormAnswers {
  const of = (contest: ContestId | null): Answers =>
    Object.fromEntries(
      report.fields
        .filter((field) => (field.perContest === true) === (contest !== null))
        .map((field) => {
          const place = placeOf(contest, field.name);
          return [
            field.name,
            field.type === "repeat" ? (form.rows[place] ?? []).map((row) => row.answers) : form.answers[place],
          ];
        }),
    );
  return { values: of(null), contests: Object.fromEntries(contests.map(({ id }) => [id, of(id)])) };
}

/** What is filed: every question that was asked, null where it was left empty. Questions that do not apply are left out. */
export function filedAnswers(
  report: Report,
  form: FormState,
  contests: readonly { id: ContestId }[],
  states: readonly FieldState[],
): { values: Values; contests: Partial<Record<ContestId, Values>> } {
  const asked = new Set(states.filter(({ relevant }) => relevant).map(({ name, contest }) => placeOf(contest, name)));
  const of = (contest: ContestId | null): Values => {
    const values: Values = {};
    for (const field of report.fields) {
      const place = placeOf(contest, field.name);
      if ((field.perContest === true) !== (contest !== null) || !asked.has(place)) continue;
      if (field.type === "note" || field.type === "calculate") continue;
      values[field.name] =
        field.type === "repeat" ? filedRows(field, form.rows[place] ?? []) : filed(field, form.answers[place]);
    }
    return values;
  };
  const byContest = contests
    .map(({ id }) => [id, of(id)] as const)
    .filter(([, values]) => Object.keys(values).length > 0);
  return { values: of(null), contests: Object.fromEntries(byContest) };
}

function filed(field: Field | RepeatField, answer: Answer | undefined): Answer {
  if (answer === undefined || findFigure(field, answer) === undefined) return null;
  return answer;
}

function filedRows(field: Field, rows: readonly FormRow[]): Row[] {
  return rows
    .map(({ answers }) =>
      Object.fromEntries((field.fields ?? []).map((sub) => [sub.name, filed(sub, answers[sub.name])])),
    )
    .filter((row) => Object.values(row).some((answer) => answer !== null));
}

/** The form of a report that was filed, to be corrected. `newId` names its rows. */
export function formOf(
  report: Report,
  filedBefore: FormAnswers,
  evidence: readonly EvidenceReference[],
  newId: () => string,
): FormState {
  const form: FormState = { answers: {}, rows: {}, typed: {}, evidence: [...evidence] };
  const take = (contest: ContestId | null, answers: Answers) => {
    for (const field of report.fields) {
      if ((field.perContest === true) !== (contest !== null)) continue;
      const answer = answers[field.name];
      const place = placeOf(contest, field.name);
      if (field.type === "repeat") {
        const rows = Array.isArray(answer) ? (answer as Row[]) : [];
        form.rows[place] = rows.map((row) => ({ id: newId(), answers: row, typed: {} }));
      } else if (answer !== undefined) form.answers[place] = answer as Answer;
    }
  };
  take(null, filedBefore.values);
  for (const [contest, answers] of Object.entries(filedBefore.contests)) take(contest as ContestId, answers);
  return form;
}
