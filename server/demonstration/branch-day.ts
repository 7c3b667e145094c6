/** What one branch files on a day of the demonstration, when it says it did, and when the server hears of it. */
import { dueSlots } from "../../shared/catalogue/due-slots.ts";
import { branchClosingMinute, instantOf, minuteOf, openingMinute } from "../../shared/catalogue/election-time.ts";
import { seatsOf } from "../../shared/catalogue/evaluate-rules.ts";
import type { Offence, Unit } from "../../shared/catalogue/schema.ts";
import type { CatalogueDocuments } from "../../shared/projections/election-catalogue.ts";
import type { Clock } from "../../shared/journal/entry.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import type { NewEvent } from "../../shared/journal/build-entry.ts";
import type { Random } from "../../shared/lib/random.ts";
import { branchFigures, type ReportFigures } from "./branch-figures.ts";

export interface Filing {
  event: NewEvent;
  claimedAt: string;
  clock: Clock;
  /** Null: not delivered yet. */
  receivedAt: string | null;
}

/** How a branch reaches the server. */
interface Habit {
  /** Minutes between deliveries: everything written since the last one goes together. */
  deliverEveryMinutes: number;
  /** Nothing is delivered before this minute of election day. */
  firstDeliveryMinute: number;
  /** Delivers nothing at all. */
  isSilent: boolean;
  /** The tablet's clock minus the true time. */
  clockErrorMinutes: number;
  /** Minutes by which reports are written after they are due, now and then. */
  tardiness: number;
}

function habitOf(unit: Unit, random: Random): Habit {
  const coverage = unit.branch?.coverage ?? "unknown";
  const offline = coverage === "none";
  return {
    deliverEveryMinutes: offline ? 600 : coverage === "weak" ? random.integer(20, 120) : random.integer(1, 4),
    firstDeliveryMinute: offline ? random.integer(20 * 60, 25 * 60) : -24 * 60,
    isSilent: random.chance(offline ? 0.12 : 0.012),
    clockErrorMinutes: random.chance(0.025) ? random.pick([-5256000, -190, 65, 1440]) : 0,
    tardiness: random.chance(0.15) ? 0.35 : 0.04,
  };
}

/** `extras`: entries besides those of the schedule: requests, corrections, violations. All by `seed`'s random numbers. */
export function branchDay(unit: Unit, extras: number, documents: CatalogueDocuments, random: Random): Filing[] {
  const { election, calendar, reports, constituencies, offences } = documents;
  const hours = {
    openingMinute: openingMinute(election),
    closingMinute: branchClosingMinute(election, calendar, unit),
  };
  const figures = branchFigures(unit, hours, seatsOf(constituencies, unit), random);
  const habit = habitOf(unit, random);
  const planned: { minute: number; event: NewEvent }[] = [];
  for (const slot of dueSlots(election, calendar, reports, unit)) {
    const content = figures.find(slot.report, slot.key);
    if (content === undefined || random.chance(0.008)) continue;
    const opens = minuteOf(election, slot.opensAt);
    const due = minuteOf(election, slot.dueAt);
    const minute = random.chance(habit.tardiness)
      ? due + random.integer(3, 50)
      : Math.max(opens, due - random.integer(2, Math.min(90, Math.max(3, due - opens))));
    planned.push({
      minute,
      event: filed(unit, slot.report, slot.key, slot.subject, disturbed(content, slot.report, random)),
    });
  }
  for (let index = 0; index < extras; index++) {
    const minute = random.integer(hours.openingMinute + 30, hours.closingMinute - 30);
    planned.push({ minute, event: extra(unit, offences, instantOf(election, minute - 10), random) });
  }
  planned.sort((left, right) => left.minute - right.minute);
  return planned.map(({ minute, event }) => {
    const delivery = deliveryMinute(minute, habit);
    const seconds = random.integer(0, 59) * 1000;
    const at = (of: number) => new Date(Date.parse(instantOf(election, of)) + seconds).toISOString();
    return {
      event,
      claimedAt: at(minute + habit.clockErrorMinutes),
      clock: clockAt(minute, habit, at),
      receivedAt: habit.isSilent ? null : instantOf(election, delivery),
    };
  });
}

function deliveryMinute(minute: number, habit: Habit): number {
  const rounds = Math.floor(minute / habit.deliverEveryMinutes) + 1;
  return Math.max(habit.firstDeliveryMinute, rounds * habit.deliverEveryMinutes);
}

/** The tablet was started in the morning before, in reach of the server, and last spoke with it at its last delivery. */
function clockAt(minute: number, habit: Habit, at: (minute: number) => string): Clock {
  const bootMinute = -14 * 60;
  const lastDelivery = Math.floor(minute / habit.deliverEveryMinutes) * habit.deliverEveryMinutes;
  const anchorMinute = Math.max(bootMinute, lastDelivery < habit.firstDeliveryMinute ? bootMinute : lastDelivery);
  return {
    boot: "demonstration",
    monotonicMs: (minute - bootMinute) * 60_000,
    anchor: { serverAt: at(anchorMinute), monotonicMs: (anchorMinute - bootMinute) * 60_000 },
  };
}

function filed(unit: Unit, report: string, slot: string | null, subject: string, content: Noted): NewEvent {
  const { values, contests, findings } = content;
  return {
    type: "report.filed",
    typeVersion: 1,
    unit: unit.id as UnitId,
    subject,
    data: { report, slot, values, contests, findings },
    evidence: [],
  };
}

type Noted = ReportFigures & { findings: { rule: string; contest: string | null; explanation: string }[] };

/** Now and then figures do not add up; the officer saves them with an explanation. */
function disturbed(content: ReportFigures, report: string, random: Random): Noted {
  const majles = content.contests.majles;
  if (majles === undefined || !random.chance(0.012)) return { ...content, findings: [] };
  if (report === "R2" && typeof majles["ballotsRemaining"] === "number") {
    const off = { ...majles, ballotsRemaining: Math.max(0, majles["ballotsRemaining"] - random.integer(1, 9)) };
    const findings = [
      { rule: "rule-1-hourly", contest: "majles", explanation: "دسته‌ای از تعرفه‌ها هنوز شمرده نشده است." },
    ];
    return { ...content, contests: { ...content.contests, majles: off }, findings };
  }
  if (report === "R6" && typeof majles["ballotsUsed"] === "number") {
    const off = { ...majles, ballotsUsed: majles["ballotsUsed"] + random.integer(1, 5) };
    const findings = [{ rule: "rule-1-balance", contest: "majles", explanation: "ته‌برگ‌ها دوباره شمرده می‌شود." }];
    return { ...content, contests: { ...content.contests, majles: off }, findings };
  }
  return { ...content, findings: [] };
}

/** A violation, an incident or a request for ballots. */
function extra(unit: Unit, offences: readonly Offence[], occurredAt: string, random: Random): NewEvent {
  const subject = `demo-${random.integer(0, 2 ** 31).toString(36)}${random.integer(0, 2 ** 31).toString(36)}`;
  if (random.chance(0.2)) return violation(unit, subject, random.pick(offences), occurredAt, random);
  const content: ReportFigures = random.chance(0.5)
    ? {
        values: { supplyKinds: ["ballots"], minutesToExhaustion: random.integer(30, 120), delivered: "no" },
        contests: { majles: { ballotsNeeded: 100, ballotsLeft: random.integer(5, 60) } },
      }
    : {
        values: {
          incidentType: random.pick(["technical", "supply", "weather-road", "other"]),
          description: random.pick([
            "دستگاه احراز هویت چند دقیقه از کار افتاد.",
            "برق شعبه قطع شد.",
            "راه روستا برفی است.",
          ]),
          occurredAt: "10:20",
          place: "شعبه",
          evidenceKinds: ["none"],
          severity: "low",
          actions: ["minuted"],
        },
        contests: {},
      };
  const report = "supplyKinds" in content.values ? "R3" : "R4";
  return filed(unit, report, null, subject, { ...content, findings: [] });
}

function violation(unit: Unit, subject: string, offence: Offence, occurredAt: string, random: Random): NewEvent {
  return {
    type: "violation.logged",
    typeVersion: 2,
    unit: unit.id as UnitId,
    subject,
    data: {
      offence: offence.id,
      description: `گزارش نمایشی: ${offence.name.fa}`,
      occurredAt,
      place: random.pick(["درِ شعبه", "داخل شعبه", "حیاط مدرسه", "خیابان روبه‌رو"]),
      people: [{ role: random.pick(["outsider", "candidate-agent", "secretary"]), note: "" }],
      actionTaken: random.pick(["تذکر داده شد و صورتجلسه شد.", "به بازرس گزارش شد.", "انتظامی فراخوانده شد."]),
      items: [],
      witnesses: [],
      numbers: [],
      position: null,
    },
    evidence: [],
  };
}
