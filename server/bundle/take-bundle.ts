/**
 * Taking in what somebody carried: each entry by itself, as it would have come over the network, then each file of evidence that an
 * entry here names. Whatever is damaged is named and keeps nothing else out. The same bundle may come any number of times.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { EvidenceResult } from "../../shared/bundle/bundle-reply.ts";
import type { ByteSource } from "../../shared/bundle/byte-source.ts";
import type { Damage } from "../../shared/bundle/damage.ts";
import type { Manifest } from "../../shared/bundle/manifest.ts";
import { openAnyBundle } from "../../shared/bundle/open-any-bundle.ts";
import type { BundledEvidence, OpenBundle } from "../../shared/bundle/open-bundle.ts";
import type { Entry, EvidenceReference, Payload } from "../../shared/journal/entry.ts";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { compileSchema } from "../crypto/compile-schema.ts";
import { findRefusal } from "../evidence/check-file.ts";
import { hashFile, type EvidenceFolder } from "../evidence/evidence-folder.ts";
import type { RefusedEvidence } from "../evidence/refused-evidence.ts";
import type { JournalStore, Scope } from "../journal-store/journal-store.ts";

export interface BundleIntake {
  store: Pick<JournalStore, "ingestEach" | "listReferringEntries" | "findPlace">;
  evidence: EvidenceFolder;
  refused: RefusedEvidence;
  /** Folder of files on their way, on the same disk as the evidence. */
  workPath: string;
  /** What opens a sealed bundle: `AGE-SECRET-KEY-1…`. */
  identities: readonly string[];
  /** The part of the hierarchy for which the carrier may bring something. */
  scope: Scope;
  receivedAt: string;
  onProgress?(done: { entries: number; evidence: number }, manifest: Manifest | null): void;
}

export interface TakenBundle {
  manifest: Manifest | null;
  results: IngestResult[];
  evidence: EvidenceResult[];
  damage: Damage[];
}

/** What the audit says of it: counts, never content. */
export const detailsOfTaken = ({ results, evidence, damage }: TakenBundle): Record<string, number> => ({
  entries: results.length,
  new: results.filter(({ outcome }) => outcome === "inserted").length,
  evidence: evidence.length,
  damaged: damage.length,
});

/** In one transaction, and in memory, at once. */
const entriesAtOnce = 200;

/** Rejects if something cannot be stored: what was stored before stays, and the bundle may be handed in again. */
export async function takeBundle(source: ByteSource, intake: BundleIntake): Promise<TakenBundle> {
  const ports = { compile: compileSchema, createSha256: () => createHash("sha256") };
  const bundle = await openAnyBundle(source, intake.identities, ports);
  const results = await takeEntries(bundle, intake);
  const evidence: EvidenceResult[] = [];
  await mkdir(intake.workPath, { recursive: true });
  for (const file of bundle.evidence) {
    evidence.push(await takeEvidence(bundle, file, intake));
    intake.onProgress?.({ entries: results.length, evidence: evidence.length }, bundle.manifest);
  }
  return { manifest: bundle.manifest, results, evidence, damage: bundle.damage };
}

async function takeEntries(bundle: OpenBundle, intake: BundleIntake): Promise<IngestResult[]> {
  const { store, scope, receivedAt } = intake;
  const results: IngestResult[] = [];
  // What is no entry goes along, to be answered in its place as it would be in a push.
  let waiting: (Entry | null)[] = [];
  const flush = async () => {
    if (waiting.length > 0) results.push(...(await store.ingestEach(waiting, scope, receivedAt)));
    waiting = [];
    intake.onProgress?.({ entries: results.length, evidence: 0 }, bundle.manifest);
  };
  for await (const { entry } of bundle.readLines()) {
    waiting.push(entry);
    if (waiting.length >= entriesAtOnce) await flush();
  }
  await flush();
  return results;
}

async function takeEvidence(bundle: OpenBundle, file: BundledEvidence, intake: BundleIntake): Promise<EvidenceResult> {
  const { sha256 } = file;
  const refused = (reason: EvidenceResult["reason"] & string): EvidenceResult => ({
    sha256,
    outcome: "refused",
    reason,
  });
  const reference = await findReference(sha256, intake);
  // Whether a file is here is told only to those who may bring the entry that names it.
  if (reference === undefined) return refused("entry-not-here");
  if ((await intake.evidence.findSize(sha256)) !== undefined) return { sha256, outcome: "duplicate" };

  const path = join(intake.workPath, randomUUID());
  const copy = await open(path, "wx", 0o600);
  try {
    let sizeBytes = 0;
    const isWhole = await bundle.copyEvidence(
      sha256,
      async (bytes) => {
        await copy.write(bytes, 0, bytes.length, sizeBytes);
        sizeBytes += bytes.length;
      },
      async () => {
        sizeBytes = 0;
        await copy.truncate(0);
      },
    );
    if (!isWhole) return refused("damaged");
    if (reference.sizeBytes !== sizeBytes) return refused("size-differs");
    if ((await hashFile(path)) !== sha256) return refused("damaged");
    const reason = await findRefusal(path, reference.mediaType);
    if (reason !== null) {
      await intake.refused.note(sha256, reference.mediaType, reason);
      return refused(reason);
    }
    await intake.evidence.adopt(path, sha256, intake.receivedAt);
    return { sha256, outcome: "stored" };
  } finally {
    await copy.close();
    await rm(path, { force: true });
  }
}

/** What an entry of the log says of the file; undefined if none in the carrier's part of the hierarchy names it. */
async function findReference(sha256: string, { store, scope }: BundleIntake): Promise<EvidenceReference | undefined> {
  const referring = await store.listReferringEntries(sha256 as EvidenceHash);
  for (const { author, seq } of referring.filter(({ path }) => path.startsWith(scope.path))) {
    const place = await store.findPlace(author, seq);
    if (place.kind !== "entry" || place.entry.payload === null) continue;
    const { evidence } = JSON.parse(place.entry.payload) as Payload;
    const reference = evidence.find((one) => one.sha256 === sha256);
    if (reference !== undefined) return reference;
  }
  return undefined;
}
