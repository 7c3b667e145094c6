import { expect, test } from "vitest";
import { createLoginThrottle } from "./login-throttle.ts";

const now = new Date("2016-02-26T05:00:00.000Z");

test("an account waits at the address where its password was guessed, and nowhere else", () => {
  const throttle = createLoginThrottle();
  for (let guess = 0; guess < 6; guess++) throttle.failed("urmia", "10.0.0.1", now);
  expect(throttle.waitMs("urmia", "10.0.0.1", now)).toBe(15_000);
  expect(throttle.waitMs("urmia", "10.0.0.2", now)).toBe(0);
  expect(throttle.waitMs("khoy", "10.0.0.1", now)).toBe(0);
});

test("an address that tries one name after the other waits with every name", () => {
  const throttle = createLoginThrottle();
  for (let guess = 0; guess < 31; guess++) throttle.failed(`name${guess}`, "10.0.0.1", now);
  expect(throttle.waitMs("urmia", "10.0.0.1", now)).toBeGreaterThan(0);
});

test("guesses from everywhere shut out strangers, and not the user where they have signed in before", () => {
  const throttle = createLoginThrottle();
  throttle.succeeded("urmia", "10.0.0.9");
  for (let guess = 0; guess < 60; guess++) throttle.failed("urmia", `192.0.2.${guess}`, now);
  expect(throttle.waitMs("urmia", "198.51.100.1", now)).toBeGreaterThan(0);
  expect(throttle.waitMs("urmia", "10.0.0.9", now)).toBe(0);
});
