import { piecesOf, type ByteSource } from "./byte-source.ts";
import {
  centralSignature,
  descriptorBytes,
  descriptorSignature,
  endSignature,
  localSignature,
  u32,
} from "./zip-records.ts";

/** What stands behind a file of which the header before it does not say the size. */
export interface Descriptor {
  packedBytes: number;
  crc: number;
  sizeBytes: number;
}

/** Every place of a damaged file at which a record of ZIP may begin. */
export interface Signatures {
  /** Of headers before a file, rising. */
  headers: number[];
  /** By where a file begins: what a descriptor says that stands as far behind it as it says itself. */
  descriptorOf: Map<number, Descriptor>;
  hasTooMany: boolean;
  isAt(at: number): boolean;
  /** The first at or after `at` of what can follow a file. */
  firstAfter(at: number): number | undefined;
}

const pieceBytes = 2 ** 20;
const mostSignatures = 100_000;

/** Reads the whole file once. */
export async function findSignatures(source: ByteSource): Promise<Signatures> {
  const headers: number[] = [];
  const descriptorOf = new Map<number, Descriptor>();
  const all: number[] = [];
  const afterFile: number[] = [];
  let pieceAt = 0;
  let before = new Uint8Array(0);
  let hasTooMany = false;
  for await (const piece of piecesOf(source, 0, source.sizeBytes, pieceBytes)) {
    // A record that begins in one piece may end in the next.
    const bytes = new Uint8Array(before.length + piece.length);
    bytes.set(before);
    bytes.set(piece, before.length);
    const from = pieceAt - before.length;
    const isLast = pieceAt + piece.length >= source.sizeBytes;
    const end = isLast ? bytes.length : Math.max(0, bytes.length - descriptorBytes + 1);
    for (let at = bytes.indexOf(0x50); at >= 0 && at < end; at = bytes.indexOf(0x50, at + 1)) {
      if (bytes[at + 1] !== 0x4b || at + 4 > bytes.length) continue;
      const signature = u32(bytes, at);
      if (all.length >= mostSignatures) hasTooMany = true;
      else note(signature, bytes, at, from + at);
    }
    before = bytes.slice(end);
    pieceAt += piece.length;
  }

  function note(signature: number, bytes: Uint8Array, at: number, placeAt: number): void {
    if (signature === localSignature) headers.push(placeAt);
    else if (signature === descriptorSignature) {
      if (at + descriptorBytes > bytes.length) return;
      const packedBytes = u32(bytes, at + 8);
      const descriptor = { packedBytes, crc: u32(bytes, at + 4), sizeBytes: u32(bytes, at + 12) };
      if (packedBytes <= placeAt) descriptorOf.set(placeAt - packedBytes, descriptor);
    } else if (signature !== centralSignature && signature !== endSignature) return;
    all.push(placeAt);
    if (signature !== descriptorSignature) afterFile.push(placeAt);
  }

  const set = new Set(all);
  return {
    headers,
    descriptorOf,
    hasTooMany,
    isAt: (at) => set.has(at),
    firstAfter: (at) => afterFile[lowerBound(afterFile, at)],
  };
}

/** Index of the first number of a rising list that is at least `least`. */
function lowerBound(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
