import { expect, test } from "vitest";
import type { OfficeLog } from "./office-log.ts";
import { createRefusals } from "./refusals.ts";

function setUp({ isFull = false } = {}) {
  const told: { act: string; subject: string; count: unknown }[] = [];
  const timers: (() => void)[] = [];
  const errors: unknown[] = [];
  const state = { isFull };
  const recordAct: OfficeLog["recordAct"] = (act, subject, { count }) => {
    if (state.isFull) return Promise.reject(new Error("full"));
    told.push({ act, subject, count });
    return Promise.resolve();
  };
  const refusals = createRefusals({
    log: { recordAct },
    setTimer: (run) => {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
    onError: (error) => errors.push(error),
  });
  /** Ten minutes pass. */
  const pass = async () => {
    for (const run of timers.splice(0)) run();
    await Promise.resolve();
  };
  return { refusals, told, pass, errors, timers, state };
}

test("the first is told at once, a thousand more in one entry", async () => {
  const { refusals, told, pass } = setUp();
  for (let each = 0; each < 1001; each++) await refusals.note("login.failed", `user-${each}`, {});
  expect(told).toEqual([{ act: "login.failed", subject: "user-0", count: 1 }]);
  await pass();
  expect(told).toHaveLength(2);
  expect(told[1]).toEqual({ act: "login.failed", subject: "user-1, user-2, user-3, user-4, user-5", count: 1000 });
});

test("kinds are counted apart, and begin anew once nothing came", async () => {
  const { refusals, told, pass } = setUp();
  await refusals.note("login.failed", "a", {});
  await refusals.note("session.refused", "b", {});
  expect(told.map(({ act }) => act)).toEqual(["login.failed", "session.refused"]);
  await pass();
  expect(told).toHaveLength(2);
  await refusals.note("login.failed", "c", {});
  expect(told.at(-1)).toEqual({ act: "login.failed", subject: "c", count: 1 });
});

test("closing tells what was counted and leaves no timer", async () => {
  const { refusals, told, timers } = setUp();
  await refusals.note("login.failed", "a", {});
  await refusals.note("login.failed", "b", {});
  await refusals.close();
  expect(told.at(-1)).toEqual({ act: "login.failed", subject: "b", count: 1 });
  expect(timers).toHaveLength(0);
});

test("a log that cannot be written refuses nobody twice, and the count is kept", async () => {
  const { refusals, told, errors, pass, state } = setUp({ isFull: true });
  await refusals.note("login.failed", "a", {});
  expect(errors).toHaveLength(1);
  state.isFull = false;
  await pass();
  expect(told).toEqual([{ act: "login.failed", subject: "", count: 1 }]);
});
