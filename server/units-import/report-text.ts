/** An import's report as lines for a terminal, in one language. */
import { type DigitLanguage, formatFigure } from "../../shared/lib/digits.ts";
import { kindLabels } from "./fields.ts";
import type { ImportReport } from "./import-report.ts";
import { encodingNames } from "./plan-list.ts";
import { type ListProblem, selectProblems } from "./problems.ts";
import { reportWords } from "./report-words.ts";

/** Problems beyond this number are counted and not printed. */
export const maxPrinted = 200;

export interface ReportTextOptions {
  language: DigitLanguage;
  /** Name of the list's file. */
  file: string;
  /** Where all problems were written to. */
  reportFile: string | undefined;
}

export function reportText(report: ImportReport, problems: readonly ListProblem[], options: ReportTextOptions): string {
  const { language } = options;
  const words = reportWords[language];
  const figure = (value: number): string => formatFigure(value, language);
  const lines: string[] = [];

  const how = [
    ...(report.encoding === null ? [] : [encodingNames[report.encoding as keyof typeof encodingNames]]),
    ...(report.separator === null ? [] : [words.separators[report.separator as keyof typeof words.separators]]),
    words.rows(figure(report.rows.total)),
  ];
  lines.push(`${options.file}: ${how.join(words.comma)}`);
  if (report.columns.length > 0) {
    lines.push(words.columns);
    for (const { label, from, how: source } of report.columns) {
      lines.push(`  ${label[language]} ← ${from.join(" + ")}${source === "map" ? ` (${words.byMap})` : ""}`);
    }
  }
  if (report.unusedColumns.length > 0) lines.push(`  ${words.unused}: ${report.unusedColumns.join(words.comma)}`);
  lines.push(...problemLines(report, problems, options, figure), ...outcomeLines(report, language, figure));
  return `${lines.join("\n")}\n`;
}

function problemLines(
  report: ImportReport,
  problems: readonly ListProblem[],
  { language, reportFile }: ReportTextOptions,
  figure: (value: number) => string,
): string[] {
  const words = reportWords[language];
  if (problems.length === 0) return [words.noProblems];
  const lines = [words.problems(figure(report.problems.errors), figure(report.problems.warnings))];
  for (const { line, column, severity, message } of selectProblems(problems, maxPrinted)) {
    const place = [
      ...(line === null ? [] : [words.line(figure(line).replace(/[,٬]/gu, ""))]),
      ...(column === null ? [] : [`«${column}»`]),
    ].join(words.comma);
    lines.push(`  ${place === "" ? "" : `${place}: `}${words.severity[severity]}: ${message[language]}`);
  }
  if (problems.length > maxPrinted) lines.push(`  ${words.more(figure(problems.length - maxPrinted))}`);
  if (reportFile !== undefined) lines.push(`  ${words.written(reportFile)}`);
  return lines;
}

function outcomeLines(report: ImportReport, language: DigitLanguage, figure: (value: number) => string): string[] {
  const words = reportWords[language];
  const { outcome, dryRun, added, changed, unchanged, absent, rows, root } = report;
  const lines: string[] = [];
  if (outcome !== "refused") {
    const counts = added.map(({ kind, count }) => words.count(figure(count), kindLabels[kind][language]));
    if (counts.length > 0) lines.push(`${words.added}: ${counts.join(words.comma)}`);
    lines.push(`${words.changed}: ${figure(changed.count)}${words.comma}${words.unchanged}: ${figure(unchanged)}`);
    if (rows.skipped > 0) lines.push(`${words.skipped}: ${figure(rows.skipped)}`);
  }
  if (absent.count > 0) lines.push(words.absent(figure(absent.count)));
  const place = root === null ? "" : `${root.name[language]} (${root.id})`;
  lines.push(...(dryRun ? [words.dryRun] : []), words.outcome[outcome](place));
  return lines;
}
