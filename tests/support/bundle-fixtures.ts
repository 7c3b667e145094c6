import { createHash } from "node:crypto";
import { buildManifest } from "../../shared/bundle/build-manifest.ts";
import type { ByteSource } from "../../shared/bundle/byte-source.ts";
import { openBundle, type BundlePorts, type OpenBundle } from "../../shared/bundle/open-bundle.ts";
import { writeBundle, type BundledReceipt, type ByteSink } from "../../shared/bundle/write-bundle.ts";
import type { Entry, EvidenceReference } from "../../shared/journal/entry.ts";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { compileSchema } from "./compile-schema.ts";
import { buildChain, election } from "./entry-fixtures.ts";
import { createSeededDevice, sha256 } from "./node-crypto.ts";
import { createSeededRandom } from "./seeded-random.ts";

export const bundlePorts: BundlePorts = { compile: compileSchema, createSha256: () => createHash("sha256") };

/** Collects what is written to it. */
export function createCollector(): { sink: ByteSink; bytes(): Uint8Array } {
  const pieces: Uint8Array[] = [];
  return {
    sink: (piece) => void pieces.push(Uint8Array.from(piece)),
    bytes: () => new Uint8Array(Buffer.concat(pieces)),
  };
}

export const referenceTo = (bytes: Uint8Array, name = "photo.jpg"): EvidenceReference => ({
  sha256: sha256(bytes).toString("base64url") as EvidenceHash,
  sizeBytes: bytes.length,
  mediaType: "image/jpeg",
  name,
});

export const noise = (seed: string, length: number): Uint8Array => createSeededRandom(seed).bytes(length);

/** Bytes that begin as a photo does: what else is not taken as one. */
export const photoBytes = (seed: string, length: number): Uint8Array => {
  const bytes = noise(seed, length);
  bytes.set([0xff, 0xd8, 0xff, 0xda]);
  return bytes;
};

/** A bundle of these entries, with the evidence that is at hand. */
export async function packBundle(
  entries: readonly Entry[],
  evidence: readonly Uint8Array[] = [],
  receipts: readonly BundledReceipt[] = [],
  /** What the manifest speaks of, if the entries are not. */
  described: readonly Entry[] = entries,
): Promise<Uint8Array> {
  const byHash = new Map(evidence.map((bytes) => [referenceTo(bytes).sha256, bytes]));
  const about = { election, createdBy: createSeededDevice("tablet").author, createdAt: "2016-02-26T18:00:00.000Z" };
  const manifest = await buildManifest(about, described, () => true);
  const { sink, bytes } = createCollector();
  const findEvidence = ({ sha256: hash }: EvidenceReference) => {
    const found = byHash.get(hash);
    return found === undefined ? undefined : [found];
  };
  await writeBundle({ manifest, entries, findEvidence, receipts }, sink);
  return bytes();
}

/** `count` entries of one tablet; the last names the pieces of evidence. */
export async function buildEntries(count: number, evidence: readonly Uint8Array[] = []): Promise<Entry[]> {
  const device = createSeededDevice("tablet");
  const first = await buildChain(device, count - 1);
  const head = first.at(-1) ?? null;
  const last = await buildChain(device, 1, {
    head: head === null ? null : { seq: head.header.seq, hash: head.hash },
    event: { evidence: evidence.map((bytes) => referenceTo(bytes)) },
  });
  return [...first, ...last].map(({ entry }) => entry);
}

/** All that a bundle gives. */
export interface BundleYield {
  bundle: OpenBundle;
  entries: Entry[];
  /** Hashes of the intact files of evidence. */
  evidence: string[];
  receipts: BundledReceipt[];
}

export async function readAll(bundle: OpenBundle): Promise<BundleYield> {
  const all: BundleYield = { bundle, entries: [], evidence: [], receipts: [] };
  for await (const { entry } of bundle.readEntries()) all.entries.push(entry);
  for (const { sha256: hash } of bundle.evidence) {
    if (await bundle.copyEvidence(hash, () => undefined)) all.evidence.push(hash);
  }
  for await (const receipt of bundle.readReceipts()) all.receipts.push(receipt);
  return all;
}

export const readSource = async (source: ByteSource): Promise<BundleYield> =>
  readAll(await openBundle(source, bundlePorts));
