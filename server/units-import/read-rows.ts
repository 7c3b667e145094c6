/** The rows of a list as values: text trimmed and otherwise as written, figures as numbers, words of the list as ours. */
import { parseFigure, toAsciiDigits } from "../../shared/lib/digits.ts";
import { foldText } from "../../shared/lib/fold-text.ts";
import type { BoundColumn, BoundColumns } from "./bind-columns.ts";
import type { ColumnMap, Coverage, Mobility } from "./column-map.ts";
import { fieldLabels, type FieldName, type ParentKind } from "./fields.ts";
import { coverageWords, mobilityWords } from "./list-words.ts";
import { type ListProblem, problem } from "./problems.ts";
import { readPosition, type Position } from "./read-position.ts";
import type { TableRow } from "./read-csv.ts";

/** What a row says of a place above its branch; empty where it says nothing. */
export interface ParentNames {
  code: string;
  fa: string;
  en: string;
}

/** What a row says of its branch; undefined where it says nothing. */
export interface ListRow {
  line: number;
  code: string;
  name: { fa: string; en: string | undefined };
  parents: Record<ParentKind, ParentNames>;
  constituency: string | undefined;
  position: Position | undefined;
  mobility: Mobility | undefined;
  coverage: Coverage | undefined;
  address: string | undefined;
  eligibleVoters: number | undefined;
  past: Record<"eligibleVoters" | "votes" | "blank", number | undefined>;
}

export type ReadRow = (row: TableRow) => { row: ListRow; problems: ListProblem[] };

export const maxCodeLength = 64;
export const maxNameLength = 300;
export const maxAddressLength = 1000;

/** `needs`: what every row must say beside code and name. */
export function rowReader(bound: BoundColumns, map: ColumnMap, needs: { county: boolean }): ReadRow {
  const { columns } = bound;
  const words = {
    mobility: withOwnWords(mobilityWords, map.values?.mobility),
    coverage: withOwnWords(coverageWords, map.values?.coverage),
  };
  const nameColumn = columns["name.fa"] ?? columns["name.en"];

  return ({ line, cells }) => {
    const problems: ListProblem[] = [];
    const text = (field: FieldName): string => columns[field]?.read(cells) ?? "";
    const place = (field: FieldName, value?: string) => ({
      line,
      column: columns[field]?.heading ?? null,
      ...(value === undefined ? {} : { value }),
    });
    const bounded = (field: FieldName, limit: number): string => {
      const value = text(field);
      const details = { field: fieldLabels[field], count: value.length, limit };
      if (value.length > limit) problems.push(problem("value-too-long", place(field, value), details));
      return value;
    };
    const word = <Word>(field: "mobility" | "coverage", known: Map<string, Word>): Word | undefined => {
      const value = text(field);
      const found = known.get(foldText(value));
      const details = { field: fieldLabels[field], known: [...known.keys()].slice(0, 12).join(", ") };
      if (value !== "" && found === undefined) problems.push(problem("value-unknown", place(field, value), details));
      return value === "" ? undefined : found;
    };
    const parent = (kind: ParentKind): ParentNames => ({
      code: bounded(`${kind}.code`, maxCodeLength),
      fa: bounded(`${kind}.name.fa`, maxNameLength),
      en: bounded(`${kind}.name.en`, maxNameLength),
    });
    const need = (field: FieldName, column: BoundColumn | undefined, isEmpty: boolean): void => {
      if (!isEmpty) return;
      problems.push(problem("value-missing", { line, column: column?.heading ?? null }, { field: fieldLabels[field] }));
    };

    const count = (field: CountField) => readCount(field, text(field), (value) => place(field, value), problems);

    const code = bounded("code", maxCodeLength);
    const fa = bounded("name.fa", maxNameLength);
    const en = bounded("name.en", maxNameLength);
    const parents = { county: parent("county"), bakhsh: parent("bakhsh") };
    need("code", columns.code, code === "");
    need("name.fa", nameColumn, fa === "" && en === "");
    if (columns["name.fa"] !== undefined && fa === "" && en !== "") {
      problems.push(problem("name-untranslated", place("name.fa")));
    }
    if (needs.county) {
      const countyColumn = columns["county.code"] ?? columns["county.name.fa"] ?? columns["county.name.en"];
      need(
        "county.name.fa",
        countyColumn,
        Object.values(parents.county).every((value) => value === ""),
      );
    }

    const row: ListRow = {
      line,
      code,
      name: { fa: fa === "" ? en : fa, en: en === "" ? undefined : en },
      parents,
      constituency: text("constituency") || undefined,
      position: readPosition(columns, cells, line, problems),
      mobility: word("mobility", words.mobility),
      coverage: word("coverage", words.coverage),
      address: bounded("address", maxAddressLength) || undefined,
      eligibleVoters: count("eligibleVoters"),
      past: {
        eligibleVoters: count("past.eligibleVoters"),
        votes: count("past.votes"),
        blank: count("past.blank"),
      },
    };
    const { votes, blank } = row.past;
    if (votes !== undefined && blank !== undefined && blank > votes) {
      problems.push(problem("blank-over-votes", place("past.blank", String(blank)), { votes: String(votes) }));
    }
    return { row, problems };
  };
}

type CountField = "eligibleVoters" | `past.${keyof ListRow["past"]}`;

function readCount(
  field: CountField,
  text: string,
  place: (value: string) => { line: number; column: string | null },
  problems: ListProblem[],
): number | undefined {
  // "1200.0" is how a spreadsheet writes a whole number of a column with gaps.
  const figure = parseFigure(toAsciiDigits(text).replace(/\.0+$/u, ""));
  if (figure.kind === "value") return figure.value;
  if (figure.kind === "error") {
    problems.push(problem("not-a-number", place(text), { field: fieldLabels[field], value: text }));
  }
  return undefined;
}

function withOwnWords<Word>(usual: Record<string, Word>, own: Record<string, Word> = {}): Map<string, Word> {
  return new Map(
    [...Object.entries(usual), ...Object.entries(own)].map(([word, meaning]) => [foldText(word), meaning]),
  );
}
