/**
 * Folding for search: two spellings that a person takes for the same word become the same text. Persian, Arabic, Kurdish
 * and Azerbaijani letters, digits of every script, marks, joiners, case. Never shown, never stored as the text itself.
 */
import { toAsciiDigits } from "./digits.ts";

/** Letters that Unicode does not decompose, to the one a Persian keyboard has. */
const letters: Record<string, string> = {
  // Arabic forms
  ي: "ی",
  ى: "ی",
  ك: "ک",
  ة: "ه",
  ٱ: "ا",
  ء: "",
  // Kurdish, Urdu and presentation relatives
  ێ: "ی",
  ې: "ی",
  ے: "ی",
  ۆ: "و",
  ۇ: "و",
  ۈ: "و",
  ۋ: "و",
  ۊ: "و",
  ڕ: "ر",
  ړ: "ر",
  ڵ: "ل",
  ڤ: "ف",
  ە: "ه",
  ھ: "ه",
  ہ: "ه",
  ۃ: "ه",
  ڭ: "ن",
  ڪ: "ک",
  ګ: "گ",
  // Latin letters of Azerbaijani and Kurdish
  ə: "e",
  ı: "i",
  ø: "o",
  æ: "ae",
  ß: "ss",
  đ: "d",
  ł: "l",
};

const mapped = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");

/** Lower case, one spelling per word, words separated by single spaces, no punctuation. A joiner (ZWNJ) joins. */
export function foldText(text: string): string {
  return toAsciiDigits(text.normalize("NFKC"))
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}\p{Cf}ـ]/gu, "")
    .replace(mapped, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The words of a query, folded. */
export function foldWords(query: string): string[] {
  const folded = foldText(query);
  return folded === "" ? [] : folded.split(" ");
}

/**
 * `foldText` without spaces: what a query is looked up in. "می‌شود", "می شود" and "میشود" are one and the same here.
 */
export function foldCompact(text: string): string {
  return foldText(text).replaceAll(" ", "");
}

/** Whether every word of the query is somewhere in the text; true for an empty query. `compact` is from `foldCompact`. */
export function matchesQuery(compact: string, query: string): boolean {
  return foldWords(query).every((word) => compact.includes(word));
}
