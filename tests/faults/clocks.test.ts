/** Tablets whose clock is wrong, jumps or crosses a zone, and tablets that were away for a week: over the real server. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDeviceClock, type DeviceClock } from "../../client/clock/device-clock.ts";
import { judgeTimeliness } from "../../shared/projections/timeliness.ts";
import { startTestServer, type TestServer } from "../contract/http-server.ts";
import { newEvent } from "../support/tablet-fixture.ts";
import { readLog, RoadTablet, seqOf } from "./road-tablet.ts";
import { rounds } from "./seed.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const yearMs = 365.25 * 24 * hourMs;
const startMs = Date.parse("2016-02-26T05:00:00.000Z");

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

/** What the tablet's hands and battery do to its clocks, and what happens in between. */
type Step =
  /** Time goes by; the monotonic clock stands still for a part of it, as in sleep. */
  | { step: "wait"; ms: number; asleep: boolean }
  /** The wall clock is set: by a hand, a dead battery, or a zone that was taken for the time itself. */
  | { step: "set"; byMs: number }
  /** The app starts anew: another boot, the monotonic clock at zero. */
  | { step: "restart" }
  /** The server is heard. */
  | { step: "hear" }
  | { step: "record" }
  | { step: "sync" };

const jump = fc.oneof(
  fc.constantFrom(-10 * yearMs, 10 * yearMs, -46 * yearMs),
  fc.integer({ min: -14, max: 14 }).map((zone) => zone * hourMs),
  fc.integer({ min: -3 * hourMs, max: 3 * hourMs }),
);
const steps = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ step: fc.constant("record" as const) }), weight: 4 },
    {
      arbitrary: fc.record({
        step: fc.constant("wait" as const),
        ms: fc.integer({ min: 0, max: 2 * hourMs }),
        asleep: fc.boolean(),
      }),
      weight: 4,
    },
    { arbitrary: fc.record({ step: fc.constant("set" as const), byMs: jump }), weight: 2 },
    { arbitrary: fc.record({ step: fc.constant("restart" as const) }), weight: 1 },
    { arbitrary: fc.record({ step: fc.constant("hear" as const) }), weight: 1 },
    { arbitrary: fc.record({ step: fc.constant("sync" as const) }), weight: 1 },
  ),
  { minLength: 3, maxLength: 25 },
);

/** Clocks of a tablet in a world whose true time is known. */
class World {
  trueMs = startMs;
  wallOffsetMs = 0;
  #monotonicMs = 0;
  #boots = 0;
  clock: DeviceClock = this.#boot();

  #boot(): DeviceClock {
    this.#monotonicMs = 0;
    const boot = `boot-${this.#boots++}`;
    return createDeviceClock({
      wallMs: () => this.trueMs + this.wallOffsetMs,
      monotonicMs: () => this.#monotonicMs,
      randomId: () => boot,
    });
  }

  restart(): void {
    const heardAt = this.clock.serverAt();
    this.clock = this.#boot();
    if (heardAt !== null) this.clock.restoreServerTime(heardAt);
  }

  wait(ms: number, asleep: boolean): void {
    this.trueMs += ms;
    this.#monotonicMs += asleep ? ms / 3 : ms;
  }
}

interface Made {
  madeMs: number;
  claimedAt: string;
  clock: ReturnType<DeviceClock["readClock"]>;
  receivedMs: number | null;
}

/** The day of one tablet: what it recorded, with the true times that only the test knows. */
function live(day: readonly Step[]): Made[] {
  const world = new World();
  const made: Made[] = [];
  const perform = (step: Step) => {
    if (step.step === "wait") world.wait(step.ms, step.asleep);
    else if (step.step === "set") world.wallOffsetMs += step.byMs;
    else if (step.step === "restart") world.restart();
    else if (step.step === "hear") world.clock.noteServerTime(new Date(world.trueMs).toISOString());
    else if (step.step === "record") {
      made.push({
        madeMs: world.trueMs,
        claimedAt: world.clock.now(),
        clock: world.clock.readClock(),
        receivedMs: null,
      });
    } else for (const entry of made) entry.receivedMs ??= world.trueMs;
  };
  for (const step of day) perform(step);
  return made;
}

const at = (ms: number) => new Date(ms).toISOString();

const judge = ({ claimedAt, clock, receivedMs }: Made, dueMs: number) =>
  judgeTimeliness({ claimedAt, clock, receivedAt: receivedMs === null ? null : at(receivedMs), dueAt: at(dueMs) });

describe("a tablet whose clock is wrong", () => {
  it("fault 34: is never on time without proof, and what is proven holds, whatever was done to its clocks", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: -hourMs, max: 12 * hourMs }), (day, dueInMs) => {
        const dueMs = startMs + dueInMs;
        for (const entry of live(day)) {
          const { verdict, provenAfter, provenBefore } = judge(entry, dueMs);
          // On time is what the server's own clock saw in time, and nothing else.
          expect(verdict === "on-time").toBe(entry.receivedMs !== null && entry.receivedMs <= dueMs);
          // The interval that is shown as proven holds the moment at which the entry was truly made.
          if (provenAfter !== null) expect(Date.parse(provenAfter)).toBeLessThanOrEqual(entry.madeMs);
          if (provenBefore !== null) expect(Date.parse(provenBefore)).toBeGreaterThanOrEqual(entry.madeMs);
          // Nobody is called late whom the server's clock does not prove late or whose own claim does not say so.
          if (verdict === "late" && Date.parse(entry.claimedAt) <= dueMs) {
            expect(entry.madeMs).toBeGreaterThan(dueMs);
          }
        }
      }),
      { numRuns: rounds(1000, 50_000) },
    );
  });

  it("fault 34: ten years off, jumping back or in another zone, it signs, and the server refuses nothing", async () => {
    const tablet = await RoadTablet.enrol(server, { origin: server.url });
    const world = new World();
    const offsets = [0, -10 * yearMs, 10 * yearMs, -46 * yearMs, 3.5 * hourMs, -11 * hourMs, -5 * minuteMs, 0];
    for (const [index, offsetMs] of offsets.entries()) {
      world.wallOffsetMs = offsetMs;
      world.wait(minuteMs, index % 2 === 0);
      if (index === 3) world.clock.noteServerTime(at(world.trueMs));
      if (index === 5) world.restart();
      await tablet.tablet.append(
        {
          event: newEvent({ report: "R2", slot: "h09", values: { queue: index } }),
          authorship: { ...tablet.tablet.authorship(), claimedAt: world.clock.now(), clock: world.clock.readClock() },
        },
        tablet.db,
      );
    }
    server.clock.nowMs = startMs + hourMs;
    await tablet.sync();
    expect(await tablet.waiting()).toEqual([]);
    const log = await readLog(server, tablet.tablet.author);
    expect(log.map(seqOf)).toEqual(offsets.map((_, seq) => seq));
    const dueMs = startMs + 30 * minuteMs;
    const verdicts = log.map(({ header, receivedAt }) => {
      const { claimedAt, clock } = JSON.parse(header) as Pick<Made, "claimedAt" | "clock">;
      return judge({ claimedAt, clock, receivedMs: Date.parse(receivedAt), madeMs: 0 }, dueMs).verdict;
    });
    // The first three never heard the server; of the rest a claim counts only if it fits what the server's clock proves.
    expect(verdicts).toEqual([
      "clock-untrusted",
      "clock-untrusted",
      "clock-untrusted",
      "clock-untrusted",
      "clock-untrusted",
      "clock-untrusted",
      "clock-untrusted",
      "delivered-late",
    ]);
  });
});

describe("a tablet that was away for a week", () => {
  it("fault 43: goes on recording with a session that has long expired, and delivers everything without anyone at it", async () => {
    let monotonicMs = 0;
    server.clock.nowMs = startMs;
    const tablet = await RoadTablet.enrol(server, { origin: server.url, monotonicMs: () => monotonicMs });
    await tablet.save(1);
    await tablet.sync();
    for (let day = 1; day <= 7; day++) {
      monotonicMs += 24 * hourMs;
      server.clock.nowMs += 24 * hourMs;
      await tablet.save(2);
    }
    expect(await tablet.waiting()).toHaveLength(14);
    await tablet.sync();
    expect(await tablet.waiting()).toEqual([]);
    expect((await readLog(server, tablet.tablet.author)).map(seqOf)).toEqual(
      Array.from({ length: 15 }, (_, seq) => seq),
    );
  });

  it("fault 43: also when its own clock stood still, so that it holds the token for a good one", async () => {
    server.clock.nowMs = startMs;
    const tablet = await RoadTablet.enrol(server, { origin: server.url });
    await tablet.save(3);
    server.clock.nowMs += 7 * 24 * hourMs;
    await tablet.sync();
    expect(await tablet.waiting()).toEqual([]);
    expect(await readLog(server, tablet.tablet.author)).toHaveLength(3);
  });
});
