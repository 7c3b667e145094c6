/** What a branch's page lists: every slot that is asked of it, filed or not, and what was filed on an event. */
import type { Localized } from "../../../shared/catalogue/schema.ts";
import type { ReportDay } from "../../../shared/projections/branch-day.ts";
import type { SlotTimes } from "../../../shared/projections/election-catalogue.ts";
import type { CellState } from "../../../shared/projections/board-view.ts";

export interface ListedReport {
  /** `<report>/<slot>`, or the subject of one filed on an event. */
  id: string;
  report: string;
  /** Null of one filed on an event. */
  label: Localized | null;
  dueAt: string | null;
  /** Null of one filed on an event: it is never late. */
  state: CellState | null;
  filed: ReportDay | undefined;
}

/** Slots in order of due times; those that are no longer asked but were filed come after them. */
export function listReports(
  slots: readonly SlotTimes[],
  reports: readonly ReportDay[],
  nowAt: string,
): { scheduled: ListedReport[]; onEvent: ListedReport[] } {
  const filedBySlot = new Map<string, ReportDay>(
    reports.flatMap((report) => (report.slot === null ? [] : [[`${report.report}/${report.slot}`, report] as const])),
  );
  const asked = new Set<string>(slots.map(({ id }) => id));
  const scheduled = slots.map((slot): ListedReport => {
    const filed = filedBySlot.get(slot.id);
    const state = filed?.verdict ?? (slot.dueAt < nowAt ? "silent" : "awaited");
    return { id: slot.id, report: slot.report, label: slot.label, dueAt: slot.dueAt, state, filed };
  });
  const unasked = [...filedBySlot].filter(([id]) => !asked.has(id));
  return {
    scheduled: [
      ...scheduled,
      ...unasked.map(([id, filed]): ListedReport => ({
        id,
        report: filed.report,
        label: { fa: filed.slot ?? "", en: filed.slot ?? "" },
        dueAt: null,
        state: null,
        filed,
      })),
    ],
    onEvent: reports.flatMap((filed): ListedReport[] =>
      filed.slot === null
        ? [{ id: filed.subject, report: filed.report, label: null, dueAt: null, state: null, filed }]
        : [],
    ),
  };
}
