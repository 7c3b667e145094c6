/** Where text stops being text: `TextDecoder` says that bytes are invalid, but not which. */

export interface Utf8Scan {
  /** Offset of the first byte that is no UTF-8; -1 where all is well. */
  firstInvalid: number;
  /** Sequences of more than one byte that are invalid, and that are valid. */
  invalid: number;
  valid: number;
}

/** Reads on after an invalid byte, so that a damaged file can be told from one of another encoding (Unicode 16, table 3-7). */
export function scanUtf8(bytes: Uint8Array): Utf8Scan {
  const scan: Utf8Scan = { firstInvalid: -1, invalid: 0, valid: 0 };
  for (let index = 0; index < bytes.length;) {
    const size = sequenceSize(bytes, index);
    if (size === 0) {
      if (scan.firstInvalid === -1) scan.firstInvalid = index;
      scan.invalid += 1;
    } else if (size > 1) {
      scan.valid += 1;
    }
    index += Math.max(size, 1);
  }
  return scan;
}

/** Bytes of the well-formed sequence that starts here, 0 if none does. */
function sequenceSize(bytes: Uint8Array, start: number): 0 | 1 | 2 | 3 | 4 {
  const first = bytes[start] ?? 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const second = bytes[start + 1] ?? 0;
  // Overlong forms, surrogates and what lies beyond U+10FFFF differ from the rest in the second byte only.
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let index = start + 2; index < start + size; index += 1) {
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return size;
}

/** Offset of the first unit that is no UTF-16: half of a surrogate pair, or a last byte alone. `lowByte`: 0 in LE, 1 in BE. */
export function findInvalidUtf16(bytes: Uint8Array, lowByte: 0 | 1): number | undefined {
  const unitAt = (index: number): number => ((bytes[index + 1 - lowByte] ?? 0) << 8) | (bytes[index + lowByte] ?? 0);
  const end = bytes.length - (bytes.length % 2);
  for (let index = 0; index < end; index += 2) {
    const unit = unitAt(index);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = index + 2 < end ? unitAt(index + 2) : 0;
    if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) return index;
    index += 2;
  }
  return end === bytes.length ? undefined : end;
}
