/** Short ways of writing the questions that recur on the nine forms. */
import type { Field, Localized } from "../schema.ts";

const negative: Localized = { fa: "این عدد نمی‌تواند منفی باشد.", en: "This figure cannot be negative." };

/** A whole number, zero or more: papers, people or minutes. */
export function count(name: string, fa: string, en: string, more: Partial<Field> = {}): Field {
  return {
    name,
    type: "integer",
    label: { fa, en },
    required: true,
    constraint: "value >= 0",
    constraintMessage: negative,
    ...more,
  };
}

/** A count kept for each election, since each has its own ballot paper. */
export function countPerContest(name: string, fa: string, en: string, more: Partial<Field> = {}): Field {
  return count(name, fa, en, { perContest: true, ...more });
}

export function ask(type: Field["type"], name: string, fa: string, en: string, more: Partial<Field> = {}): Field {
  return { name, type, label: { fa, en }, ...more };
}

export function hint(fa: string, en: string): { hint: Localized } {
  return { hint: { fa, en } };
}

export const remarks: Field = ask("text", "remarks", "توضیحات", "Remarks");
