/** What a paper's QR code says, and the letters under it that people type. Rules in SPEC.md. */
import type { PaperKind } from "../events/paper.ts";
import type { AuthorId, EntryHash, Seq } from "../journal/ids.ts";
import { findBase64UrlBytes, fromUtf8, toBase64Url, toUtf8 } from "../lib/bytes.ts";
import { checkLetter, groupLetters, hasCheckLetter, normalizeCrockford, toCrockford } from "../lib/crockford.ts";

export interface PaperCode {
  kind: PaperKind;
  number: string;
  /** Place of the `paper.printed` entry. */
  author: AuthorId;
  seq: Seq;
  /** The first 16 bytes of the entry's hash, base64url. */
  hashStart: string;
}

/** Their order is part of the code and never changes. */
const kinds: readonly PaperKind[] = [
  "violation-report",
  "referral-letter",
  "complaint-receipt",
  "opening-minutes",
  "count-minutes",
];
const authorBytes = 32;
const hashBytes = 16;
const headBytes = 1 + authorBytes + 4 + hashBytes;
const maxNumberBytes = 256;

/** The first 16 bytes of an entry's hash, base64url. Throws RangeError of what is no hash. */
export function hashStartOf(entryHash: EntryHash): string {
  return toBase64Url(getBytes(entryHash).subarray(0, hashBytes));
}

/** The message that the code carries. Throws RangeError of an author or a hash that is none. */
export function packPaperCode(
  printed: Pick<PaperCode, "kind" | "number" | "author" | "seq"> & { hash: EntryHash },
): Uint8Array<ArrayBuffer> {
  const number = toUtf8(printed.number);
  const bytes = new Uint8Array(headBytes + number.length);
  bytes.set([kinds.indexOf(printed.kind)]);
  bytes.set(getBytes(printed.author), 1);
  new DataView(bytes.buffer).setUint32(1 + authorBytes, printed.seq);
  bytes.set(getBytes(printed.hash).subarray(0, hashBytes), 1 + authorBytes + 4);
  bytes.set(number, headBytes);
  return bytes;
}

/** Undefined of bytes that are no paper's code. */
export function findPaperCode(bytes: Uint8Array): PaperCode | undefined {
  const kind = kinds[bytes[0] ?? kinds.length];
  if (kind === undefined || bytes.length <= headBytes || bytes.length > headBytes + maxNumberBytes) return undefined;
  try {
    return {
      kind,
      number: fromUtf8(bytes.subarray(headBytes)),
      author: toBase64Url(bytes.subarray(1, 1 + authorBytes)) as AuthorId,
      seq: new DataView(bytes.buffer, bytes.byteOffset).getUint32(1 + authorBytes) as Seq,
      hashStart: toBase64Url(bytes.subarray(1 + authorBytes + 4, headBytes)),
    };
  } catch {
    return undefined;
  }
}

const shortBytes = 10;
const shortLetters = 15;

/** 75 bits of the entry's hash and a check letter, in groups of four: for where no camera is. */
export function shortPaperCode(entryHash: EntryHash): string {
  const letters = toCrockford(getBytes(entryHash).subarray(0, shortBytes)).slice(0, shortLetters);
  return groupLetters(letters + checkLetter(letters));
}

/** The typed letters as `shortPaperCode` spells them; undefined where a letter is wrong or missing. */
export function findShortCode(typed: string): string | undefined {
  const letters = normalizeCrockford(typed);
  return letters.length === shortLetters + 1 && hasCheckLetter(letters) ? groupLetters(letters) : undefined;
}

function getBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = findBase64UrlBytes(text);
  if (bytes?.length !== 32) throw new RangeError(`not 32 bytes in base64url: ${text}`);
  return bytes;
}
