/** The tablet's first screen: what is due next and until when, and how the day's reports stand. */
import type { Unit } from "../catalogue/schema.ts";
import { slotSubject } from "../catalogue/due-slots.ts";
import type { BranchDay, ReportDay } from "./branch-day.ts";
import type { ElectionCatalogue, SlotTimes } from "./election-catalogue.ts";

/** `upcoming`: not asked for yet, though it can be filed; `open`: asked for and not yet due; `overdue`: due, and nothing filed. */
export type TodayState = "upcoming" | "open" | "overdue" | "filed";

export interface TodayItem {
  slot: SlotTimes;
  subject: string;
  state: TodayState;
  /** What was filed, with its verdict and findings; null while nothing was. */
  report: ReportDay | null;
}

export interface Today {
  /** In order of due times. */
  items: TodayItem[];
  /** What to file now: what is open, else what was due last, else what opens next. */
  next: TodayItem | null;
  overdue: TodayItem[];
  /** Reports filed on an event. */
  incidents: ReportDay[];
}

/** `nowAt`: ISO 8601 UTC, as well as the tablet knows it. */
export function readToday(day: BranchDay, unit: Unit, catalogue: ElectionCatalogue, nowAt: string): Today {
  const nowMs = Date.parse(nowAt);
  const bySubject = new Map(day.reports.map((report) => [report.subject, report]));
  const items = catalogue.slotsOf(unit).map((slot): TodayItem => {
    const subject = slotSubject(unit.id, slot.report, slot.slot);
    const report = bySubject.get(subject) ?? null;
    return { slot, subject, report, state: report === null ? stateOf(slot, nowMs) : "filed" };
  });
  const overdue = items.filter(({ state }) => state === "overdue");
  const next =
    items.find(({ state }) => state === "open") ??
    overdue.at(-1) ??
    items
      .filter(({ state }) => state === "upcoming")
      .toSorted((left, right) => left.slot.opensMs - right.slot.opensMs)[0] ??
    null;
  return { items, next, overdue, incidents: day.reports.filter(({ slot }) => slot === null) };
}

function stateOf({ opensMs, dueMs }: SlotTimes, nowMs: number): TodayState {
  if (nowMs > dueMs) return "overdue";
  return nowMs < opensMs ? "upcoming" : "open";
}
