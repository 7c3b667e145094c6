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
  /** Null of one filed on an event, which is never late, and of one that may be among what is still coming in. */
  state: CellState | null;
  filed: ReportDay | undefined;
}

/**
 * Slots in order of due times; those that are no longer asked but were filed come after them. `isArriving`: entries are still coming
 * in, so that what is not here may have been filed all the same.
 */
export function listReports(
  slots: readonly SlotTimes[],
  reports: readonly ReportDay[],
  nowAt: string,
  isArriving: boolean,
): { scheduled: ListedReport[]; onEvent: ListedReport[] } {
  const filedBySlot = new Map<string, ReportDay>(
    reports.flatMap((report) => (report.slot === null ? [] : [[`${report.report}/${report.slot}`, report] as const])),
  );
  const asked = new Set<string>(slots.map(({ id }) => id));
  const scheduled = slots.map((slot): ListedReport => {
    const filed = filedBySlot.get(slot.id);
    const unfiled = isArriving ? null : slot.dueAt < nowAt ? "silent" : "awaited";
    const state = filed?.verdict ?? unfiled;
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
