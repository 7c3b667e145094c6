import { createHash } from "node:crypto";
import { toAsciiDigits } from "../../shared/lib/digits.ts";
import { foldCompact, foldText } from "../../shared/lib/fold-text.ts";

const maxIdLength = 64;

/** One spelling of a code: digits, letters and case of any keyboard, no spaces. Punctuation counts: "12-1" is not "121". */
export function foldCode(code: string): string {
  return toAsciiDigits(code.normalize("NFKC"))
    .replace(/[\p{L}\p{M}]+/gu, foldText)
    .replace(/[\s\p{Cf}]+/gu, "")
    .toLowerCase();
}

/**
 * The id of a unit, made of nothing but its code, so that the same list gives the same ids on every import and every
 * server. A code that an id cannot hold (letters of other scripts, slashes) is replaced by its hash.
 */
export function unitIdFromCode(parent: string, mark: "-" | ".", code: string): string {
  const folded = withoutParent(foldCode(code), parent.toLowerCase());
  const plain = folded.toUpperCase();
  const id = `${parent}${mark}${plain}`;
  if (/^[A-Z0-9][A-Z0-9._-]*$/u.test(plain) && id.length <= maxIdLength) return id;
  return shorten(parent, `${mark}x${hash(folded)}`);
}

/** A code that repeats the place it lies in says nothing more: below WA-URM, "URM-12" and "WA-URM-12" are 12. */
function withoutParent(code: string, parent: string): string {
  const names = parent.split("-").map((_, index, parts) => `${parts.slice(index).join("-")}-`);
  const repeated = names.find((name) => code.startsWith(name) && code.length > name.length);
  return repeated === undefined ? code : code.slice(repeated.length);
}

/** The id of a place of which a list gives the name only. */
export function unitIdFromName(parent: string, mark: "-" | ".", name: string): string {
  return shorten(parent, `${mark}n${hash(foldCompact(name))}`);
}

/** Lower case letters begin a hash: no code in upper case can be taken for one. */
function shorten(parent: string, suffix: string): string {
  const room = maxIdLength - suffix.length;
  return (parent.length <= room ? parent : `${parent.slice(0, room - 9)}.${hash(parent).slice(0, 8)}`) + suffix;
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);
