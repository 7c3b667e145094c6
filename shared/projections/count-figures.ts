/** The figures of the count's minutes one by one: what a second person enters again, and what differs between the two. */
import { findFigure, type Answers, type FormAnswers } from "../catalogue/form-figures.ts";
import type { ContestId, Field, Report } from "../catalogue/schema.ts";
import type { Row, Value, Values } from "../events/values.ts";
import { foldCompact } from "../lib/fold-text.ts";

export interface CountFigure {
  /** Null of a figure of the branch. */
  contest: ContestId | null;
  /** The field's name; of a row of candidates `candidates/<name>`. */
  field: string;
  /** Null: left empty, or no such row. */
  value: number | null;
}

export interface CountDifference extends Omit<CountFigure, "value"> {
  first: number | null;
  second: number | null;
}

const contestIds: readonly ContestId[] = ["experts", "majles"];
/** Of a field's name within an entry: 300, with the question's own name before it. */
const longestName = 250;

/** Questions that are entered twice: whole numbers, and lists of names with one number each. Words and photos are not. */
export const countFields = (report: Report): Field[] =>
  report.fields.filter((field) => field.type === "integer" || findRowFigure(field) !== undefined);

/** The one number of a row that has a name. */
export function findRowFigure(field: Field): string | undefined {
  if (field.type !== "repeat") return undefined;
  const numbers = (field.fields ?? []).filter(({ type }) => type === "integer");
  const isNamed = field.fields?.some(({ name, type }) => name === "name" && type === "text") === true;
  return isNamed && numbers.length === 1 ? numbers[0]!.name : undefined;
}

/** In the order of the form, for each contest; rows in their own order. Names that read alike are one name. */
export function listCountFigures(report: Report, answers: FormAnswers): CountFigure[] {
  return [null, ...contestIds].flatMap((contest) => {
    const source = contest === null ? answers.values : (answers.contests[contest] ?? {});
    return countFields(report)
      .filter((field) => (field.perContest === true) === (contest !== null))
      .flatMap((field) => figuresOf(field, source).map((figure) => ({ contest, ...figure })));
  });
}

/** What the two do not say alike, by the first's order and then what only the second has. */
export function compareCounts(report: Report, first: FormAnswers, second: FormAnswers): CountDifference[] {
  const others = new Map(listCountFigures(report, second).map((figure) => [figureKey(figure), figure]));
  const differences: CountDifference[] = [];
  for (const { value, ...place } of listCountFigures(report, first)) {
    const key = figureKey(place);
    const other = others.get(key)?.value ?? null;
    others.delete(key);
    if (value !== other) differences.push({ ...place, first: value, second: other });
  }
  for (const { value, ...place } of others.values()) {
    if (value !== null) differences.push({ ...place, first: null, second: value });
  }
  return differences;
}

/** The same for the same question and name, however the name is spelled. */
export function figureKey({ contest, field }: Pick<CountFigure, "contest" | "field">): string {
  const [question = "", ...name] = field.split("/");
  return `${contest ?? ""}/${question}/${foldCompact(name.join("/"))}`;
}

/** The answers with figures put in place of what they had: a row that is not there is added, one without a figure is taken out. */
export function withFigures(
  report: Report,
  answers: { values: Values; contests: Partial<Record<ContestId, Values>> },
  figures: readonly CountFigure[],
): { values: Values; contests: Partial<Record<ContestId, Values>> } {
  const next = { values: { ...answers.values }, contests: { ...answers.contests } };
  for (const figure of figures) {
    const { contest, field: place } = figure;
    const [question = ""] = place.split("/");
    const field = countFields(report).find(({ name }) => name === question);
    if (field === undefined) continue;
    const source = contest === null ? next.values : (next.contests[contest] ?? {});
    const values = { ...source, [question]: withFigure(field, source[question], figure) };
    if (contest === null) next.values = values;
    else next.contests[contest] = values;
  }
  return next;
}

function withFigure(field: Field, answer: Value | undefined, { contest, field: place, value }: CountFigure): Value {
  const counted = findRowFigure(field);
  if (counted === undefined) return value;
  const rows = Array.isArray(answer) ? (answer as Row[]) : [];
  const key = figureKey({ contest, field: place });
  const at = rowPlaces(field, rows).findIndex((row) => figureKey({ contest, field: row }) === key);
  if (at < 0) return value === null ? rows : [...rows, { name: place.slice(field.name.length + 1), [counted]: value }];
  if (value === null) return rows.filter((_, index) => index !== at);
  return rows.map((row, index) => (index === at ? { ...row, [counted]: value } : row));
}

function figuresOf(field: Field, source: Answers): { field: string; value: number | null }[] {
  const answer = source[field.name];
  const counted = findRowFigure(field);
  if (counted === undefined) return [{ field: field.name, value: wholeNumber(field, answer) }];
  const rows = Array.isArray(answer) ? (answer as Answers[]) : [];
  const question = field.fields!.find(({ name }) => name === counted)!;
  return rowPlaces(field, rows).map((place, index) => ({
    field: place,
    value: wholeNumber(question, rows[index]![counted]),
  }));
}

function wholeNumber(field: Pick<Field, "name" | "type" | "label">, answer: unknown): number | null {
  const figure = findFigure(field, answer);
  return typeof figure === "number" ? figure : null;
}

/** `<question>/<name>` of each row; a name that comes again is told by its number. */
function rowPlaces(field: Field, rows: readonly Answers[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const name = typeof row["name"] === "string" ? row["name"].trim().slice(0, longestName) : "";
    const key = foldCompact(name);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return `${field.name}/${name}${times === 1 ? "" : ` (${times})`}`;
  });
}
