import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeTimeliness, type ClockStanding, type Verdict } from "./timeliness.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const yearMs = 365.25 * 24 * hourMs;
const dueMs = Date.parse("2016-02-26T05:45:00.000Z");
const at = (ms: number) => new Date(ms).toISOString();

/** Minutes are counted from the due time: `claimed: -5` is five minutes before it. */
interface Given {
  claimed: number;
  received: number | null;
  anchor: number | null;
  /** Minutes of monotonic clock since the anchor. */
  ran?: number;
}

function judge({ claimed, received, anchor, ran = 0 }: Given) {
  return judgeTimeliness({
    claimedAt: at(dueMs + claimed * minuteMs),
    receivedAt: received === null ? null : at(dueMs + received * minuteMs),
    dueAt: at(dueMs),
    clock: {
      monotonicMs: 90_000 + Math.max(0, ran) * minuteMs,
      anchor: anchor === null ? null : { serverAt: at(dueMs + anchor * minuteMs), monotonicMs: 90_000 },
    },
  });
}

const years = yearMs / minuteMs;
const table: [string, Given, Verdict, ClockStanding][] = [
  ["received by the due time", { claimed: -5, received: 0, anchor: -60 }, "on-time", "consistent"],
  [
    "received a moment after it, claimed before",
    { claimed: -5, received: 0.001, anchor: -60 },
    "delivered-late",
    "consistent",
  ],
  ["claimed at the due time exactly", { claimed: 0, received: 300, anchor: -60 }, "delivered-late", "consistent"],
  ["claimed after the due time", { claimed: 1, received: 300, anchor: -60 }, "late", "consistent"],
  [
    "the server's clock had passed the due time before it was made",
    { claimed: 10, received: 300, anchor: 5 },
    "late",
    "consistent",
  ],
  ["that, and a claim of being on time", { claimed: -10, received: 300, anchor: 5 }, "late", "contradicted"],
  [
    "claimed before the anchor, within the tolerance",
    { claimed: -61, received: 300, anchor: -60 },
    "delivered-late",
    "consistent",
  ],
  [
    "claimed before the anchor, beyond the tolerance",
    { claimed: -63, received: 300, anchor: -60 },
    "clock-untrusted",
    "contradicted",
  ],
  [
    "claimed after the receipt, within the tolerance",
    { claimed: 301, received: 300, anchor: -60 },
    "late",
    "consistent",
  ],
  [
    "claimed after the receipt, beyond the tolerance",
    { claimed: 303, received: 300, anchor: -60 },
    "clock-untrusted",
    "contradicted",
  ],
  [
    "clock set back: claimed earlier than the monotonic clock allows",
    { claimed: -5, received: 300, anchor: -60, ran: 120 },
    "clock-untrusted",
    "contradicted",
  ],
  [
    "asleep since the anchor: claimed later than the monotonic clock ran",
    { claimed: -5, received: 300, anchor: -60, ran: 3 },
    "delivered-late",
    "consistent",
  ],
  [
    "monotonic clock past the receipt",
    { claimed: -5, received: 300, anchor: -60, ran: 10_000 },
    "clock-untrusted",
    "contradicted",
  ],
  ["anchor after the receipt", { claimed: -5, received: 300, anchor: 900 }, "clock-untrusted", "contradicted"],
  ["ten years slow, received in time", { claimed: -10 * years, received: -1, anchor: -60 }, "on-time", "contradicted"],
  ["ten years fast, received in time", { claimed: 10 * years, received: -1, anchor: -60 }, "on-time", "contradicted"],
  ["ten years slow", { claimed: -10 * years, received: 60, anchor: -60 }, "clock-untrusted", "contradicted"],
  ["ten years fast", { claimed: 10 * years, received: 60, anchor: -60 }, "clock-untrusted", "contradicted"],
  [
    "never heard the server, claimed in time",
    { claimed: -5, received: 60, anchor: null },
    "clock-untrusted",
    "unproven",
  ],
  [
    "never heard the server, ten years slow",
    { claimed: -10 * years, received: 60, anchor: null },
    "clock-untrusted",
    "unproven",
  ],
  ["never heard the server, received in time", { claimed: -5, received: -1, anchor: null }, "on-time", "unproven"],
  [
    "local time of +03:30 written as UTC",
    { claimed: 205, received: 60, anchor: -60 },
    "clock-untrusted",
    "contradicted",
  ],
  [
    "local time of -05:00 written as UTC",
    { claimed: -305, received: 60, anchor: -60 },
    "clock-untrusted",
    "contradicted",
  ],
  ["not received", { claimed: -5, received: null, anchor: -60 }, "undelivered", "consistent"],
  ["not received, claimed late", { claimed: 30, received: null, anchor: -60 }, "undelivered", "consistent"],
  [
    "not received, and made after the server's clock had passed the due time",
    { claimed: 10, received: null, anchor: 5 },
    "late",
    "consistent",
  ],
];

describe("the verdict on a report's time", () => {
  it.each(table)("%s", (_, given, verdict, clock) => {
    expect(judge(given)).toMatchObject({ verdict, clock });
  });

  it("shows the interval that is proven, and no more", () => {
    expect(judge({ claimed: -5, received: 300, anchor: -60, ran: 30 })).toMatchObject({
      provenAfter: at(dueMs - 30 * minuteMs),
      provenBefore: at(dueMs + 300 * minuteMs),
    });
    expect(judge({ claimed: -5, received: null, anchor: null })).toMatchObject({
      provenAfter: null,
      provenBefore: null,
    });
    expect(judge({ claimed: -5, received: 300, anchor: -60, ran: 10_000 }).provenAfter).toBe(at(dueMs - hourMs));
  });

  it("takes texts that are no instants for a wrong clock", () => {
    const clock = { monotonicMs: 1e300, anchor: { serverAt: "2016-13-45T99:99:99.000Z", monotonicMs: 0 } };
    const entry = { clock, claimedAt: "2016-99-01T00:00:00.000Z", dueAt: at(dueMs) };
    expect(judgeTimeliness({ ...entry, receivedAt: at(dueMs + 1) })).toMatchObject({
      verdict: "clock-untrusted",
      clock: "contradicted",
      provenAfter: null,
    });
    expect(judgeTimeliness({ ...entry, receivedAt: null }).verdict).toBe("undelivered");
  });

  const clockOf = fc.record({
    claimedOffMs: fc.oneof(
      fc.integer({ min: -10 * minuteMs, max: 10 * minuteMs }),
      fc.integer({ min: -14, max: 14 }).map((zone) => zone * hourMs),
      fc.constantFrom(-10 * yearMs, 10 * yearMs),
    ),
    madeMs: fc.integer({ min: dueMs - 12 * hourMs, max: dueMs + 12 * hourMs }),
    deliveryMs: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 20 * hourMs })),
    anchorAgoMs: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 20 * hourMs })),
    sleptShare: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const judgeClock = (tablet: typeof clockOf extends fc.Arbitrary<infer T> ? T : never) =>
    judgeTimeliness({
      claimedAt: at(tablet.madeMs + tablet.claimedOffMs),
      receivedAt: tablet.deliveryMs === null ? null : at(tablet.madeMs + tablet.deliveryMs),
      dueAt: at(dueMs),
      clock: {
        monotonicMs: 5000 + (tablet.anchorAgoMs ?? 0) * (1 - tablet.sleptShare),
        anchor:
          tablet.anchorAgoMs === null ? null : { serverAt: at(tablet.madeMs - tablet.anchorAgoMs), monotonicMs: 5000 },
      },
    });

  it("is never an unproven on-time, whatever the tablet's clock says", () => {
    fc.assert(
      fc.property(clockOf, (tablet) => {
        const { verdict } = judgeClock(tablet);
        const isReceivedInTime = tablet.deliveryMs !== null && tablet.madeMs + tablet.deliveryMs <= dueMs;
        expect(verdict === "on-time").toBe(isReceivedInTime);
      }),
      { numRuns: 2000 },
    );
  });

  it("calls no report late that was made in time on a right clock, and proves an interval that holds its making", () => {
    fc.assert(
      fc.property(clockOf, (tablet) => {
        const { verdict, provenAfter, provenBefore } = judgeClock({ ...tablet, claimedOffMs: 0 });
        if (tablet.madeMs <= dueMs) expect(verdict).not.toBe("late");
        if (tablet.anchorAgoMs !== null) expect(verdict).not.toBe("clock-untrusted");
        if (provenAfter !== null) expect(Date.parse(provenAfter)).toBeLessThanOrEqual(tablet.madeMs);
        if (provenBefore !== null) expect(Date.parse(provenBefore)).toBeGreaterThanOrEqual(tablet.madeMs);
      }),
      { numRuns: 2000 },
    );
  });
});
