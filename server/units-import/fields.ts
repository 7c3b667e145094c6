import { Type, type Static } from "typebox";
import type { Localized } from "../../shared/catalogue/schema.ts";

/** What a polling list can say of a branch and of the places it lies in. */
export const fieldLabels = {
  "county.code": { fa: "کد شهرستان", en: "county code" },
  "county.name.fa": { fa: "نام شهرستان", en: "county name" },
  "county.name.en": { fa: "نام انگلیسی شهرستان", en: "county name in English" },
  "bakhsh.code": { fa: "کد بخش", en: "bakhsh code" },
  "bakhsh.name.fa": { fa: "نام بخش", en: "bakhsh name" },
  "bakhsh.name.en": { fa: "نام انگلیسی بخش", en: "bakhsh name in English" },
  code: { fa: "کد شعبه", en: "branch code" },
  "name.fa": { fa: "نام شعبه", en: "branch name" },
  "name.en": { fa: "نام انگلیسی شعبه", en: "branch name in English" },
  address: { fa: "نشانی", en: "address" },
  constituency: { fa: "حوزه انتخابیه", en: "constituency" },
  latitude: { fa: "عرض جغرافیایی", en: "latitude" },
  longitude: { fa: "طول جغرافیایی", en: "longitude" },
  mobility: { fa: "ثابت یا سیار", en: "fixed or mobile" },
  coverage: { fa: "پوشش شبکه", en: "network coverage" },
  eligibleVoters: { fa: "واجدان شرایط", en: "eligible voters" },
  "past.eligibleVoters": { fa: "واجدان شرایط دورهٔ پیشین", en: "eligible voters of the previous election" },
  "past.votes": { fa: "آرای دورهٔ پیشین", en: "votes of the previous election" },
  "past.blank": { fa: "آرای سفید و باطلهٔ دورهٔ پیشین", en: "blank and invalid votes of the previous election" },
} as const satisfies Record<string, Localized>;

export type FieldName = keyof typeof fieldLabels;
export const fieldNames = Object.keys(fieldLabels) as FieldName[];

/** Levels between the root of a list and its branches. */
export const ParentKind = Type.Union([Type.Literal("county"), Type.Literal("bakhsh")]);
export type ParentKind = Static<typeof ParentKind>;

export const kindLabels = {
  province: { fa: "استان", en: "province" },
  county: { fa: "شهرستان", en: "county" },
  bakhsh: { fa: "بخش", en: "bakhsh" },
  branch: { fa: "شعبه", en: "branch" },
} as const;
