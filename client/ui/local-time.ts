import { toAsciiDigits } from "../../shared/lib/digits.ts";

/**
 * Reads a time of day as people write it: ۸:۱۵, 08.15, ۸ و ۱۵, 815, 8. Returns `HH:mm` in ASCII digits, or undefined
 * where no time can be read.
 */
export function parseLocalTime(typed: string): string | undefined {
  const text = toAsciiDigits(typed.trim());
  const match = /^(\d{1,2})(?:\s*[:.٫؍/،, ]\s*|\s*و\s*)(\d{1,2})$/.exec(text) ?? /^(\d{1,2})(\d{2})?$/.exec(text);
  if (!match) return undefined;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? "0");
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
