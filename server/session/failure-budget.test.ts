import { expect, test } from "vitest";
import { FailureBudget } from "./failure-budget.ts";

const rule = { free: 2, firstWaitMs: 1000, longestWaitMs: 5000, forgetMs: 60_000 };

test("the first failures cost nothing, then the wait doubles up to its limit", () => {
  const budget = new FailureBudget(rule);
  const waits = Array.from({ length: 6 }, () => {
    budget.fail("a", 0);
    return budget.waitMs("a", 0);
  });
  expect(waits).toEqual([0, 0, 1000, 2000, 4000, 5000]);
});

test("waiting is over by itself, and after a while without a failure all begins anew", () => {
  const budget = new FailureBudget(rule);
  for (let count = 0; count < 3; count++) budget.fail("a", 0);
  expect(budget.waitMs("a", 999)).toBe(1);
  expect(budget.waitMs("a", 1000)).toBe(0);
  budget.fail("a", 60_001);
  expect(budget.waitMs("a", 60_001)).toBe(0);
});

test("one key's failures are nobody else's", () => {
  const budget = new FailureBudget(rule);
  for (let count = 0; count < 9; count++) budget.fail("a", 0);
  expect(budget.waitMs("b", 0)).toBe(0);
  budget.forget("a");
  expect(budget.waitMs("a", 0)).toBe(0);
});

test("a flood of keys takes no more memory than its limit, and what was worst lately stays", () => {
  const budget = new FailureBudget(rule);
  for (let count = 0; count < 3; count++) budget.fail("early", 0);
  for (let name = 0; name < 25_000; name++) budget.fail(`n${name}`, 0);
  for (let count = 0; count < 3; count++) budget.fail("late", 0);
  expect(budget.waitMs("early", 0)).toBe(0);
  expect(budget.waitMs("late", 0)).toBe(1000);
});

test("a clock that is set back makes nobody wait longer", () => {
  const budget = new FailureBudget(rule);
  budget.fail("mistyped", 9_000_000);
  for (let count = 0; count < 4; count++) budget.fail("guessed", 9_000_000);
  expect(budget.waitMs("mistyped", 0)).toBe(0);
  expect(budget.waitMs("guessed", 0)).toBe(rule.longestWaitMs);
});
