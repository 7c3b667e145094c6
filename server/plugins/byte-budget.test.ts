import { expect, test } from "vitest";
import { ByteBudget } from "./byte-budget.ts";

test("what was sent over the limit is waited for, and a large body is let through once", () => {
  const budget = new ByteBudget(600);
  expect(budget.waitMs("a", 0)).toBe(0);
  budget.spend("a", 1200, 0);
  expect(budget.waitMs("a", 0)).toBe(60_100);
  expect(budget.waitMs("a", 60_100)).toBe(0);
  expect(budget.waitMs("b", 0)).toBe(0);
});

test("rest is not saved up beyond one minute's worth", () => {
  const budget = new ByteBudget(600);
  budget.spend("a", 100, 0);
  budget.spend("a", 600, 3_600_000);
  expect(budget.waitMs("a", 3_600_000)).toBeGreaterThan(0);
});
