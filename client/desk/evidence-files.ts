/**
 * Files that entries name, as the desk reads them: from the server once, then from this browser. Nothing is shown unless its
 * hash is the signed one; what is kept is checked again each time.
 */
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { findDevice } from "../journal-store/device.ts";
import { NoProgressError, UnreachableError } from "../sync/http.ts";
import { authorizedHttp } from "../sync/run-sync.ts";

export type EvidenceFile =
  | { state: "verified"; file: Blob }
  /** The tablet has not sent it yet. */
  | { state: "not-received" }
  /** Not kept in this browser, and the server cannot be reached. */
  | { state: "not-here" }
  /** What came is not what was signed. */
  | { state: "altered" }
  | { state: "failed" };

const cacheName = "amanat-desk-evidence";
const keyOf = (sha256: string) => `/kept-evidence/${sha256}`;

export async function loadEvidence(reference: EvidenceReference): Promise<EvidenceFile> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(keyOf(reference.sha256));
  if (kept !== undefined) {
    const file = await kept.blob();
    if (await isSigned(file, reference)) return { state: "verified", file: typed(file, reference) };
    await cache.delete(keyOf(reference.sha256));
  }
  const fetched = await fetchEvidence(reference);
  if (fetched.state === "verified") await keep(cache, reference, fetched.file);
  return fetched;
}

async function fetchEvidence(reference: EvidenceReference): Promise<EvidenceFile> {
  const device = await findDevice();
  if (device === undefined) return { state: "failed" };
  try {
    const response = await authorizedHttp(device).open(`/api/evidence/${reference.sha256}`);
    if (!response.ok) {
      await response.body?.cancel();
      return { state: response.status === 404 ? "not-received" : "failed" };
    }
    const file = await response.blob();
    return (await isSigned(file, reference))
      ? { state: "verified", file: typed(file, reference) }
      : { state: "altered" };
  } catch (error) {
    const isAway = error instanceof UnreachableError || error instanceof NoProgressError;
    return { state: isAway ? "not-here" : "failed" };
  }
}

/** A full disk only means that it is fetched again the next time. */
async function keep(cache: Cache, { sha256 }: EvidenceReference, file: Blob): Promise<void> {
  try {
    await cache.put(keyOf(sha256), new Response(file));
  } catch (error) {
    reportError(error);
  }
}

async function isSigned(file: Blob, { sha256, sizeBytes }: EvidenceReference): Promise<boolean> {
  if (file.size !== sizeBytes) return false;
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))) === sha256;
}

/** The type that was signed, not the one that a server gives. */
const typed = (file: Blob, { mediaType }: EvidenceReference): Blob => file.slice(0, file.size, mediaType);
