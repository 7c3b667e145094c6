import { sha256 } from "@noble/hashes/sha2.js";
import { createSealer } from "../../shared/bundle/age.ts";
import { buildManifest } from "../../shared/bundle/build-manifest.ts";
import { bundleExtension } from "../../shared/bundle/manifest.ts";
import { writeBundle } from "../../shared/bundle/write-bundle.ts";
import { toRanges, type EntryRange } from "../../shared/events/custody.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { readEvidenceBytes } from "../journal-store/read-evidence.ts";
import type { DeviceRow } from "../journal-store/rows.ts";
import type { Load } from "./choose-entries.ts";

export interface BuiltBundle {
  file: File;
  /** Of the file as it is carried, base64url. */
  sha256: string;
  covers: EntryRange[];
  entryCount: number;
  /** Hashes of the files in it, base64url. */
  evidence: string[];
  isSealed: boolean;
}

/** Bytes are handed to the browser in parts of about this size, which it may keep on its disk. */
const partBytes = 4 * 1024 * 1024;

/**
 * The `.amanat` file. `recipient`: the district's; null makes a file that anybody can read. `onProgress`: from 0 to 1. Throws
 * the signal's reason when it is stopped, and BundleTooLargeError.
 */
export async function buildBundle(
  { entries, evidence, sizeBytes }: Load,
  about: { device: DeviceRow; createdAt: string; recipient: string | null },
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<BuiltBundle> {
  const { device, createdAt, recipient } = about;
  const carried = new Set(evidence.map((reference) => reference.sha256));
  const parts: Blob[] = [];
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let pendingBytes = 0;
  let writtenBytes = 0;
  const hash = sha256.create();
  const flush = () => {
    parts.push(new Blob(pending));
    pending = [];
    pendingBytes = 0;
  };
  const keep = (bytes: Uint8Array) => {
    signal.throwIfAborted();
    hash.update(bytes);
    pending.push(bytes.slice());
    pendingBytes += bytes.length;
    writtenBytes += bytes.length;
    onProgress(Math.min(1, writtenBytes / sizeBytes));
    if (pendingBytes >= partBytes) flush();
  };
  const sealer = recipient === null ? undefined : await createSealer(recipient, keep);
  const manifest = await buildManifest(
    { election: device.election, createdBy: device.author, createdAt },
    entries,
    ({ sha256: name }) => carried.has(name),
  );
  const written: string[] = [];
  await writeBundle(
    {
      manifest,
      entries,
      async findEvidence(reference) {
        const kept = await readEvidenceBytes(reference.sha256);
        if (kept.state === "damaged") return undefined;
        written.push(reference.sha256);
        return [kept.bytes];
      },
    },
    sealer?.write ?? keep,
  );
  await sealer?.end();
  flush();
  return {
    file: new File(parts, fileNameOf(device.unit, createdAt), { type: "application/octet-stream" }),
    sha256: toBase64Url(hash.digest()),
    covers: toRanges(entries),
    entryCount: entries.length,
    evidence: written,
    isSealed: recipient !== null,
  };
}

/** Tells the branch and the minute, in letters that every file system takes. */
const fileNameOf = (unit: string, createdAt: string): string =>
  `amanat-${unit}-${createdAt.slice(0, 16).replaceAll(/[-:]/g, "")}${bundleExtension}`;
