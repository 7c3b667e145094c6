import { createHash, randomBytes } from "node:crypto";

export const enrolCodeLifetimeMs = 10 * 60_000;

/** Crockford's letters: none of them is taken for another, in print or by ear. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 26;

/** 130 random bits as five groups, to be typed from paper or a screen. */
export function makeEnrolCode(): string {
  const letters = Array.from(randomBytes(codeLength), (byte) => alphabet[byte & 31]).join("");
  return letters.replace(/(.{5})(?=.)/g, "$1-").replace(/-(.)$/, "$1");
}

/** The code as it was meant: case, blanks and dashes do not count, and O, I and L are the digits they look like. */
export function normalizeEnrolCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}

export const hashEnrolCode = (code: string): string =>
  createHash("sha256")
    .update(`enrol-code ${normalizeEnrolCode(code)}`)
    .digest("base64url");
