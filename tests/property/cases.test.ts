/** A case is the same in whatever order its entries come, and its clocks never run backwards. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCases, type CaseView } from "../../shared/projections/case.ts";
import { findCaseClock, readClock } from "../../shared/projections/case-clock.ts";
import type { CaseEntry, CaseType } from "../../shared/projections/case-entry.ts";
import type { RightOf } from "../../shared/projections/supervision.ts";
import { readTimes } from "../../shared/projections/timeliness.ts";
import { caseEntry, caseUnit, mentionOf } from "../support/case-fixtures.ts";
import { at, name43 } from "../support/day-fixtures.ts";

const subjects = ["v1", "v2", "v3", "v4"];
const reports = subjects.map((subject) => ({ unit: caseUnit, subject }));
const states = ["logged", "verifying", "referred", "under-review", "closed", "unfounded", "mistaken"];

const step = fc.record({
  type: fc.constantFrom<CaseType>(
    "case.stepped",
    "case.stepped",
    "case.assigned",
    "case.asked",
    "case.answered",
    "case.joined",
    "case.parted",
    "case.noted",
  ),
  subject: fc.constantFrom(...subjects),
  other: fc.constantFrom(...subjects),
  state: fc.constantFrom(...states),
  handler: fc.constantFrom("urmia", "province", null),
  /** Which of those before it its writer had seen. */
  seen: fc.array(fc.nat(20), { maxLength: 3 }),
  isReadable: fc.constantFrom(true, true, true, true, false),
  hasRight: fc.constantFrom(true, true, true, false, null),
  minute: fc.integer({ min: -60, max: 600 }),
  isReceived: fc.boolean(),
});

interface Written {
  entries: CaseEntry[];
  rightOf: RightOf;
}

/** A name only ever names what was written before it, as hashes make it. */
const written: fc.Arbitrary<Written> = fc.array(step, { maxLength: 16 }).map((steps) => {
  const time = (minutes: number) => new Date(Date.parse(at("09:00")) + minutes * 60_000).toISOString();
  const nameAt = (index: number) => `entry-${index}`;
  const entries = steps.map((one, index) => {
    const seen = index === 0 ? [] : one.seen.map((place) => nameAt(place % index));
    const data: Partial<Record<CaseType, Record<string, unknown>>> = {
      "case.stepped": { state: one.state },
      "case.assigned": { handler: one.handler },
      "case.answered": { answers: mentionOf(seen[0] ?? "nowhere") },
      "case.joined": { with: { unit: caseUnit, subject: one.other } },
    };
    return caseEntry(nameAt(index), one.type, one.isReadable ? (data[one.type] ?? {}) : null, seen, {
      subject: one.subject,
      claimedAt: time(one.minute),
      receivedAt: one.isReceived ? time(Math.max(0, one.minute) + 5) : null,
      position: one.isReceived ? index + 1 : null,
    });
  });
  const rights = new Map(steps.map(({ hasRight }, index) => [name43(nameAt(index)), hasRight]));
  return { entries, rightOf: (author) => rights.get(author) ?? null };
});

const shuffled = written.chain((one) =>
  fc.record({
    one: fc.constant(one),
    order: fc.shuffledSubarray(one.entries, { minLength: one.entries.length }),
  }),
);

test("a case is the same in whatever order its entries come", () => {
  fc.assert(
    fc.property(shuffled, ({ one, order }) => {
      const view = readCases(reports, one.entries, one.rightOf);
      expect(readCases(reports.toReversed(), order, one.rightOf)).toEqual(view);
    }),
  );
});

test("every report is in one case, and every entry in the case of its report", () => {
  fc.assert(
    fc.property(written, ({ entries, rightOf }) => {
      const views = readCases(reports, entries, rightOf);
      expect(views.flatMap((view) => view.reports.map(({ subject }) => subject)).toSorted()).toEqual(subjects);
      expect(views.reduce((sum, { timeline }) => sum + timeline.length, 0)).toBe(entries.length);
      for (const { timeline, reports: own } of views)
        expect(timeline.every((entry) => own.some(({ subject }) => subject === entry.subject))).toBe(true);
    }),
  );
});

const standing = ({ stand, handler, joins, questions }: CaseView) => [
  stand.kind === "settled" ? [stand.state, stand.addressee] : stand.heads.map(({ said }) => said.state),
  handler.kind === "settled" ? handler.officer : handler.heads.map(({ said }) => said.handler),
  joins.length,
  questions.filter(({ isOpen }) => isOpen).length,
];

test("what was recorded without the right, or cannot be read, changes nothing that stands", () => {
  fc.assert(
    fc.property(written, ({ entries, rightOf }) => {
      const extra = [
        caseEntry("intruder", "case.stepped", { state: "mistaken" }, ["entry-0"], { subject: "v1" }),
        caseEntry("thief", "case.assigned", { handler: "thief" }, ["entry-0"], { subject: "v2" }),
        caseEntry("welder", "case.joined", { with: { unit: caseUnit, subject: "v4" } }, [], { subject: "v3" }),
      ];
      const strangers = new Set(extra.map(({ author }) => author));
      const shut = [caseEntry("shut", "case.stepped", null, [], { subject: "v1" })];
      const withExtra = readCases(reports, [...entries, ...extra, ...shut], (author, type) =>
        strangers.has(author) ? false : rightOf(author, type),
      );
      expect(withExtra.map(standing)).toEqual(readCases(reports, entries, rightOf).map(standing));
    }),
  );
});

const instants = fc.tuple(fc.integer({ min: -120, max: 2000 }), fc.nat(2000));

test("clocks never run backwards", () => {
  const first = readTimes({ monotonicMs: 0, anchor: null }, at("09:00"), at("09:02"));
  fc.assert(
    fc.property(written, instants, ({ entries, rightOf }, [minute, later]) => {
      const nowMs = Date.parse(at("09:00")) + minute * 60_000;
      for (const known of entries.keys()) {
        for (const view of readCases(reports, entries.slice(0, known + 1), rightOf)) {
          const clock = findCaseClock(view, [first], "high");
          if (clock === null) continue;
          expect(Date.parse(clock.deadlineAt)).toBeGreaterThan(Date.parse(clock.startAt));
          const now = readClock(clock, nowMs);
          const then = readClock(clock, nowMs + later * 60_000);
          expect(now.elapsedMs).toBeGreaterThanOrEqual(0);
          expect(then.elapsedMs).toBeGreaterThanOrEqual(now.elapsedMs);
          expect(then.leftMs).toBeLessThanOrEqual(now.leftMs);
        }
      }
    }),
  );
});

test("another step into the state in which a case is never gives it more time", () => {
  const first = readTimes({ monotonicMs: 0, anchor: null }, at("09:00"), at("09:02"));
  fc.assert(
    fc.property(written, fc.integer({ min: 0, max: 900 }), ({ entries, rightOf }, minute) => {
      const receivedAt = new Date(Date.parse(at("09:00")) + minute * 60_000).toISOString();
      for (const view of readCases(reports, entries, rightOf)) {
        const { stand } = view;
        if (stand.kind === "disputed" || stand.heads.length === 0) continue;
        const again = caseEntry(
          "again",
          "case.stepped",
          { state: stand.state, addressee: stand.addressee, after: stand.heads.map(toMention) },
          [],
          { subject: view.reports[0]!.subject, receivedAt },
        );
        const after = readCases(reports, [...entries, again], rightOf).find(({ id }) => id === view.id)!;
        const [before, now] = [view, after].map((one) => findCaseClock(one, [first], "high"));
        if (before === null || before === undefined) expect(now ?? null).toBeNull();
        else expect(Date.parse(now!.deadlineAt)).toBeLessThanOrEqual(Date.parse(before.deadlineAt));
      }
    }),
  );
});

const toMention = ({ author, seq, payloadHash }: CaseEntry) => ({ author, seq, payloadHash });
