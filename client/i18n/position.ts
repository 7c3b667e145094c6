import { localizeDigits } from "./figures.ts";
import type { Locale } from "./locale.ts";

/** ۳۷٫۵۵۵۱، ۴۵٫۰۷۳۱ · 37.5551, 45.0731: degrees north and east with so many decimals, as one piece of text in either direction. */
export function formatPosition(
  locale: Locale,
  { latitude, longitude }: { latitude: number; longitude: number },
  decimals: number,
): string {
  const [north, east] = [latitude, longitude].map((degrees) => degrees.toFixed(decimals));
  if (locale === "en") return `${north}, ${east}`;
  return localizeDigits(locale, `${north}، ${east}`.replaceAll(".", "٫"));
}
