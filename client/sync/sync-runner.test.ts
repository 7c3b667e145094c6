import { describe, expect, it } from "vitest";
import { backOffMs, firstDelayMs, longestDelayMs } from "./back-off.ts";
import { createSyncRunner } from "./sync-runner.ts";

function createRunner() {
  const state = {
    rounds: 0,
    overlapping: 0,
    inRound: 0,
    online: true,
    failing: false,
    timers: [] as { run: () => void; delayMs: number }[],
    settled: [] as { failed: boolean; delayMs: number }[],
    /** Resolves the round under way. */
    finish: [] as (() => void)[],
    byHand: false,
  };
  const runner = createSyncRunner({
    withLock: (work) => work(),
    async round() {
      state.rounds += 1;
      state.inRound += 1;
      state.overlapping = Math.max(state.overlapping, state.inRound);
      if (state.byHand) await new Promise<void>((resolve) => state.finish.push(resolve));
      state.inRound -= 1;
      if (state.failing) throw new Error("no network");
    },
    isOnline: () => state.online,
    idleMs: () => 30_000,
    askedMs: () => null,
    random: () => 0.5,
    setTimer(run, delayMs) {
      const timer = { run, delayMs };
      state.timers.push(timer);
      return timer;
    },
    clearTimer: (timer) => void (state.timers = state.timers.filter((other) => other !== timer)),
    onSettled: (outcome, delayMs) => state.settled.push({ failed: outcome !== null, delayMs }),
  });
  const fire = () => state.timers.shift()!.run();
  return { state, runner, fire };
}

describe("running rounds", () => {
  it("makes one round of many requests, and one more for those that came during it", async () => {
    const { state, runner } = createRunner();
    state.byHand = true;
    const first = runner.request();
    const later = [runner.request(), runner.request(), runner.request()];
    expect(state.rounds).toBe(1);
    state.finish[0]!();
    await first;
    await Promise.resolve();
    expect(state.rounds).toBe(2);
    state.finish[1]!();
    await Promise.all(later);
    expect(state.rounds).toBe(2);
    expect(state.overlapping).toBe(1);
  });

  it("backs off after failures and goes back to the idle pace after a success", async () => {
    const { state, runner } = createRunner();
    state.failing = true;
    for (let failures = 0; failures < 3; failures++) await runner.request();
    state.failing = false;
    await runner.request();
    expect(state.settled).toEqual([
      { failed: true, delayMs: 3750 },
      { failed: true, delayMs: 7500 },
      { failed: true, delayMs: 15_000 },
      { failed: false, delayMs: 30_000 },
    ]);
    expect(state.timers.map((timer) => timer.delayMs)).toEqual([30_000]);
  });

  it("goes on by timer, and costs nothing while the device is offline", async () => {
    const { state, runner, fire } = createRunner();
    await runner.request();
    state.online = false;
    fire();
    expect(state.rounds).toBe(1);
    state.online = true;
    fire();
    await runner.request();
    expect(state.rounds).toBe(3);
  });

  it("stops for good", async () => {
    const { state, runner } = createRunner();
    await runner.request();
    runner.stop();
    await runner.request();
    expect(state.rounds).toBe(1);
    expect(state.timers).toEqual([]);
  });
});

describe("backing off", () => {
  it("doubles up to five minutes, never below half of it, and heeds the server", () => {
    expect([0, 0.999].map((random) => backOffMs(1, () => random))).toEqual([firstDelayMs / 2, 4998]);
    expect(backOffMs(4, () => 1)).toBe(firstDelayMs * 8);
    expect(backOffMs(500, () => 1)).toBe(longestDelayMs);
    expect(backOffMs(1, () => 0, 60_000)).toBe(60_000);
  });
});
