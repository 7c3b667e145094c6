import { describe, expect, test } from "vitest";
import { challengeLifetimeMs, createChallenges } from "./challenges.ts";
import { hasCheckLetter, normalizeCrockford } from "../../shared/lib/crockford.ts";
import { hashEnrolCode, makeEnrolCode } from "./enrol-codes.ts";
import { hashPassword, isRightPassword } from "./passwords.ts";
import { createTokens, tokenLifetimeMs } from "./tokens.ts";

const key = Buffer.alloc(32, 7);
const now = new Date("2016-02-26T05:00:00.000Z");
const after = (ms: number) => new Date(now.getTime() + ms);

describe("tokens", () => {
  const device = { author: "a", unit: "WA-1", path: "WA/WA-1/", role: "r", officer: "o", revoked: false };
  const tokens = createTokens(key);
  const { token, expiresAt } = tokens.issue(device, now);

  test("carry the device until they expire", () => {
    expect(expiresAt).toBe(after(tokenLifetimeMs).toISOString());
    expect(tokens.find(token, after(tokenLifetimeMs - 1))).toEqual({ kind: "device", ...device });
    expect(tokens.find(token, after(tokenLifetimeMs))).toBeUndefined();
  });

  test("of another server are none", () => {
    expect(createTokens(Buffer.alloc(32, 8)).find(token, now)).toBeUndefined();
  });

  test("with any letter changed are none", () => {
    // But for the very last, whose spare bits stand for nothing.
    for (let at = 0; at < token.length - 1; at++) {
      const other = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      expect(tokens.find(other, now)).toBeUndefined();
    }
  });
});

describe("challenges", () => {
  test("are good once, for their author, for two minutes", () => {
    const challenges = createChallenges(key);
    const nonce = challenges.make("a", now);
    expect(challenges.use("b", nonce, now)).toBe(false);
    expect(challenges.use("a", nonce, after(challengeLifetimeMs))).toBe(false);
    expect(challenges.use("a", nonce, after(challengeLifetimeMs - 1))).toBe(true);
    expect(challenges.use("a", nonce, now)).toBe(false);
    expect(challenges.use("a", "", now)).toBe(false);
  });
});

describe("enrolment codes", () => {
  test("are read in any spelling, and two are never the same", () => {
    const code = makeEnrolCode();
    expect(code).toMatch(/^(\w{4}-){6}\w{4}$/);
    expect(hasCheckLetter(normalizeCrockford(code))).toBe(true);
    expect(normalizeCrockford(` ${code.toLowerCase().replaceAll("-", " ")}`)).toBe(code.replaceAll("-", ""));
    expect(hashEnrolCode(code.replaceAll("0", "o").replaceAll("1", "I"))).toBe(hashEnrolCode(code));
    expect(new Set(Array.from({ length: 1000 }, makeEnrolCode)).size).toBe(1000);
  });
});

describe("passwords", () => {
  test("are kept as argon2id and recognised", async () => {
    const kept = await hashPassword("رمز عبور");
    expect(kept).toMatch(/^\$argon2id\$/);
    expect(await isRightPassword(kept, "رمز عبور")).toBe(true);
    expect(await isRightPassword(kept, "رمز")).toBe(false);
    expect(await isRightPassword(undefined, "no user has this password")).toBe(false);
  });
});
