/**
 * Figures as people type them: ۰-۹, ٠-٩ and 0-9 in any mixture, with or without separators, under any bidirectional mark.
 * Typing is never refused; what cannot be read as a figure is an error that says why.
 */
export type FigureError =
  /** A character that no figure has. */
  | "character"
  /** Separators of thousands not at every third digit. */
  | "grouping"
  /** A fraction where a whole number is asked. */
  | "not-whole"
  /** Below zero where that is not allowed. */
  | "negative"
  /** Beyond what can be counted exactly. */
  | "too-large";

export type Figure = { kind: "value"; value: number } | { kind: "empty" } | { kind: "error"; error: FigureError };

export interface FigureOptions {
  decimals?: boolean;
  negative?: boolean;
}

export type DigitLanguage = "fa" | "en";

const persianZero = 0x06f0;
const arabicZero = 0x0660;
/** Marks of direction and joiners, which keyboards and copied text leave behind. */
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\u061C\uFEFF]/gu;
const group = "[,٬،'’\\s]";
const grouped = new RegExp(`^\\d{1,3}(?:${group}\\d{3})+$`, "u");
const separators = new RegExp(group, "gu");

/** Persian and Arabic digits to 0-9; everything else as it is. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= persianZero ? persianZero : arabicZero));
  });
}

/** 0-9 and Arabic digits to ۰-۹; everything else as it is. */
export function toPersianDigits(text: string): string {
  return toAsciiDigits(text).replace(/\d/gu, (digit) => String.fromCharCode(persianZero + Number(digit)));
}

export function parseFigure(text: string, options: FigureOptions = {}): Figure {
  const plain = toAsciiDigits(text).replace(invisible, "").trim();
  if (plain === "") return { kind: "empty" };

  const signed = /^[-−﹣－]\s*/u.exec(plain);
  const unsigned = signed === null ? plain.replace(/^\+\s*/u, "") : plain.slice(signed[0].length);

  const parts = unsigned.split(/[.٫]/u);
  const [whole = "", fraction] = parts;
  if (parts.length > 2) return failed("character");
  if (fraction !== undefined && !/^\d*$/u.test(fraction)) return failed("character");
  if (whole + (fraction ?? "") === "") return failed("character");

  const digits = whole.replace(separators, "");
  if (!/^\d*$/u.test(digits)) return failed("character");
  if (digits !== whole && !grouped.test(whole)) return failed("grouping");
  // "1.234" may be meant as 1234: where whole numbers are asked a separator of fractions is never guessed at.
  if (fraction !== undefined && options.decimals !== true) return failed("not-whole");

  const size = Number(`${digits === "" ? "0" : digits}.${fraction ?? ""}`);
  if (size > Number.MAX_SAFE_INTEGER) return failed("too-large");
  if (signed !== null && size !== 0 && options.negative !== true) return failed("negative");
  return { kind: "value", value: signed !== null && size !== 0 ? -size : size };
}

/** Digits and separators of the language: "۱٬۲۳۴٫۵" or "1,234.5". At most three decimals. */
export function formatFigure(value: number, language: DigitLanguage): string {
  const [whole = "0", fraction] = Math.abs(value).toFixed(3).replace(/0+$/u, "").replace(/\.$/u, "").split(".");
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/gu, language === "fa" ? "٬" : ",");
  const text = fraction === undefined ? thousands : thousands + (language === "fa" ? "٫" : ".") + fraction;
  // The sign stays left of the digits inside right-to-left text too.
  const sign = value < 0 && /[1-9]/u.test(text) ? (language === "fa" ? "\u200E−" : "-") : "";
  return sign + (language === "fa" ? toPersianDigits(text) : text);
}

function failed(error: FigureError): Figure {
  return { kind: "error", error };
}
