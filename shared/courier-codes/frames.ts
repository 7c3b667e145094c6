/**
 * A message in pieces that one code each can hold, and put together again from pieces read in any order, any number of times.
 *
 *   frame = version · kind · hash of the message (8) · index · count · piece          in base45
 */
import type { SigningCrypto } from "../journal/ports.ts";
import { bytesEqual } from "../lib/bytes.ts";
import { findBase45Bytes, toBase45 } from "./base45.ts";

export type Sha256 = SigningCrypto["sha256"];

const version = 1;
const hashBytes = 8;
const headBytes = 2 + hashBytes + 2;
export const maxFrames = 255;

/** `entries`: of a tablet for an office · `receipts`: the way back · `paper`: on a printed paper. */
export type MessageKind = "entries" | "receipts" | "paper";
const kinds: readonly MessageKind[] = ["entries", "receipts", "paper"];

export interface Message {
  kind: MessageKind;
  bytes: Uint8Array<ArrayBuffer>;
}

/** More than 255 codes would hold. Nothing was made. */
export class TooManyFramesError extends Error {
  override readonly name = "TooManyFramesError";
}

/** How many codes a message takes if each holds `pieceBytes` of it. */
export const countFrames = (sizeBytes: number, pieceBytes: number): number =>
  Math.max(1, Math.ceil(sizeBytes / pieceBytes));

/** The texts of the codes, in order. All but the last hold `pieceBytes` bytes of the message. */
export async function toFrames(message: Message, pieceBytes: number, sha256: Sha256): Promise<string[]> {
  const { kind, bytes } = message;
  const count = countFrames(bytes.length, pieceBytes);
  if (count > maxFrames) throw new TooManyFramesError(`${bytes.length} bytes take ${count} codes`);
  const hash = (await sha256(bytes)).subarray(0, hashBytes);
  return Array.from({ length: count }, (_, index) => {
    const piece = bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes);
    const frame = new Uint8Array(headBytes + piece.length);
    frame.set([version, kinds.indexOf(kind)]);
    frame.set(hash, 2);
    frame.set([index, count], 2 + hashBytes);
    frame.set(piece, headBytes);
    return toBase45(frame);
  });
}

export interface Frame {
  kind: MessageKind;
  hash: Uint8Array;
  index: number;
  count: number;
  piece: Uint8Array;
}

/** Undefined of any other code that a camera may see. */
export function findFrame(text: string): Frame | undefined {
  const bytes = findBase45Bytes(text);
  if (bytes === undefined || bytes.length <= headBytes || bytes[0] !== version) return undefined;
  const kind = kinds[bytes[1]!];
  const [index, count] = [bytes[2 + hashBytes]!, bytes[3 + hashBytes]!];
  if (kind === undefined || index >= count) return undefined;
  return { kind, hash: bytes.slice(2, 2 + hashBytes), index, count, piece: bytes.slice(headBytes) };
}

/** What became of one code. */
export type Taken =
  /** No code of ours, or of another version. */
  | { outcome: "foreign" }
  /** Read before. */
  | { outcome: "known" }
  /** `isNewMessage`: what was begun before belongs to another message and was put away. */
  | { outcome: "taken"; isNewMessage: boolean }
  /** The last one that was missing: here is the message. */
  | { outcome: "whole"; message: Message }
  /** All were there and together they are not the message: a code was misread. Everything is to be shown again. */
  | { outcome: "misread" };

/** Collects the codes of one message at a time; a code of another message begins that one anew. */
export class FrameCollector {
  #first: Frame | undefined;
  #pieces: (Uint8Array | undefined)[] = [];
  readonly #sha256: Sha256;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  /** Numbers, from 0, of the codes that are still missing; undefined before the first code. */
  get missing(): number[] | undefined {
    if (this.#first === undefined) return undefined;
    return this.#pieces.flatMap((piece, index) => (piece === undefined ? [index] : []));
  }

  get count(): number {
    return this.#pieces.length;
  }

  async take(text: string): Promise<Taken> {
    const frame = findFrame(text);
    if (frame === undefined) return { outcome: "foreign" };
    const isNewMessage = this.#first === undefined || !isSameMessage(this.#first, frame);
    if (isNewMessage) {
      this.#first = frame;
      this.#pieces = Array.from({ length: frame.count });
    }
    if (this.#pieces[frame.index] !== undefined) return { outcome: "known" };
    this.#pieces[frame.index] = frame.piece;
    if (this.#pieces.includes(undefined)) return { outcome: "taken", isNewMessage };
    const bytes = concat(this.#pieces as Uint8Array[]);
    const hash = (await this.#sha256(bytes)).subarray(0, hashBytes);
    if (bytesEqual(hash, frame.hash)) return { outcome: "whole", message: { kind: frame.kind, bytes } };
    this.clear();
    return { outcome: "misread" };
  }

  /** Forgets what was collected. */
  clear(): void {
    this.#first = undefined;
    this.#pieces = [];
  }
}

const isSameMessage = (left: Frame, right: Frame): boolean =>
  left.kind === right.kind && left.count === right.count && bytesEqual(left.hash, right.hash);

function concat(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
