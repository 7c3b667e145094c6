/** From the bytes of a file to the plan of its import. */
import type { ColumnMap } from "./column-map.ts";
import { decodeText, type TextEncodingName } from "./decode-text.ts";
import type { CurrentCatalogue, ImportPlan } from "./import-plan.ts";
import { planImport } from "./plan-import.ts";
import { type ListProblem, problem } from "./problems.ts";
import { maxColumns, maxRows, readCsv, type Separator } from "./read-csv.ts";

/** A list of 200,000 branches has about 50 MiB. */
export const maxFileSizeBytes = 64 * 1024 * 1024;

export interface ListPlan extends ImportPlan {
  /** Null where the file could not be read. */
  encoding: TextEncodingName | null;
  separator: Separator | null;
}

export function planList(bytes: Uint8Array, map: ColumnMap, current: CurrentCatalogue): ListPlan {
  if (bytes.length > maxFileSizeBytes) {
    const mebibytes = (sizeBytes: number): number => Math.ceil(sizeBytes / 1024 / 1024);
    const details = { size: mebibytes(bytes.length), limit: mebibytes(maxFileSizeBytes) };
    return unreadable([problem("file-too-large", {}, details)]);
  }
  const decoded = decodeText(bytes);
  if (decoded.kind === "not-text") return unreadable([problem(decoded.isWorkbook ? "workbook" : "not-text")]);
  const { encoding } = decoded;
  if (decoded.kind === "bad-bytes") {
    const details = { offset: decoded.byteOffset, encoding: encodingNames[encoding] };
    return unreadable([problem("bad-bytes", { line: decoded.line }, details)], encoding);
  }
  const guessed = decoded.isGuessed ? [problem("encoding-guessed", {}, { encoding: encodingNames[encoding] })] : [];

  const { separator, headingLine } = map;
  const read = readCsv(decoded.text, {
    ...(separator === undefined ? {} : { separator }),
    ...(headingLine === undefined ? {} : { headingLine }),
  });
  if (read.kind !== "table") return unreadable([...guessed, describe(read)], encoding);
  const plan = planImport(read.table, map, current);
  return { ...plan, problems: [...guessed, ...plan.problems], encoding, separator: read.table.separator };
}

export const encodingNames: Record<TextEncodingName, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1256": "Windows-1256",
};

type Unread = Exclude<ReturnType<typeof readCsv>, { kind: "table" }>;

function describe(read: Unread): ListProblem {
  switch (read.kind) {
    case "empty":
      return problem("file-empty");
    case "broken-quote":
      return problem("broken-quote", { line: read.line });
    case "too-long":
      return problem("row-too-long", { line: read.line });
    case "too-many-columns":
      return problem("too-many-columns", { line: read.line }, { count: read.count, limit: maxColumns });
    case "too-many-rows":
      return problem("too-many-rows", {}, { limit: maxRows });
  }
}

function unreadable(problems: ListProblem[], encoding: TextEncodingName | null = null): ListPlan {
  return {
    root: null,
    columns: [],
    unusedColumns: [],
    rowCount: 0,
    added: [],
    changed: [],
    unchanged: 0,
    absent: [],
    skippedLines: [],
    problems,
    encoding,
    separator: null,
  };
}
