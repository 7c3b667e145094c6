/** What a branch has to report on election day and until when: the catalogue's schedules laid on one election's calendar. */
import { branchClosingMinute, instantOf, openingMinute, wallTime } from "./election-time.ts";
import { toPersianDigits } from "../lib/digits.ts";
import type { CalendarItem, Election, Localized, Report, ReportCode, Unit } from "./schema.ts";

export interface DueSlot {
  report: ReportCode;
  /** Names the slot within the report: "eve", "main", "h09". */
  key: string;
  /** `<unit>/<report>/<key>`: the same for every tablet of the branch. */
  subject: string;
  /** Instants, ISO 8601 UTC ms. Filing earlier is possible; it is only not asked for. */
  opensAt: string;
  dueAt: string;
  label: Localized;
}

export function slotSubject(unit: string, report: ReportCode, key: string): string {
  return `${unit}/${report}/${key}`;
}

/** In order of their due times. An extension adds hourly slots and moves those after closing; no key ever changes. */
export function dueSlots(
  election: Election,
  calendar: readonly CalendarItem[],
  reports: readonly Report[],
  unit: Pick<Unit, "id" | "constituency">,
): DueSlot[] {
  const anchors = {
    electionDay: 0,
    opening: openingMinute(election),
    closing: branchClosingMinute(election, calendar, unit),
  };
  const slots = reports.flatMap((report) =>
    slotsOf(report, anchors).map((slot) => ({
      report: report.id,
      key: slot.key,
      subject: slotSubject(unit.id, report.id, slot.key),
      opensAt: instantOf(election, slot.opens),
      dueAt: instantOf(election, slot.due),
      label: slot.label,
    })),
  );
  return slots.toSorted((left, right) => compare(left.dueAt, right.dueAt) || compare(left.subject, right.subject));
}

interface SlotMinutes {
  key: string;
  opens: number;
  due: number;
  label: Localized;
}

function slotsOf(
  { schedule }: Report,
  anchors: { electionDay: number; opening: number; closing: number },
): SlotMinutes[] {
  switch (schedule.kind) {
    case "onEvent":
      return [];
    case "once":
      return schedule.at.map((item) => ({
        key: item.key,
        opens: anchors[item.anchor] + (item.opensOffsetMinutes ?? Math.min(0, item.offsetMinutes)),
        due: anchors[item.anchor] + item.offsetMinutes,
        label: item.label,
      }));
    case "hourly":
      return hoursBetween(anchors.opening, anchors.closing).map((minute) => ({
        key: hourKey(minute),
        opens: minute,
        due: minute + schedule.graceMinutes,
        label: { fa: `ساعت ${toPersianDigits(wallTime(minute))}`, en: wallTime(minute) },
      }));
  }
}

/** Every full 60 minutes after opening and before closing; the totals at closing are a report of their own. */
function hoursBetween(opening: number, closing: number): number[] {
  const hours: number[] = [];
  for (let minute = opening + 60; minute < closing; minute += 60) hours.push(minute);
  return hours;
}

/** "h09" at 09:00, "h0930" at 09:30; hours past midnight go on counting ("h24"), so that keys sort as time does. */
export function hourKey(minute: number): string {
  const hour = String(Math.floor(minute / 60)).padStart(2, "0");
  return minute % 60 === 0 ? `h${hour}` : `h${hour}${String(minute % 60).padStart(2, "0")}`;
}

/** The minute of election day that an hourly key names, or undefined for any other key. */
export function findHourMinute(key: string): number | undefined {
  const match = /^h(\d{2})(\d{2})?$/u.exec(key);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2] ?? 0);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
