import { saveFile } from "../ui/save-file.ts";

/** A table as a file that a spreadsheet opens right: UTF-8 with a mark, commas, CRLF (RFC 4180). */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(toField).join(",")).join("\r\n")}\r\n`;
}

function toField(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // A spreadsheet runs what begins like a formula: people write these texts, so it is kept from that.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function saveCsv(name: string, rows: Parameters<typeof toCsv>[0]): void {
  saveFile(`${name}.csv`, toCsv(rows), "text/csv;charset=utf-8");
}
