/**
 * Texts as few bytes, and exactly the same texts back. What looks like text but is bytes (keys, hashes, salts, signatures in
 * base64url) is taken out and kept as bytes, each once; the rest is deflated with a dictionary of what our entries look like.
 *
 *   packed = length of the deflated text (4 bytes, big-endian) · deflated text · bytes taken out
 *   in the text: \u0001 \u0002 \u0003  the next 16, 32, 64 bytes · \u0004 and a letter  bytes that were named before
 */
import { Inflate, deflateSync } from "fflate";
import { findBase64UrlBytes, fromUtf8, toBase64Url, toUtf8 } from "../lib/bytes.ts";
import { dictionaryText } from "./dictionary.ts";

const dictionary = toUtf8(dictionaryText);

/** Between two texts. */
const separator = "\u0007";
const repeated = "\u0004";
const markOf = new Map([
  [22, "\u0001"],
  [43, "\u0002"],
  [86, "\u0003"],
]);
const sizeOf = new Map([
  ["\u0001", 16],
  ["\u0002", 32],
  ["\u0003", 64],
]);
const bytesAsText = /(?<![\w-])(?:[\w-]{86}|[\w-]{43}|[\w-]{22})(?![\w-])/g;
/** Named before: the number of the bytes, as a letter from "!" on. Letters end where surrogates begin. */
const firstLetter = 0x21;
const maxNamed = 0xd800 - firstLetter;
// oxlint-disable-next-line no-control-regex -- no JSON text holds these letters, which is why they can stand for something
const marks = /[\u0001-\u0003]|\u0004(.)/gsu;
// oxlint-disable-next-line no-control-regex
const ownLetters = /[\u0001-\u0004\u0007]/;

/** A text holds a letter that packing gives a meaning of its own. No entry and no receipt does. */
export class UnpackableTextError extends Error {
  override readonly name = "UnpackableTextError";
}

/** The bytes are not what packing gives, or give more than anything that is packed. */
export class PackedTextsError extends Error {
  override readonly name = "PackedTextsError";
}

export function packTexts(texts: readonly string[]): Uint8Array<ArrayBuffer> {
  if (texts.some((text) => ownLetters.test(text))) throw new UnpackableTextError("a text with letters of packing");
  const named = new Map<string, number>();
  const taken: Uint8Array[] = [];
  const text = texts.join(separator).replace(bytesAsText, (spelled) => {
    const known = named.get(spelled);
    if (known !== undefined) return repeated + String.fromCharCode(firstLetter + known);
    const bytes = findBase64UrlBytes(spelled);
    if (bytes === undefined) return spelled;
    if (named.size < maxNamed) named.set(spelled, named.size);
    taken.push(bytes);
    return markOf.get(spelled.length)!;
  });
  const deflated = deflateSync(toUtf8(text), { level: 9, mem: 8, dictionary });
  const packed = new Uint8Array(4 + deflated.length + taken.reduce((size, { length }) => size + length, 0));
  new DataView(packed.buffer).setUint32(0, deflated.length);
  packed.set(deflated, 4);
  let at = 4 + deflated.length;
  for (const bytes of taken) {
    packed.set(bytes, at);
    at += bytes.length;
  }
  return packed;
}

/** Throws PackedTextsError. `maxBytes`: of all texts together. */
export function unpackTexts(packed: Uint8Array, maxBytes: number): string[] {
  if (packed.length < 4) throw new PackedTextsError("no length");
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  if (4 + length > packed.length) throw new PackedTextsError("longer than what is there");
  const text = inflateText(packed.subarray(4, 4 + length), maxBytes);
  const taken = packed.subarray(4 + length);
  const named: string[] = [];
  let at = 0;
  let sizeBytes = text.length;
  const whole = text.replace(marks, (mark: string, letter: string | undefined) => {
    let spelled: string | undefined;
    if (letter !== undefined) {
      spelled = named[letter.charCodeAt(0) - firstLetter];
    } else {
      const size = sizeOf.get(mark)!;
      if (at + size <= taken.length) spelled = toBase64Url(taken.subarray(at, at + size));
      at += size;
      if (spelled !== undefined && named.length < maxNamed) named.push(spelled);
    }
    if (spelled === undefined) throw new PackedTextsError("bytes that are not there");
    sizeBytes += spelled.length;
    if (sizeBytes > maxBytes) throw new PackedTextsError("too much");
    return spelled;
  });
  if (at !== taken.length) throw new PackedTextsError("bytes that nothing names");
  return whole.split(separator);
}

/** Little at a time, so that a few bytes that inflate to gigabytes are found out early. */
const sliceBytes = 512;

function inflateText(deflated: Uint8Array, maxBytes: number): string {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  let isWhole = false;
  const inflate = new Inflate({ dictionary }, (piece, isLast) => {
    pieces.push(piece.slice());
    sizeBytes += piece.length;
    isWhole = isLast;
  });
  try {
    for (let at = 0; at < deflated.length; at += sliceBytes) {
      const end = Math.min(at + sliceBytes, deflated.length);
      inflate.push(deflated.slice(at, end), end === deflated.length);
      if (sizeBytes > maxBytes) throw new PackedTextsError("too much");
    }
    if (!isWhole) throw new PackedTextsError("it has no end");
    const bytes = new Uint8Array(sizeBytes);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return fromUtf8(bytes);
  } catch (error) {
    if (error instanceof PackedTextsError) throw error;
    throw new PackedTextsError("it cannot be inflated", { cause: error });
  }
}
