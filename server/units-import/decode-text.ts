/**
 * The text of a file that somebody saved, whichever of the usual encodings it was saved in: UTF-8 with or without a mark,
 * UTF-16 of either byte order with or without one, and Windows-1256, in which older office programs save Persian.
 */
import { isUtf8 } from "node:buffer";
import { findInvalidUtf16, scanUtf8 } from "./find-invalid-bytes.ts";

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1256";

export type DecodedText =
  | { kind: "text"; text: string; encoding: TextEncodingName; isGuessed: boolean }
  /** A zip or an OLE file: a workbook as Excel keeps it, or another file that is no text. */
  | { kind: "not-text"; isWorkbook: boolean }
  /** `byteOffset` from the start of the file, `line` from 1. */
  | { kind: "bad-bytes"; encoding: TextEncodingName; byteOffset: number; line: number };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const sampleSizeBytes = 64 * 1024;
/** Of all bytes of a table in UTF-16. */
const minNullShare = 0.01;
/** Below this share of Arabic letters among all that is not ASCII, a file is not taken for Windows-1256. */
const minArabicShare = 0.9;

export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return { kind: "not-text", isWorkbook: true };
  }
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeUtf8(bytes, 3);
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUtf16(bytes, "utf-16le", 2);
  if (startsWith(bytes, [0xfe, 0xff])) return decodeUtf16(bytes, "utf-16be", 2);

  const sample = bytes.subarray(0, sampleSizeBytes);
  const nulls = countNulls(sample);
  if (nulls.even + nulls.odd === 0) return decodeUtf8(bytes, 0);
  // Digits, separators and line ends of UTF-16 have a null for their high byte, which no other text has.
  const atLeast = sample.length * minNullShare;
  if (nulls.odd >= atLeast && nulls.odd > 4 * nulls.even) return decodeUtf16(bytes, "utf-16le", 0);
  if (nulls.even >= atLeast && nulls.even > 4 * nulls.odd) return decodeUtf16(bytes, "utf-16be", 0);
  return { kind: "not-text", isWorkbook: false };
}

function decodeUtf8(bytes: Uint8Array, from: number): DecodedText {
  const body = bytes.subarray(from);
  if (isUtf8(body)) {
    // A mark that was already taken off is not taken off twice.
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
    return { kind: "text", text, encoding: "utf-8", isGuessed: false };
  }
  const { firstInvalid, invalid, valid } = scanUtf8(body);
  if (from === 0 && invalid > 4 * valid) {
    const text = new TextDecoder("windows-1256").decode(body);
    if (arabicShare(text) >= minArabicShare) return { kind: "text", text, encoding: "windows-1256", isGuessed: true };
  }
  const line = countLines(body, firstInvalid, 1, 0);
  return { kind: "bad-bytes", encoding: "utf-8", byteOffset: from + firstInvalid, line };
}

function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", from: number): DecodedText {
  const body = bytes.subarray(from);
  const lowByte = encoding === "utf-16le" ? 0 : 1;
  const invalidAt = findInvalidUtf16(body, lowByte);
  if (invalidAt !== undefined) {
    return { kind: "bad-bytes", encoding, byteOffset: from + invalidAt, line: countLines(body, invalidAt, 2, lowByte) };
  }
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(body);
  return { kind: "text", text, encoding, isGuessed: from === 0 };
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function countNulls(bytes: Uint8Array): { even: number; odd: number } {
  const nulls = { even: 0, odd: 0 };
  for (let index = bytes.indexOf(0); index !== -1; index = bytes.indexOf(0, index + 1)) {
    if (index % 2 === 0) nulls.even += 1;
    else nulls.odd += 1;
  }
  return nulls;
}

/** The line, from 1, on which a byte lies; CRLF, LF and CR each end a line. Units of `width` bytes, high byte 0. */
function countLines(bytes: Uint8Array, before: number, width: 1 | 2, lowByte: 0 | 1): number {
  let line = 1;
  let previous = -1;
  for (let index = 0; index + width <= before; index += width) {
    const isNarrow = width === 1 || bytes[index + 1 - lowByte] === 0;
    const unit = isNarrow ? (bytes[index + lowByte] ?? -1) : -1;
    if (unit === carriageReturn || (unit === lineFeed && previous !== carriageReturn)) line += 1;
    previous = unit;
  }
  return line;
}

function arabicShare(text: string): number {
  const foreign = text.match(/[^\p{ASCII}]/gu) ?? [];
  const arabic = foreign.filter((character) => /[\p{Script=Arabic}\p{Cf}،؛؟\u00A0«»]/u.test(character));
  return foreign.length === 0 ? 0 : arabic.length / foreign.length;
}
