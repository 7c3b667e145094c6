import { useMemo } from "react";
import { formatBytes, formatFigure, formatPercent, localizeDigits } from "./figures.ts";
import { type Locale, useLocaleStore } from "./locale.ts";
import {
  formatAge,
  formatDate,
  formatDuration,
  formatLongDate,
  formatMoment,
  formatShortDate,
  formatTime,
  localDateOf,
} from "./moments.ts";

/** A text in both languages, as the catalogue has it. */
export interface LocalizedText {
  fa: string;
  en: string;
}

const collators: Partial<Record<Locale, Intl.Collator>> = {};

/** Made at the first use: the rules of a language take a slow tablet a tenth of a second to load. */
function compareNames(locale: Locale, a: string, b: string): number {
  const collator = (collators[locale] ??= new Intl.Collator(locale, { numeric: true }));
  return collator.compare(a, b);
}

/** Every formatter of the product for one language and one offset. Arguments as documented in figures.ts and moments.ts. */
export function createFormat(locale: Locale, utcOffsetMinutes: number) {
  return {
    locale,
    figure: (value: number) => formatFigure(locale, value),
    percent: (share: number) => formatPercent(locale, share),
    bytes: (sizeBytes: number) => formatBytes(locale, sizeBytes),
    /** Digits of a code or of an `HH:mm` in the language's shapes. */
    digits: (text: string) => localizeDigits(locale, text),
    /** From a local ISO date. */
    date: (isoDate: string) => formatDate(locale, isoDate),
    longDate: (isoDate: string) => formatLongDate(locale, isoDate),
    shortDate: (isoDate: string) => formatShortDate(locale, isoDate),
    /** From an instant. */
    dateOf: (instant: string) => formatDate(locale, localDateOf(instant, utcOffsetMinutes)),
    time: (instant: string) => formatTime(locale, instant, utcOffsetMinutes),
    moment: (instant: string) => formatMoment(locale, instant, utcOffsetMinutes),
    age: (instant: string, nowMs: number) => formatAge(locale, instant, nowMs),
    duration: (durationMs: number) => formatDuration(locale, durationMs),
    compare: (a: string, b: string) => compareNames(locale, a, b),
    pick: (text: LocalizedText) => text[locale],
  };
}

export type Format = ReturnType<typeof createFormat>;

export function useFormat(): Format {
  const locale = useLocaleStore((state) => state.locale);
  const utcOffsetMinutes = useLocaleStore((state) => state.utcOffsetMinutes);
  return useMemo(() => createFormat(locale, utcOffsetMinutes), [locale, utcOffsetMinutes]);
}
