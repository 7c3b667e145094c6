/**
 * The Persian (Jalali) calendar, as the platform's own Intl computes it: conversions back are searched in Intl, so the
 * two can never disagree. Local dates are ISO `YYYY-MM-DD`; valid for 1300/01/01 to 1500/12/29.
 */
export interface JalaliDate {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

export const FIRST_JALALI_YEAR = 1300;
export const LAST_JALALI_YEAR = 1500;

const DAY_MS = 86_400_000;
let calendar: Intl.DateTimeFormat | undefined;

/** Made at the first use: a slow tablet's first screen needs no date. */
function persianCalendar(): Intl.DateTimeFormat {
  calendar ??= new Intl.DateTimeFormat("en-US-u-ca-persian-nu-latn", {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    timeZone: "UTC",
  });
  return calendar;
}

/** A screen shows few days, each many times. */
const knownDays = new Map<number, Readonly<JalaliDate>>();
const maxKnownDays = 1000;

function jalaliOfEpochDay(epochDay: number): JalaliDate {
  let known = knownDays.get(epochDay);
  if (known === undefined) {
    if (knownDays.size >= maxKnownDays) knownDays.clear();
    known = computeJalali(epochDay);
    knownDays.set(epochDay, known);
  }
  return { ...known };
}

function computeJalali(epochDay: number): JalaliDate {
  const found = { year: 0, month: 0, day: 0 };
  for (const { type, value } of persianCalendar().formatToParts(epochDay * DAY_MS)) {
    if (type === "year" || type === "month" || type === "day") found[type] = Number(value);
  }
  return found;
}

export function isIsoDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** "2025-03-20" → 1403/12/30. Throws a RangeError on anything that is no ISO date. */
export function jalaliFromIso(isoDate: string): JalaliDate {
  if (!isIsoDate(isoDate)) throw new RangeError(`not an ISO date: ${isoDate}`);
  return jalaliOfEpochDay(Math.round(Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS));
}

/** 1403/12/30 → "2025-03-20"; undefined where the calendar has no such day. */
export function findIsoFromJalali({ year, month, day }: JalaliDate): string | undefined {
  if (!Number.isInteger(year) || year < FIRST_JALALI_YEAR || year > LAST_JALALI_YEAR) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12 || !Number.isInteger(day) || day < 1 || day > 31)
    return undefined;
  // 1348/10/11 is 1970-01-01; the mean year puts the guess within two days of the truth.
  const dayOfYear = month <= 7 ? (month - 1) * 31 + day : 186 + (month - 7) * 30 + day;
  const guess = Math.floor((year - 1348) * 365.2422) - 287 + dayOfYear;
  for (let epochDay = guess - 3; epochDay <= guess + 3; epochDay += 1) {
    const jalali = jalaliOfEpochDay(epochDay);
    if (jalali.year === year && jalali.month === month && jalali.day === day) {
      return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
    }
  }
  return undefined;
}

export const JALALI_MONTHS = {
  fa: ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"],
  en: [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
  ],
} as const;
