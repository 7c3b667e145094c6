/** Which column of this file says what: by the map, and where the map is silent by the usual headings. */
import type { Localized } from "../../shared/catalogue/schema.ts";
import { cleanCell } from "./clean-cell.ts";
import type { ColumnMap, Source } from "./column-map.ts";
import { fieldLabels, fieldNames, type FieldName } from "./fields.ts";
import { type ListProblem, problem } from "./problems.ts";
import { foldHeading, standInHeadings, usualHeadings } from "./usual-headings.ts";

/** What a field is read from, for a person to check. */
export interface ColumnUse {
  field: FieldName;
  label: Localized;
  /** Headings as the file has them, or texts of the map in quotation marks. */
  from: string[];
  how: "map" | "recognised";
}

export interface BoundColumn {
  /** The heading to name in a problem; null where the value is of the map itself. */
  heading: string | null;
  read: (cells: readonly string[]) => string;
}

export interface BoundColumns {
  columns: Partial<Record<FieldName, BoundColumn>>;
  uses: ColumnUse[];
  /** Headings that nothing is read from. */
  unused: string[];
  problems: ListProblem[];
}

type Part = Extract<Source, string | { value: string }>;

export function bindColumns(headings: readonly string[], map: ColumnMap): BoundColumns {
  const folded = headings.map(foldHeading);
  const missing = new Set((map.missing ?? []).map((cell) => cleanCell(cell)));
  const bound: BoundColumns = { columns: {}, uses: [], unused: [], problems: [] };
  const taken = new Set<number>();
  const namesCounties = fieldNames.some(
    (field) => field in standInHeadings && usualHeadings[field].some((usual) => folded.includes(foldHeading(usual))),
  );

  for (const field of fieldNames) {
    const mapped = map.columns?.[field];
    if (mapped === null) continue;
    const usual = namesCounties ? usualHeadings[field] : [...usualHeadings[field], ...(standInHeadings[field] ?? [])];
    const source = mapped ?? recognise(field, usual, headings, folded, bound.problems);
    if (source === undefined) continue;
    const indices = findIndices(field, source, folded, bound.problems);
    if (indices === undefined) continue;
    for (const index of indices.values()) taken.add(index);
    const from = partsOf(source).map((part) =>
      typeof part === "string" ? (headings[indices.get(part) ?? -1] ?? part) : `"${part.value}"`,
    );
    const first = partsOf(source).find((part) => typeof part === "string");
    bound.columns[field] = {
      heading: first === undefined ? null : (headings[indices.get(first) ?? -1] ?? first),
      read: (cells) => readSource(source, (heading) => readCell(cells[indices.get(heading) ?? -1], missing)),
    };
    bound.uses.push({ field, label: fieldLabels[field], from, how: mapped === undefined ? "recognised" : "map" });
  }
  bound.unused = headings.filter((heading, index) => heading !== "" && !taken.has(index));
  return bound;
}

function readCell(cell: string | undefined, missing: ReadonlySet<string>): string {
  const clean = cleanCell(cell ?? "");
  return missing.has(clean) ? "" : clean;
}

function recognise(
  field: FieldName,
  usualOnes: readonly string[],
  headings: readonly string[],
  folded: readonly string[],
  problems: ListProblem[],
): Source | undefined {
  const found = [...new Set(usualOnes.map(foldHeading))].filter((usual) => folded.includes(usual));
  const [first, ...others] = found.map((usual) => headings[folded.indexOf(usual)] ?? usual);
  if (first !== undefined && others.length > 0) {
    const details = { field: fieldLabels[field], value: first, others: others.join(", ") };
    problems.push(problem("rival-columns", { column: first }, details));
  }
  return first;
}

/** Where the headings of a source stand; undefined, with a problem for each, if one of them is not to be found. */
function findIndices(
  field: FieldName,
  source: Source,
  folded: readonly string[],
  problems: ListProblem[],
): Map<string, number> | undefined {
  const indices = new Map<string, number>();
  const before = problems.length;
  for (const heading of partsOf(source)) {
    if (typeof heading !== "string") continue;
    const index = folded.indexOf(foldHeading(heading));
    const details = { field: fieldLabels[field] };
    if (index === -1) problems.push(problem("missing-mapped-column", { value: heading }, details));
    else if (folded.includes(foldHeading(heading), index + 1)) {
      problems.push(problem("ambiguous-column", { column: heading, value: heading }, details));
    } else indices.set(heading, index);
  }
  return problems.length === before ? indices : undefined;
}

function partsOf(source: Source): Part[] {
  if (typeof source === "string" || "value" in source) return [source];
  return "join" in source ? source.join : source.firstOf.flatMap(partsOf);
}

function readSource(source: Source, cell: (heading: string) => string): string {
  if (typeof source === "string") return cell(source);
  if ("value" in source) return source.value;
  if ("firstOf" in source)
    return source.firstOf.map((part) => readSource(part, cell)).find((text) => text !== "") ?? "";
  // Texts of the map around an empty cell ("شعبه " and no number) would name nothing.
  const hasCells = source.join.some((part) => typeof part === "string" && cell(part) !== "");
  const parts = source.join.map((part) => readSource(part, cell)).filter((text) => text !== "");
  return hasCells ? parts.join(source.separator ?? " ") : "";
}
