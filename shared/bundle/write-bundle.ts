/** Writing a bundle: piece by piece, so that evidence of tens of MB is never held whole. */
import { Zip, ZipPassThrough } from "fflate";
import type { Entry, EvidenceReference } from "../journal/entry.ts";
import { findBase64UrlBytes, toHex, toUtf8 } from "../lib/bytes.ts";
import type { MaybePromise } from "../lib/maybe-promise.ts";
import { bundleLimits, entriesName, evidenceFolder, manifestName, receiptsFolder, type Manifest } from "./manifest.ts";

/** Where pieces of a file go, in their order; each is waited for. */
export type ByteSink = (bytes: Uint8Array) => MaybePromise<void>;

type Pieces<Item> = Iterable<Item> | AsyncIterable<Item>;

/** A receipt of one entry: the text of a C2SP tlog-proof. */
export interface BundledReceipt {
  author: string;
  seq: number;
  text: string;
}

export interface BundleContents {
  manifest: Manifest;
  entries: Pieces<Entry>;
  /** The bytes of a file that the manifest names, or undefined if they are gone: it is then left out. */
  findEvidence?: (reference: EvidenceReference) => MaybePromise<Pieces<Uint8Array> | undefined>;
  receipts?: Pieces<BundledReceipt>;
}

export class BundleTooLargeError extends Error {
  override readonly name = "BundleTooLargeError";
  constructor(readonly limitBytes: number) {
    super(`a bundle holds at most ${limitBytes} bytes`);
  }
}

/** A moment that every ZIP reader takes, always the same: when the file was made stands in the manifest. */
const fixedTime = new Date(1980, 0, 2);
const linesAtOnce = 64;

/**
 * Writes a bundle. Entries are not compressed: a damaged byte then costs one line and not all behind it (rule B3). Throws
 * BundleTooLargeError, and whatever the sink or a source throws; what was written until then is no bundle.
 */
export async function writeBundle(
  contents: BundleContents,
  sink: ByteSink,
  mostBytes = bundleLimits.bundleBytes,
): Promise<void> {
  const { manifest } = contents;
  const pending: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error === null) pending.push(piece);
    else failure = error;
  });
  let writtenBytes = 0;
  const drain = async () => {
    if (failure !== null) throw failure;
    for (const piece of pending.splice(0)) {
      writtenBytes += piece.length;
      if (writtenBytes > mostBytes) throw new BundleTooLargeError(mostBytes);
      if (piece.length > 0) await sink(piece);
    }
  };
  const add = async (name: string, pieces: Pieces<Uint8Array>) => {
    const file = new ZipPassThrough(name);
    file.mtime = fixedTime;
    zip.add(file);
    for await (const piece of pieces) {
      file.push(piece);
      await drain();
    }
    file.push(new Uint8Array(0), true);
    await drain();
  };

  await add(manifestName, [toUtf8(JSON.stringify(manifest))]);
  await add(entriesName, linesOf(contents.entries));
  for await (const { author, seq, text } of contents.receipts ?? []) {
    await add(`${receiptsFolder}${author}-${seq}`, [toUtf8(text)]);
  }
  const written = new Set<string>();
  for (const reference of manifest.evidence) {
    if (written.has(reference.sha256)) continue;
    written.add(reference.sha256);
    const pieces = await contents.findEvidence?.(reference);
    if (pieces !== undefined) await add(evidenceNameOf(reference.sha256), pieces);
  }
  zip.end();
  await drain();
}

/** `sha256`: base64url. */
export const evidenceNameOf = (sha256: string): string => evidenceFolder + toHex(findBase64UrlBytes(sha256)!);

async function* linesOf(entries: Pieces<Entry>): AsyncGenerator<Uint8Array> {
  let lines: string[] = [];
  for await (const { header, payload, signature } of entries) {
    lines.push(JSON.stringify({ header, payload, signature }), "\n");
    if (lines.length < 2 * linesAtOnce) continue;
    yield toUtf8(lines.join(""));
    lines = [];
  }
  if (lines.length > 0) yield toUtf8(lines.join(""));
}
