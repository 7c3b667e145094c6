import { createHash, randomBytes } from "node:crypto";
import { checkLetter, groupLetters, normalizeCrockford, toCrockford } from "../../shared/lib/crockford.ts";

export const enrolCodeLifetimeMs = 10 * 60_000;

/** 136 random bits, of which 135 are in the code. */
const codeBytes = 17;

/** Seven groups of four letters, to be typed from paper or a screen; the last letter tells whether one was mistyped. */
export function makeEnrolCode(): string {
  const letters = toCrockford(randomBytes(codeBytes));
  return groupLetters(letters + checkLetter(letters));
}

export const hashEnrolCode = (code: string): string =>
  createHash("sha256")
    .update(`enrol-code ${normalizeCrockford(code)}`)
    .digest("base64url");
