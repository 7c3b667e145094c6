import { describe, expect, it } from "vitest";
import { createDeviceClock } from "./device-clock.ts";

function createTestClock() {
  const time = { wallMs: Date.parse("2016-02-26T05:00:00.000Z"), monotonicMs: 1000.7 };
  let boots = 0;
  const clock = createDeviceClock({
    wallMs: () => time.wallMs,
    monotonicMs: () => time.monotonicMs,
    randomId: () => `boot-${boots++}`,
  });
  return { time, clock };
}

describe("the device's clock", () => {
  it("has no anchor before the first contact, and then the server's time as it was heard", () => {
    const { time, clock } = createTestClock();
    expect(clock.readClock()).toEqual({ boot: "boot-0", monotonicMs: 1000, anchor: null });
    expect(clock.offsetMs()).toBeNull();
    time.monotonicMs = 5000;
    clock.noteServerTime("Fri, 26 Feb 2016 04:59:00 GMT");
    time.monotonicMs = 9000;
    expect(clock.readClock().anchor).toEqual({ serverAt: "2016-02-26T04:59:00.000Z", monotonicMs: 5000 });
    expect(clock.offsetMs()).toBe(60_000);
  });

  it("keeps a receipt's milliseconds over the Date header of the same reply", () => {
    const { time, clock } = createTestClock();
    clock.noteServerTime("2016-02-26T05:00:00.950Z");
    time.monotonicMs += 3;
    clock.noteServerTime("Fri, 26 Feb 2016 05:00:00 GMT");
    expect(clock.serverAt()).toBe("2016-02-26T05:00:00.950Z");
    // A server that was set back is believed once it says so again.
    time.monotonicMs += 2000;
    clock.noteServerTime("Fri, 26 Feb 2016 04:00:00 GMT");
    expect(clock.serverAt()).toBe("2016-02-26T04:00:00.000Z");
  });

  it("takes what an earlier run heard as heard before this one began, and nothing for news that is none", () => {
    const { clock } = createTestClock();
    clock.noteServerTime("yesterday");
    clock.restoreServerTime("not a time");
    expect(clock.serverAt()).toBeNull();
    clock.restoreServerTime("2016-02-26T04:00:00.000Z");
    expect(clock.readClock().anchor).toEqual({ serverAt: "2016-02-26T04:00:00.000Z", monotonicMs: 0 });
    clock.noteServerTime("2016-02-26T05:00:00.000Z");
    clock.restoreServerTime("2016-02-26T04:30:00.000Z");
    expect(clock.serverAt()).toBe("2016-02-26T05:00:00.000Z");
  });

  it("knows the time although the wall clock was set by ten years, either way, since the server was heard", () => {
    const { time, clock } = createTestClock();
    const tenYearsMs = 10 * 365 * 24 * 3_600_000;
    const heardMs = Date.parse("2016-02-26T05:00:00.000Z");
    expect(clock.aheadMs()).toBeNull();
    expect(clock.serverNowMs()).toBe(time.wallMs);
    time.wallMs += 90_000;
    clock.noteServerTime("2016-02-26T05:00:00.000Z");
    expect(clock.aheadMs()).toBe(90_000);
    const wait = (ms: number) => {
      time.wallMs += ms;
      time.monotonicMs += ms;
    };
    for (const jumpMs of [-tenYearsMs, 2 * tenYearsMs]) {
      time.wallMs += jumpMs;
      wait(60_000);
      expect(Math.abs(clock.serverNowMs() - heardMs)).toBeLessThanOrEqual(121_000);
      expect(Math.abs(clock.aheadMs()!)).toBeGreaterThan(tenYearsMs / 2);
    }
    time.wallMs -= tenYearsMs;
    // Asleep over night: the wall clock went on, the monotonic one did not.
    time.wallMs += 9 * 3_600_000;
    expect(clock.serverNowMs()).toBe(heardMs + 120_000 + 9 * 3_600_000);
  });

  it("is never earlier than what an earlier run heard", () => {
    const { time, clock } = createTestClock();
    clock.restoreServerTime("2017-01-01T00:00:00.000Z");
    time.monotonicMs = 60_000;
    expect(new Date(clock.serverNowMs()).toISOString()).toBe("2017-01-01T00:01:00.000Z");
    expect(clock.aheadMs()).toBeLessThan(-300 * 24 * 3_600_000);
  });

  it("speaks of its own wall clock, ten years off or not", () => {
    const { time, clock } = createTestClock();
    time.wallMs = 0;
    expect(clock.now()).toBe("1970-01-01T00:00:00.000Z");
  });
});
