/** Saves a table in any of the ways in which spreadsheets, editors and databases save one. */
import fc from "fast-check";

export interface Saving {
  encoding: "utf-8" | "utf-16le" | "utf-16be";
  /** Whether the file starts with a byte order mark. */
  hasMark: boolean;
  separator: "," | ";" | "\t";
  lineEnd: "\n" | "\r\n" | "\r";
  endsWithLineEnd: boolean;
  /** An empty line after every so many rows; 0: none. */
  emptyLineEvery: number;
  quotes: "always" | "where needed" | "here and there";
  /** Applied to every cell below the headings. */
  digits: (text: string) => string;
}

const inDigitsFrom = (zero: number) => (text: string) =>
  text.replace(/[0-9]/gu, (digit) => String.fromCodePoint(zero + Number(digit)));

const digitsOf = {
  ascii: (text: string) => text,
  persian: inDigitsFrom(0x06f0),
  arabic: inDigitsFrom(0x0660),
};

export const saving: fc.Arbitrary<Saving> = fc.record({
  encoding: fc.constantFrom("utf-8", "utf-16le", "utf-16be"),
  hasMark: fc.boolean(),
  separator: fc.constantFrom(",", ";", "\t"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  endsWithLineEnd: fc.boolean(),
  emptyLineEvery: fc.nat(3),
  quotes: fc.constantFrom("always", "where needed", "here and there"),
  digits: fc.constantFrom(digitsOf.ascii, digitsOf.persian, digitsOf.arabic),
});

/** The file, and the line on which each row starts, from 1. */
export function saveList(rows: string[][], how: Saving): { bytes: Uint8Array; lines: number[] } {
  const lines: number[] = [];
  let text = "";
  for (const [index, row] of rows.entries()) {
    if (how.emptyLineEvery > 0 && index % how.emptyLineEvery === 0) text += how.lineEnd;
    lines.push(text.split(/\r\n|\r|\n/u).length);
    const cells = index === 0 ? row : row.map(how.digits);
    text += cells.map((cell, column) => quote(cell, how, index + column)).join(how.separator);
    if (index < rows.length - 1 || how.endsWithLineEnd) text += how.lineEnd;
  }
  return { bytes: encode((how.hasMark ? "\uFEFF" : "") + text, how.encoding), lines };
}

function quote(cell: string, how: Saving, place: number): string {
  const isNeeded = /["\r\n]/u.test(cell) || cell.includes(how.separator);
  const isWanted = how.quotes === "always" || (how.quotes === "here and there" && place % 3 === 0);
  return isNeeded || isWanted ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function encode(text: string, encoding: Saving["encoding"]): Uint8Array {
  const bytes = Buffer.from(text, encoding === "utf-8" ? "utf8" : "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}
