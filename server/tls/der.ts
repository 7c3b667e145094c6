/** What certificates need of ASN.1's distinguished encoding (X.690): values out of parts, and parts out of values. */
export type Der = Uint8Array<ArrayBuffer>;

/** One value: tag, length, content. */
export function derValue(tag: number, ...parts: readonly Uint8Array[]): Der {
  const content = Buffer.concat(parts);
  const length: number[] = [];
  if (content.length < 0x80) length.push(content.length);
  else {
    for (let rest = content.length; rest > 0; rest >>>= 8) length.unshift(rest & 0xff);
    length.unshift(0x80 | length.length);
  }
  return Uint8Array.from([tag, ...length, ...content]);
}

export const derSequence = (...parts: readonly Uint8Array[]): Der => derValue(0x30, ...parts);
export const derSet = (...parts: readonly Uint8Array[]): Der => derValue(0x31, ...parts);
export const derText = (text: string): Der => derValue(0x0c, Buffer.from(text, "utf8"));
export const derOctets = (bytes: Uint8Array): Der => derValue(0x04, bytes);
/** `unusedBits`: of the last byte. */
export const derBits = (bytes: Uint8Array, unusedBits = 0): Der => derValue(0x03, Uint8Array.of(unusedBits), bytes);
export const derTrue = derValue(0x01, Uint8Array.of(0xff));

/** A number that is not negative, of any length. */
export function derInteger(bytes: Uint8Array): Der {
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  return derValue(0x02, short[0]! >= 0x80 ? Uint8Array.of(0, ...short) : short);
}

/** `1.2.840.10045.2.1` */
export function derObjectId(text: string): Der {
  const [first = 0, second = 0, ...rest] = text.split(".").map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 0x7f];
    for (let left = part >>> 7; left > 0; left >>>= 7) groups.unshift(0x80 | (left & 0x7f));
    bytes.push(...groups);
  }
  return derValue(0x06, Uint8Array.from(bytes));
}

/** Whole seconds. Two digits of the year until 2049, as RFC 5280 has it. */
export function derTime(at: Date): Der {
  const digits = at.toISOString().replace(/\.\d{3}|[-:T]/g, "");
  return at.getUTCFullYear() < 2050
    ? derValue(0x17, Buffer.from(digits.slice(2), "ascii"))
    : derValue(0x18, Buffer.from(digits, "ascii"));
}

/** The values inside of a value, each with its own tag and length. Throws RangeError for what is cut short. */
export function derChildren(value: Uint8Array): Uint8Array[] {
  const children: Uint8Array[] = [];
  for (let at = contentOf(value).from; at < value.length;) {
    const { end } = contentOf(value, at);
    children.push(value.subarray(at, end));
    at = end;
  }
  return children;
}

function contentOf(bytes: Uint8Array, at = 0): { from: number; end: number } {
  const first = bytes[at + 1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const from = at + 2 + lengthBytes;
  const length = first < 0x80 ? first : bytes.subarray(at + 2, from).reduce((sum, byte) => sum * 256 + byte, 0);
  if (from + length > bytes.length) throw new RangeError("a value of DER is cut short");
  return { from, end: from + length };
}
