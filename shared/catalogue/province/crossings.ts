/** The six border crossings of the province (domain.md E, S52 to S55). */
import type { Crossing } from "../schema.ts";

const turkey = { fa: "ترکیه", en: "Turkey" };
const iraq = { fa: "عراق", en: "Iraq" };
const azerbaijan = { fa: "جمهوری آذربایجان (نخجوان)", en: "Azerbaijan (Nakhchivan)" };

export const crossings: Crossing[] = [
  {
    id: "bazargan",
    name: { fa: "بازرگان", en: "Bazargan" },
    county: "WA-MAK",
    counterpart: { fa: "گوربولاغ", en: "Gürbulak" },
    country: turkey,
    note: null,
  },
  {
    id: "razi",
    name: { fa: "رازی", en: "Razi" },
    county: "WA-KHO",
    counterpart: { fa: "کاپی‌کوی", en: "Kapıköy" },
    country: turkey,
    note: null,
  },
  {
    id: "sero",
    name: { fa: "سرو", en: "Sero" },
    county: "WA-URM",
    counterpart: { fa: "اسندره", en: "Esendere" },
    country: turkey,
    note: { fa: "در تابستان ۱۳۹۴ به دلیل امنیتی بسته شد.", en: "Closed for security in August 2015." },
  },
  {
    id: "sanam-bolaghi",
    name: { fa: "صنم‌بلاغی", en: "Sanam Bolaghi" },
    county: "WA-POL",
    counterpart: { fa: "نخجوان", en: "Nakhchivan" },
    country: azerbaijan,
    note: null,
  },
  {
    id: "tamarchin",
    name: { fa: "تمرچین", en: "Tamarchin" },
    county: "WA-PIR",
    counterpart: { fa: "حاج عمران", en: "Haji Omeran" },
    country: iraq,
    note: null,
  },
  {
    id: "kileh",
    name: { fa: "کیله", en: "Kileh" },
    county: "WA-SAR",
    counterpart: { fa: "قلعه‌دیزه", en: "Qaladize" },
    country: iraq,
    note: {
      fa: "بازارچه از ۱۳۸۲، نیمه‌رسمی؛ زمستان‌ها برف راه را می‌بندد.",
      en: "A market since 1382, semi-official; snow closes the road in winter.",
    },
  },
];
