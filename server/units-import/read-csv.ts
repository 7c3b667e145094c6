/**
 * A table of separated values as spreadsheets and offices write it (RFC 4180 and its relatives): separated by comma,
 * semicolon or tab, quoted or not, with any line end. Every row knows the line of the file on which it starts.
 */
import { cleanCell } from "./clean-cell.ts";
import { CsvError, parse } from "csv-parse/sync";

export type Separator = "," | ";" | "\t";

export interface TableRow {
  /** Line of the file, from 1: a quoted cell may hold line ends, so it is not the number of the row. */
  line: number;
  cells: string[];
}

export interface Table {
  separator: Separator;
  headings: string[];
  headingLine: number;
  /** As many cells in each as there are headings. */
  rows: TableRow[];
  /** Rows with more or fewer cells than headings: which cell belongs where is not known, so none of them is used. */
  ragged: { line: number; cellCount: number }[];
}

export interface ReadOptions {
  separator?: Separator;
  /** Line of the headings, from 1, where titles stand above them. */
  headingLine?: number;
}

export type ReadTable =
  | { kind: "table"; table: Table }
  | { kind: "empty" }
  | { kind: "broken-quote"; line: number }
  | { kind: "too-long"; line: number }
  | { kind: "too-many-columns"; count: number; line: number }
  | { kind: "too-many-rows" };

export const maxColumns = 256;
export const maxRows = 200_000;
const maxRowSize = 1024 * 1024;
const separators: Separator[] = [",", ";", "\t"];

export function readCsv(text: string, options: ReadOptions = {}): ReadTable {
  const lines = prepare(text, options.headingLine);
  const separator = options.separator ?? lines.declared ?? detectSeparator(lines.text);
  let lastLine = 0;
  const rows: TableRow[] = [];
  try {
    parse(lines.text, {
      delimiter: separator,
      record_delimiter: "\n",
      relax_column_count: true,
      max_record_size: maxRowSize,
      to: maxRows + 2,
      on_record: (cells: string[], info) => {
        lastLine = info.lines;
        const inner = cells.reduce((count, cell) => count + cell.split("\n").length - 1, 0);
        if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: lines.skipped + info.lines - inner, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === "CSV_MAX_RECORD_SIZE") return { kind: "too-long", line: lines.skipped + lastLine + 1 };
    // A quote that is never closed shows at the end of the file; what helps is the row that opens it.
    const isOpen = error.code === "CSV_QUOTE_NOT_CLOSED";
    return { kind: "broken-quote", line: lines.skipped + (isOpen ? lastLine + 1 : Number(error["lines"])) };
  }

  const [head, ...body] = rows;
  if (head === undefined) return { kind: "empty" };
  const headings = withoutEmptyTail(head.cells).map(cleanCell);
  if (headings.length > maxColumns) return { kind: "too-many-columns", count: headings.length, line: head.line };
  if (body.length > maxRows) return { kind: "too-many-rows" };

  const table: Table = { separator, headings, headingLine: head.line, rows: [], ragged: [] };
  for (const { line, cells } of body) {
    // Empty cells past the last heading shift nothing: spreadsheets leave them behind.
    const used = cells.length > headings.length ? withoutEmptyTail(cells, headings.length) : cells;
    if (used.length === headings.length) table.rows.push({ line, cells: used });
    else table.ragged.push({ line, cellCount: used.length });
  }
  return { kind: "table", table };
}

/** One kind of line end (also inside quotes), Excel's own "sep=;" line taken off, and what stands above the headings. */
function prepare(text: string, headingLine = 1): { text: string; skipped: number; declared?: Separator } {
  let rest = text.replace(/\r\n?/gu, "\n");
  let skipped = 0;
  const skipLine = (): void => {
    const end = rest.indexOf("\n");
    rest = end === -1 ? "" : rest.slice(end + 1);
    skipped += 1;
  };
  const declaration = /^sep=([,;\t])(?:\n|$)/iu.exec(rest);
  if (declaration !== null) skipLine();
  while (skipped < headingLine - 1 && rest !== "") skipLine();
  const declared = separators.find((separator) => separator === declaration?.[1]);
  return { text: rest, skipped, ...(declared === undefined ? {} : { declared }) };
}

/** The separator of which the first row that holds anything has most, outside quotes; a comma where it has none. */
function detectSeparator(text: string): Separator {
  const counts = new Map<string, number>(separators.map((separator) => [separator, 0]));
  let isQuoted = false;
  let isBlank = true;
  for (const character of text.slice(0, maxRowSize)) {
    if (character === "\n" && !isQuoted && !isBlank) break;
    if (character === '"') isQuoted = !isQuoted;
    const count = counts.get(character);
    if (count !== undefined && !isQuoted) counts.set(character, count + 1);
    isBlank &&= character.trim() === "" || count !== undefined;
  }
  return separators.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}

function withoutEmptyTail(cells: string[], atLeast = 0): string[] {
  let end = cells.length;
  while (end > atLeast && cells[end - 1]?.trim() === "") end -= 1;
  return cells.slice(0, end);
}
