import type { DigitLanguage } from "../../shared/lib/digits.ts";
import type { ImportOutcome } from "./import-report.ts";
import type { ProblemSeverity } from "./problems.ts";
import type { Separator } from "./read-csv.ts";

/** Counts are given as figures in the digits of the language. */
interface ReportWords {
  comma: string;
  separators: Record<Separator, string>;
  rows: (count: string) => string;
  columns: string;
  byMap: string;
  unused: string;
  noProblems: string;
  problems: (errors: string, warnings: string) => string;
  severity: Record<ProblemSeverity, string>;
  line: (line: string) => string;
  more: (count: string) => string;
  written: (file: string) => string;
  count: (count: string, kind: string) => string;
  added: string;
  changed: string;
  unchanged: string;
  skipped: string;
  absent: (count: string) => string;
  outcome: Record<ImportOutcome, (root: string) => string>;
  dryRun: string;
}

export const reportWords: Record<DigitLanguage, ReportWords> = {
  fa: {
    comma: "، ",
    separators: { ",": "جداشده با ویرگول", ";": "جداشده با نقطه‌ویرگول", "\t": "جداشده با تب" },
    rows: (count) => `${count} ردیف`,
    columns: "ستون‌ها:",
    byMap: "از نقشه",
    unused: "خوانده نشد",
    noProblems: "هیچ ایرادی پیدا نشد.",
    problems: (errors, warnings) => `ایرادها: ${errors} خطا، ${warnings} هشدار`,
    severity: { error: "خطا", warning: "هشدار" },
    line: (line) => `خط ${line}`,
    more: (count) => `… و ${count} تای دیگر (همه با ‎--report FILE‎)`,
    written: (file) => `همه در ${file} نوشته شد.`,
    count: (count, kind) => `${count} ${kind}`,
    added: "تازه",
    changed: "تغییرکرده",
    unchanged: "بی‌تغییر",
    skipped: "ردیف‌های کنارگذاشته",
    absent: (count) => `${count} شعبهٔ موجود در فهرست نیست؛ حذف نشد.`,
    outcome: {
      imported: (root) => `فهرست زیر ${root} وارد شد.`,
      "partly-imported": (root) => `ردیف‌های درست زیر ${root} وارد شد و بقیه نه.`,
      unchanged: () => "همهٔ فهرست از پیش موجود بود؛ چیزی تغییر نکرد.",
      refused: () => "چیزی وارد نشد. خطاها را برطرف کنید، یا با ‎--partial‎ تنها ردیف‌های درست را وارد کنید.",
    },
    dryRun: "آزمایشی: هیچ چیز تغییر نکرد. بدون ‎--dry-run‎ چنین می‌شود:",
  },
  en: {
    comma: ", ",
    separators: { ",": "separated by commas", ";": "separated by semicolons", "\t": "separated by tabs" },
    rows: (count) => `${count} rows`,
    columns: "Columns:",
    byMap: "by the map",
    unused: "not read",
    noProblems: "No problems were found.",
    problems: (errors, warnings) => `Problems: errors ${errors}, warnings ${warnings}`,
    severity: { error: "error", warning: "warning" },
    line: (line) => `line ${line}`,
    more: (count) => `… and ${count} more (all of them with --report FILE)`,
    written: (file) => `All of them were written to ${file}.`,
    count: (count, kind) => `${kind} ${count}`,
    added: "Added",
    changed: "Changed",
    unchanged: "unchanged",
    skipped: "Rows left out",
    absent: (count) => `Branches that exist and are not in the list: ${count}. They were kept.`,
    outcome: {
      imported: (root) => `The list was imported below ${root}.`,
      "partly-imported": (root) => `The sound rows were imported below ${root}, the others were not.`,
      unchanged: () => "All of the list was there already: nothing changed.",
      refused: () => "Nothing was imported. Correct the errors, or import only the sound rows with --partial.",
    },
    dryRun: "Dry run: nothing was changed. Without --dry-run this would be:",
  },
};
