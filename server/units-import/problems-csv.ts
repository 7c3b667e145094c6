import type { ListProblem } from "./problems.ts";

const headings = ["line", "column", "severity", "code", "message_fa", "message_en", "value"];

/** Every problem as a table for a spreadsheet: UTF-8 with a mark, by which Excel knows it. */
export function problemsCsv(problems: readonly ListProblem[]): string {
  const rows = problems.map(({ line, column, severity, code, message, value }) => [
    line === null ? "" : String(line),
    column ?? "",
    severity,
    code,
    message.fa,
    message.en,
    value ?? "",
  ]);
  return `\uFEFF${[headings, ...rows].map((cells) => `${cells.map(quote).join(",")}\r\n`).join("")}`;
}

/** A cell of a list is foreign text: no spreadsheet may take it for a formula. */
function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
