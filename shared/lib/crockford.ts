/**
 * Crockford's base 32: letters and digits none of which is taken for another, in print or by ear. For codes that people read out
 * and type.
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const base = alphabet.length;

/** One letter for each five bits, from the first; bits that are left over at the end are dropped. */
export function toCrockford(bytes: Uint8Array): string {
  let letters = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    held += 8;
    while (held >= 5) {
      held -= 5;
      letters += alphabet[(bits >> held) & 31];
    }
  }
  return letters;
}

/** The letters as they were meant: case, blanks and dashes do not count, any digits do, and O, I and L are what they look like. */
export function normalizeCrockford(typed: string): string {
  return typed
    .replaceAll(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
}

/**
 * The check letter behind `letters` (ISO/IEC 7064, hybrid system for 32 characters): any one letter mistyped is noticed, and
 * nearly all neighbours that changed places. Throws RangeError for a letter that is not of the alphabet.
 */
export function checkLetter(letters: string): string {
  let product = base;
  for (const letter of letters) {
    const value = alphabet.indexOf(letter);
    if (value < 0) throw new RangeError(`no letter of the alphabet: ${letter}`);
    const sum = (product + value) % base || base;
    product = (sum * 2) % (base + 1);
  }
  return alphabet[(base + 1 - product) % base]!;
}

/** Whether normalised letters end with their check letter. */
export function hasCheckLetter(letters: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{2,}$/.test(letters) && checkLetter(letters.slice(0, -1)) === letters.at(-1);
}

/** In groups of four, to be read out. */
export const groupLetters = (letters: string): string => letters.replaceAll(/(.{4})(?=.)/g, "$1-");
