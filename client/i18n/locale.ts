import { create } from "zustand";
import { persist } from "zustand/middleware";

export type Locale = "fa" | "en";
export type Direction = "rtl" | "ltr";

export const isLocale = (value: unknown): value is Locale => value === "fa" || value === "en";

export const directionOf: Record<Locale, Direction> = { fa: "rtl", en: "ltr" };

/** Each language in its own words, whatever the language of the moment. */
export const localeNames: Record<Locale, string> = { fa: "فارسی", en: "English" };

/** Tehran: used until the election's own offset has been read. */
const DEFAULT_UTC_OFFSET_MINUTES = 210;

interface LocaleState {
  locale: Locale;
  /** Minutes east of UTC on election day, in which every time of day is shown. */
  utcOffsetMinutes: number;
  setLocale(locale: Locale): void;
  setUtcOffsetMinutes(utcOffsetMinutes: number): void;
}

/** Persian until someone chooses English; the choice is kept on this device. */
export const useLocaleStore = create<LocaleState>()(
  persist(
    (set) => ({
      locale: "fa",
      utcOffsetMinutes: DEFAULT_UTC_OFFSET_MINUTES,
      setLocale: (locale) => set({ locale }),
      setUtcOffsetMinutes: (utcOffsetMinutes) => set({ utcOffsetMinutes }),
    }),
    {
      name: "amanat-locale",
      version: 1,
      merge: (kept, initial) => ({ ...initial, ...parseKept(kept) }),
    },
  ),
);

function parseKept(kept: unknown): Partial<Pick<LocaleState, "locale" | "utcOffsetMinutes">> {
  if (typeof kept !== "object" || kept === null) return {};
  const { locale, utcOffsetMinutes } = kept as Record<string, unknown>;
  return {
    ...(isLocale(locale) ? { locale } : {}),
    ...(typeof utcOffsetMinutes === "number" && Math.abs(utcOffsetMinutes) <= 840 ? { utcOffsetMinutes } : {}),
  };
}

export function useLocale(): Locale {
  return useLocaleStore((state) => state.locale);
}

/** Keeps `<html lang dir>` in step with the store, from now on. Returns the way to stop. */
export function applyLocaleToDocument(root: HTMLElement): () => void {
  const apply = (locale: Locale) => {
    root.lang = locale;
    root.dir = directionOf[locale];
  };
  apply(useLocaleStore.getState().locale);
  return useLocaleStore.subscribe((state) => apply(state.locale));
}
