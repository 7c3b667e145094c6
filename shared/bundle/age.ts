/**
 * The outer layer of a bundle that only its district can open: the age file format (age-encryption.org/v1). The library makes and
 * opens the header; the pieces behind it are sealed one by one here, so that a file of any size goes through a small memory, and
 * a damaged piece costs 64 KiB and not all that follows.
 */
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { Decrypter, Encrypter } from "age-encryption";
import { fromUtf8, toUtf8 } from "../lib/bytes.ts";
import type { ByteSource } from "./byte-source.ts";
import type { Damage } from "./damage.ts";
import type { ByteSink } from "./write-bundle.ts";

const pieceBytes = 65_536;
const tagBytes = 16;
const sealedPieceBytes = pieceBytes + tagBytes;
const nonceBytes = 16;
const longestHeader = 65_536;
const intro = "age-encryption.org/v1\n";
/** Before the last line of the header, which is its MAC. */
const macLine = "\n--- ";

/** Whether a file that begins like this is sealed. `start`: its first 22 bytes or more. */
export const isSealed = (start: Uint8Array): boolean =>
  start.length >= intro.length && [...intro].every((letter, at) => start[at] === letter.charCodeAt(0));

const pieceKeyOf = (fileKey: Uint8Array, nonce: Uint8Array): Uint8Array =>
  hkdf(sha256, fileKey, nonce, toUtf8("payload"), 32);

/** Twelve bytes: the number of the piece, and whether it is the last. */
function nonceOf(index: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setUint32(7, index);
  if (isLast) nonce[11] = 1;
  return nonce;
}

/** Takes pieces of a file and gives those of the sealed one. */
export interface Sealer {
  write: ByteSink;
  /** Without it the file is cut off. */
  end(): Promise<void>;
}

/** The header of an age file, and the key that it holds for those who can open it. */
interface Envelope {
  header: Uint8Array;
  fileKey: Uint8Array;
  /** Drawn for the first file under this header. */
  nonce: Uint8Array;
}

/** For `recipient` (`age1…`). Throws if that is none. */
async function makeEnvelope(recipient: string): Promise<Envelope> {
  const encrypter = new Encrypter();
  let fileKey: Uint8Array | undefined;
  encrypter.addRecipient(recipient);
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  // Of a file without a byte: its header, its nonce, and one piece that is not used.
  const empty = await encrypter.encrypt(new Uint8Array(0));
  const nonceAt = empty.length - tagBytes - nonceBytes;
  return { header: empty.slice(0, nonceAt), fileKey: fileKey!, nonce: empty.slice(nonceAt, nonceAt + nonceBytes) };
}

/** Seals to `recipient` (`age1…`). Throws if that is none, and what the sink throws. */
export async function createSealer(recipient: string, sink: ByteSink): Promise<Sealer> {
  return startSealing(await makeEnvelope(recipient), sink);
}

/**
 * Seals many small texts to one recipient. What takes long, the header, is made once: each is a file of its own all the same,
 * since its pieces lie under a key made of the file key and a nonce of 128 random bits. Throws if `recipient` is none.
 */
export async function createTextSealer(
  recipient: string,
  randomBytes: (length: number) => Uint8Array,
): Promise<(text: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>> {
  const envelope = await makeEnvelope(recipient);
  return async (text) => {
    const parts: Uint8Array[] = [];
    const sink = (part: Uint8Array) => void parts.push(part);
    const sealer = await startSealing({ ...envelope, nonce: randomBytes(nonceBytes) }, sink);
    await sealer.write(text);
    await sealer.end();
    return concat(parts);
  };
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function startSealing({ header, fileKey, nonce }: Envelope, sink: ByteSink): Promise<Sealer> {
  const key = pieceKeyOf(fileKey, nonce);
  await sink(header);
  await sink(nonce);

  const held = new Uint8Array(pieceBytes);
  let heldBytes = 0;
  let index = 0;
  const flush = async (isLast: boolean) => {
    await sink(chacha20poly1305(key, nonceOf(index++, isLast)).encrypt(held.subarray(0, heldBytes)));
    heldBytes = 0;
  };
  return {
    write: async (bytes) => {
      for (let at = 0; at < bytes.length;) {
        // A full piece waits for the byte after it: the last piece is marked, and is empty only in an empty file.
        if (heldBytes === pieceBytes) await flush(false);
        const taken = bytes.subarray(at, at + pieceBytes - heldBytes);
        held.set(taken, heldBytes);
        heldBytes += taken.length;
        at += taken.length;
      }
    },
    end: () => flush(true),
  };
}

/** A sealed file that was opened: its bytes as if it had never been sealed, with zeros where it is damaged. */
export interface Unsealed extends ByteSource {
  readonly damage: Damage[];
}

export type Unsealing = { kind: "open"; source: Unsealed } | { kind: "sealed-for-others" } | { kind: "seal-broken" };

/** Opens a sealed file with the first of the identities (`AGE-SECRET-KEY-1…`) that fits. Never throws for what it holds. */
export async function unseal(source: ByteSource, identities: readonly string[]): Promise<Unsealing> {
  const start = await source.read(0, longestHeader);
  const headerBytes = findHeaderEnd(start);
  if (headerBytes === undefined || start.length < headerBytes + nonceBytes) return { kind: "seal-broken" };
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  let fileKey: Uint8Array;
  try {
    fileKey = await decrypter.decryptHeader(start.subarray(0, headerBytes));
  } catch (error) {
    const isForOthers = error instanceof Error && error.message.startsWith("no identity matched");
    return { kind: isForOthers ? "sealed-for-others" : "seal-broken" };
  }
  const key = pieceKeyOf(fileKey, start.subarray(headerBytes, headerBytes + nonceBytes));
  const opened = new UnsealedSource(source, key, headerBytes + nonceBytes);
  await opened.findEnd();
  return { kind: "open", source: opened };
}

function findHeaderEnd(start: Uint8Array): number | undefined {
  const text = findAscii(start);
  const mac = text.indexOf(macLine);
  const end = mac < 0 ? -1 : text.indexOf("\n", mac + macLine.length);
  return end < 0 ? undefined : end + 1;
}

/** Letters of the beginning that are ASCII: the header is nothing else. */
function findAscii(bytes: Uint8Array): string {
  const end = bytes.findIndex((byte) => byte > 0x7e);
  return fromUtf8(end < 0 ? bytes : bytes.subarray(0, end));
}

class UnsealedSource implements Unsealed {
  readonly damage: Damage[] = [];
  sizeBytes = 0;
  readonly #source: ByteSource;
  readonly #key: Uint8Array;
  readonly #at: number;
  readonly #count: number;
  #held: { index: number; bytes: Uint8Array } | undefined;

  constructor(source: ByteSource, key: Uint8Array, at: number) {
    this.#source = source;
    this.#key = key;
    this.#at = at;
    this.#count = Math.ceil((source.sizeBytes - at) / sealedPieceBytes);
  }

  /** What a cut left of the last piece can be neither opened nor trusted: the file ends before it. */
  async findEnd(): Promise<void> {
    const last = this.#count - 1;
    if (last < 0) {
      this.damage.push({ kind: "cut-off" });
      return;
    }
    const sealed = await this.#source.read(this.#at + last * sealedPieceBytes, sealedPieceBytes);
    const marked = this.#open(last, true, sealed);
    const bytes = marked ?? this.#open(last, false, sealed);
    if (marked === undefined) this.damage.push({ kind: "cut-off" });
    this.sizeBytes = last * pieceBytes + (bytes?.length ?? 0);
    if (bytes !== undefined) this.#held = { index: last, bytes };
  }

  async read(at: number, length: number): Promise<Uint8Array> {
    const end = Math.min(at + length, this.sizeBytes);
    const bytes = new Uint8Array(Math.max(0, end - at));
    for (let from = at; from < end;) {
      const index = Math.floor(from / pieceBytes);
      const offset = from - index * pieceBytes;
      const piece = await this.#read(index);
      const part = piece.subarray(offset, Math.min(pieceBytes, offset + end - from));
      bytes.set(part, from - at);
      from += part.length;
    }
    return bytes;
  }

  async #read(index: number): Promise<Uint8Array> {
    if (this.#held?.index === index) return this.#held.bytes;
    const sealed = await this.#source.read(this.#at + index * sealedPieceBytes, sealedPieceBytes);
    const isEnd = index === this.#count - 1;
    const bytes = (isEnd ? this.#open(index, true, sealed) : undefined) ?? this.#open(index, false, sealed);
    if (bytes === undefined) this.#report(index * pieceBytes);
    const held = new Uint8Array(pieceBytes);
    if (bytes !== undefined) held.set(bytes);
    this.#held = { index, bytes: held };
    return held;
  }

  #open(index: number, isLast: boolean, sealed: Uint8Array): Uint8Array | undefined {
    try {
      return chacha20poly1305(this.#key, nonceOf(index, isLast)).decrypt(sealed);
    } catch {
      return undefined;
    }
  }

  #report(at: number): void {
    if (this.damage.some((known) => known.at === at)) return;
    this.damage.push({ kind: "seal-damaged", at, bytes: pieceBytes });
  }
}
