import { dueSlots } from "../../shared/catalogue/due-slots.ts";
import type { Localized, Report, Unit } from "../../shared/catalogue/schema.ts";
import type { ElectionCatalogue } from "../../shared/projections/election-catalogue.ts";
import type { Format } from "../i18n/use-format.ts";

/** "Hourly report · 10:00"; the slot is left out where the report has only one. */
export function reportTitle(report: Report, slot: Localized | null, format: Format): string {
  const name = format.pick(report.name);
  const single = report.schedule.kind === "once" && report.schedule.at.length === 1;
  return slot === null || single ? name : `${name} · ${format.pick(slot)}`;
}

/** The same by code and slot key, for what a draft or an entry names; the codes themselves where the catalogue has no more. */
export function reportTitleOf(
  catalogue: ElectionCatalogue,
  unit: Unit,
  code: string,
  slotKey: string | null,
  format: Format,
): string {
  const report = catalogue.reportOf.get(code);
  if (report === undefined) return slotKey === null ? code : `${code} ${slotKey}`;
  const { election, calendar } = catalogue;
  const slot =
    slotKey === null ? undefined : dueSlots(election, calendar, [report], unit).find(({ key }) => key === slotKey);
  return reportTitle(report, slot?.label ?? (slotKey === null ? null : { fa: slotKey, en: slotKey }), format);
}

/** Where a scheduled or an on-event report is filed and read. */
export const reportPath = (code: string, slot: string): string => `/report/${code}/${slot}`;
export const eventReportPath = (code: string, subject: string): string =>
  `/event/${code}/${encodeURIComponent(subject)}`;
