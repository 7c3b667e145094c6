/** The blind form while it is being filled: what was typed, by question, and nothing of what was entered first but names. */
import type { FormAnswers } from "../../../shared/catalogue/form-figures.ts";
import type { ContestId, Field, Report } from "../../../shared/catalogue/schema.ts";
import type { Row, Values } from "../../../shared/events/values.ts";
import { countFields, findRowFigure } from "../../../shared/projections/count-figures.ts";

export interface Typed {
  value: number | null;
  /** The text itself where it is no figure. */
  text: string;
}

export interface SecondRow extends Typed {
  id: string;
  name: string;
  /** From the first entry: the name stands, and is not this officer's to change. */
  given: boolean;
}

export interface SecondForm {
  /** By `<contest>/<question>`. */
  figures: Record<string, Typed>;
  rows: Record<string, SecondRow[]>;
}

export const placeOf = (contest: ContestId | null, field: string): string => `${contest ?? ""}/${field}`;

const untyped: Typed = { value: null, text: "" };

/** Empty, with the names of the first entry in their order. `newId` names the rows. */
export function blindForm(
  report: Report,
  first: FormAnswers,
  contests: readonly { id: ContestId }[],
  newId: () => string,
): SecondForm {
  const form: SecondForm = { figures: {}, rows: {} };
  for (const { field, contest } of questionsOf(report, contests)) {
    if (findRowFigure(field) === undefined) continue;
    const source = contest === null ? first.values : (first.contests[contest] ?? {});
    const answer = source[field.name];
    const rows = Array.isArray(answer) ? (answer as Row[]) : [];
    form.rows[placeOf(contest, field.name)] = rows.flatMap(({ name }) =>
      typeof name === "string" && name.trim() !== "" ? [{ id: newId(), name, given: true, ...untyped }] : [],
    );
  }
  return form;
}

/** Each question that is entered twice, with the contest it is asked for. */
export const questionsOf = (
  report: Report,
  contests: readonly { id: ContestId }[],
): { field: Field; contest: ContestId | null }[] =>
  countFields(report).flatMap((field) =>
    field.perContest === true
      ? contests.map(({ id }) => ({ field, contest: id as ContestId | null }))
      : [{ field, contest: null }],
  );

export const figureAt = (form: SecondForm, place: string): Typed => form.figures[place] ?? untyped;

export const withFigure = (form: SecondForm, place: string, typed: Typed): SecondForm => ({
  ...form,
  figures: { ...form.figures, [place]: typed },
});

export const withRow = (form: SecondForm, place: string, id: string, more: Partial<SecondRow>): SecondForm => ({
  ...form,
  rows: {
    ...form.rows,
    [place]: (form.rows[place] ?? []).map((row) => (row.id === id ? { ...row, ...more } : row)),
  },
});

export const withNewRow = (form: SecondForm, place: string, id: string): SecondForm => ({
  ...form,
  rows: { ...form.rows, [place]: [...(form.rows[place] ?? []), { id, name: "", given: false, ...untyped }] },
});

export const withoutRow = (form: SecondForm, place: string, id: string): SecondForm => ({
  ...form,
  rows: { ...form.rows, [place]: (form.rows[place] ?? []).filter((row) => row.id !== id) },
});

/** What is recorded: every question, null where it was left empty. A row without a name and a figure is none. */
export function secondAnswers(
  report: Report,
  form: SecondForm,
  contests: readonly { id: ContestId }[],
): { values: Values; contests: Partial<Record<ContestId, Values>> } {
  const answers: { values: Values; contests: Partial<Record<ContestId, Values>> } = { values: {}, contests: {} };
  for (const { field, contest } of questionsOf(report, contests)) {
    const counted = findRowFigure(field);
    const place = placeOf(contest, field.name);
    const target = contest === null ? answers.values : (answers.contests[contest] ??= {});
    target[field.name] =
      counted === undefined
        ? figureAt(form, place).value
        : (form.rows[place] ?? [])
            .filter(({ name, value }) => name.trim() !== "" || value !== null)
            .map(({ name, value }) => ({ name: name.trim(), [counted]: value }));
  }
  return answers;
}

/** Places that are empty or could not be read; of rows `<place>#<id>`. */
export function emptyPlaces(report: Report, form: SecondForm, contests: readonly { id: ContestId }[]): string[] {
  return questionsOf(report, contests).flatMap(({ field, contest }) => {
    const place = placeOf(contest, field.name);
    if (findRowFigure(field) === undefined) return figureAt(form, place).value === null ? [place] : [];
    return (form.rows[place] ?? []).flatMap(({ id, value }) => (value === null ? [`${place}#${id}`] : []));
  });
}
