/**
 * Dates, times of day and ages. Instants are ISO 8601 UTC, shown in the election's own offset and never in the tablet's
 * time zone, which may be set wrongly.
 */
import { formatFigure, localizeDigits } from "./figures.ts";
import { JALALI_MONTHS, jalaliFromIso } from "./jalali.ts";
import type { Locale } from "./locale.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const WEEKDAYS = {
  fa: ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;

/** The local `YYYY-MM-DDTHH:mm:ss` of an instant. */
function localIso(instant: string, utcOffsetMinutes: number): string {
  return new Date(Date.parse(instant) + utcOffsetMinutes * MINUTE_MS).toISOString().slice(0, 19);
}

/** The election's local day of an instant, as ISO `YYYY-MM-DD`. */
export function localDateOf(instant: string, utcOffsetMinutes: number): string {
  return localIso(instant, utcOffsetMinutes).slice(0, 10);
}

/** The election's local time of day of an instant, as `HH:mm` in ASCII digits. */
export function localTimeOf(instant: string, utcOffsetMinutes: number): string {
  return localIso(instant, utcOffsetMinutes).slice(11, 16);
}

/** ۷ اسفند ۱۳۹۴ · 7 Esfand 1394, from a local ISO date. */
export function formatDate(locale: Locale, isoDate: string): string {
  const { year, month, day } = jalaliFromIso(isoDate);
  return localizeDigits(locale, `${day} ${JALALI_MONTHS[locale][month - 1]} ${year}`);
}

/** جمعه ۷ اسفند ۱۳۹۴ · Friday 7 Esfand 1394 */
export function formatLongDate(locale: Locale, isoDate: string): string {
  const weekday = WEEKDAYS[locale][new Date(`${isoDate}T00:00:00Z`).getUTCDay()];
  return `${weekday} ${formatDate(locale, isoDate)}`;
}

/** ۱۳۹۴/۱۲/۰۷, for tables and exports. */
export function formatShortDate(locale: Locale, isoDate: string): string {
  const { year, month, day } = jalaliFromIso(isoDate);
  return localizeDigits(locale, `${year}/${String(month).padStart(2, "0")}/${String(day).padStart(2, "0")}`);
}

/** ۰۸:۱۵ · 08:15 */
export function formatTime(locale: Locale, instant: string, utcOffsetMinutes: number): string {
  return localizeDigits(locale, localTimeOf(instant, utcOffsetMinutes));
}

/** ۷ اسفند ۱۳۹۴، ساعت ۰۸:۱۵ · 7 Esfand 1394, 08:15 */
export function formatMoment(locale: Locale, instant: string, utcOffsetMinutes: number): string {
  const date = formatDate(locale, localDateOf(instant, utcOffsetMinutes));
  const time = formatTime(locale, instant, utcOffsetMinutes);
  return locale === "fa" ? `${date}، ساعت ${time}` : `${date}, ${time}`;
}

const UNITS = {
  fa: { day: ["روز", "روز"], hour: ["ساعت", "ساعت"], minute: ["دقیقه", "دقیقه"] },
  en: { day: ["day", "days"], hour: ["hour", "hours"], minute: ["minute", "minutes"] },
} as const;

function amount(locale: Locale, count: number, unit: "day" | "hour" | "minute"): string {
  return `${formatFigure(locale, count)} ${UNITS[locale][unit][count === 1 ? 0 : 1]}`;
}

/** Two units at most, whole minutes: ۲ ساعت و ۵ دقیقه · 2 hours 5 minutes. Below a minute: کمتر از یک دقیقه. */
export function formatDuration(locale: Locale, durationMs: number): string {
  const length = Math.abs(durationMs);
  if (length < MINUTE_MS) return locale === "fa" ? "کمتر از یک دقیقه" : "less than a minute";
  const days = Math.floor(length / DAY_MS);
  const hours = Math.floor((length % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((length % HOUR_MS) / MINUTE_MS);
  const said = [
    days > 0 ? amount(locale, days, "day") : "",
    hours > 0 ? amount(locale, hours, "hour") : "",
    minutes > 0 && days === 0 ? amount(locale, minutes, "minute") : "",
  ].filter((part) => part !== "");
  return said.join(locale === "fa" ? " و " : " ");
}

/** ۱۲ دقیقه پیش · 12 minutes ago; ahead of now ۱۲ دقیقه دیگر · in 12 minutes. */
export function formatAge(locale: Locale, instant: string, nowMs: number): string {
  const elapsedMs = nowMs - Date.parse(instant);
  if (Math.abs(elapsedMs) < MINUTE_MS) return locale === "fa" ? "همین حالا" : "just now";
  const length = Math.abs(elapsedMs);
  const rough =
    length < HOUR_MS
      ? amount(locale, Math.floor(length / MINUTE_MS), "minute")
      : length < DAY_MS
        ? amount(locale, Math.floor(length / HOUR_MS), "hour")
        : amount(locale, Math.floor(length / DAY_MS), "day");
  if (elapsedMs > 0) return locale === "fa" ? `${rough} پیش` : `${rough} ago`;
  return locale === "fa" ? `${rough} دیگر` : `in ${rough}`;
}
