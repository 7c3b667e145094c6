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

  it("speaks of its own wall clock, ten years off or not", () => {
    const { time, clock } = createTestClock();
    time.wallMs = 0;
    expect(clock.now()).toBe("1970-01-01T00:00:00.000Z");
  });
});
