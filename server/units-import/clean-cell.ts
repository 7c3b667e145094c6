/**
 * A cell as it is stored: one line, without spaces at its ends, and without what no one sees: marks of direction, which
 * copying leaves behind, and control characters, which would command a terminal that prints them. Joiners (ZWNJ) stay.
 */
export function cleanCell(cell: string): string {
  return cell
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C\uFEFF]/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/\p{Cc}/gu, "")
    .trim();
}
