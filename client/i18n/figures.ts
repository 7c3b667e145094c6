import { formatFigure as formatIn, toPersianDigits } from "../../shared/lib/digits.ts";
import type { Locale } from "./locale.ts";

/** ۱٬۲۳۴٬۵۶۷ · 1,234,567; at most three decimals. */
export function formatFigure(locale: Locale, value: number): string {
  return formatIn(value, locale);
}

/** 0.425 → ۴۲٫۵٪ · 42.5%; at most one decimal. */
export function formatPercent(locale: Locale, share: number): string {
  return `${formatIn(Math.round(share * 1000) / 10, locale)}${locale === "fa" ? "٪" : "%"}`;
}

/** Digits of a code, a receipt number or a time in the language's own shapes; everything else is left alone. */
export function localizeDigits(locale: Locale, text: string): string {
  return locale === "fa" ? toPersianDigits(text) : text;
}

const BYTE_UNITS: Record<Locale, readonly string[]> = {
  fa: ["بایت", "کیلوبایت", "مگابایت", "گیگابایت"],
  en: ["bytes", "kB", "MB", "GB"],
};

/** Decimal units with at most one decimal: 1_530_000 → ۱٫۵ مگابایت · 1.5 MB */
export function formatBytes(locale: Locale, sizeBytes: number): string {
  let power = 0;
  let amount = sizeBytes;
  while (amount >= 1000 && power < 3) {
    amount /= 1000;
    power += 1;
  }
  const rounded = power === 0 || amount >= 100 ? Math.round(amount) : Math.round(amount * 10) / 10;
  return `${formatIn(rounded, locale)} ${BYTE_UNITS[locale][power]}`;
}

/** For dictionaries, which know their language: `faFigure(12)` → ۱۲. */
export const faFigure = (value: number): string => formatFigure("fa", value);
export const enFigure = (value: number): string => formatFigure("en", value);
/** English plural in one place: `enCount(1, "item", "items")` → "1 item". */
export const enCount = (count: number, one: string, many: string): string =>
  `${formatFigure("en", count)} ${count === 1 ? one : many}`;
