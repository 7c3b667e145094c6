/**
 * Files that entries name, as the desk reads them: from the server once, then from this browser. Nothing is shown unless the
 * original's hash is the signed one; what is kept is checked again each time. A picture is drawn from the copy that the server
 * makes for viewing: this browser decodes no picture that came from outside. Sound and film are played from the file itself, by
 * the type that was signed and only when somebody asks. What is no known kind of file by its bytes can only be saved.
 */
import { arrivalHeader } from "../../shared/evidence/arrival-header.ts";
import { isMediaType, isSameMedia, pictureTypes } from "../../shared/evidence/media-types.ts";
import { sniffedBytes, sniffMedia } from "../../shared/evidence/sniff-media.ts";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { findDevice } from "../journal-store/device.ts";
import { NoProgressError, UnreachableError } from "../sync/http.ts";
import { authorizedHttp } from "../sync/run-sync.ts";

export type EvidenceFile =
  /**
   * `view`: the copy for viewing; null where there is none. `isKnown`: it is the kind of file that its entry calls it, and one that
   * can be shown or played; else its type says nothing. `arrivedAt`: when the server had it whole, ISO 8601 UTC; null where it does
   * not say.
   */
  | { state: "verified"; file: Blob; view: Blob | null; isKnown: boolean; arrivedAt: string | null }
  /** The server looked at the file and did not take it; the tablet still has it. */
  | { state: "refused"; problem: string }
  /** The tablet has not sent it yet. */
  | { state: "not-received" }
  /** Not kept in this browser, and the server cannot be reached. */
  | { state: "not-here" }
  /** What came is not what was signed. */
  | { state: "altered" }
  | { state: "failed" };

const cacheName = "amanat-desk-evidence";
const keyOf = (sha256: string) => `/kept-evidence/${sha256}`;
const viewKeyOf = (sha256: string) => `/kept-evidence/${sha256}/view`;

export async function loadEvidence(reference: EvidenceReference): Promise<EvidenceFile> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(keyOf(reference.sha256));
  if (kept !== undefined) {
    const file = await kept.blob();
    if (await isSigned(file, reference)) return verified(cache, file, reference, arrivalOf(kept));
    await cache.delete(keyOf(reference.sha256));
  }
  return fetchEvidence(cache, reference);
}

async function fetchEvidence(cache: Cache, reference: EvidenceReference): Promise<EvidenceFile> {
  const device = await findDevice();
  if (device === undefined) return { state: "failed" };
  try {
    const response = await authorizedHttp(device).open(`/api/evidence/${reference.sha256}`);
    if (response.status === 415) return { state: "refused", problem: await readProblem(response) };
    if (!response.ok) {
      await response.body?.cancel();
      return { state: response.status === 404 ? "not-received" : "failed" };
    }
    const file = await response.blob();
    if (!(await isSigned(file, reference))) return { state: "altered" };
    const arrivedAt = arrivalOf(response);
    await keep(cache, keyOf(reference.sha256), file, arrivedAt);
    return await verified(cache, file, reference, arrivedAt);
  } catch (error) {
    const isAway = error instanceof UnreachableError || error instanceof NoProgressError;
    return { state: isAway ? "not-here" : "failed" };
  }
}

async function verified(
  cache: Cache,
  file: Blob,
  reference: EvidenceReference,
  arrivedAt: string | null,
): Promise<EvidenceFile> {
  const { mediaType } = reference;
  const isKnown = await isWhatItIsCalled(file, mediaType);
  const view = isKnown && pictureTypes.has(mediaType) ? await loadView(cache, reference) : null;
  return { state: "verified", file: typed(file, isKnown ? mediaType : unknownType), view, isKnown, arrivedAt };
}

async function isWhatItIsCalled(file: Blob, mediaType: string): Promise<boolean> {
  const found = sniffMedia(new Uint8Array(await file.slice(0, sniffedBytes).arrayBuffer()));
  return found !== undefined && isMediaType(mediaType) && isSameMedia(mediaType, found);
}

/** What is no instant says nothing. */
function arrivalOf({ headers }: Response): string | null {
  const said = headers.get(arrivalHeader);
  return said === null || Number.isNaN(Date.parse(said)) ? null : new Date(said).toISOString();
}

/** Null where the server cannot be reached or can make no picture: the original is there to be saved. */
async function loadView(cache: Cache, { sha256 }: EvidenceReference): Promise<Blob | null> {
  const kept = await cache.match(viewKeyOf(sha256));
  if (kept !== undefined) return kept.blob();
  const device = await findDevice();
  if (device === undefined) return null;
  try {
    const response = await authorizedHttp(device).open(`/api/evidence/${sha256}/view`);
    if (!response.ok) {
      await response.body?.cancel();
      return null;
    }
    const view = new Blob([await response.arrayBuffer()], { type: "image/webp" });
    await keep(cache, viewKeyOf(sha256), view);
    return view;
  } catch (error) {
    if (!(error instanceof UnreachableError || error instanceof NoProgressError)) reportError(error);
    return null;
  }
}

async function readProblem(response: Response): Promise<string> {
  const problem = (await response.json()) as { type?: unknown };
  return typeof problem.type === "string" ? problem.type : "";
}

/** A full disk only means that it is fetched again the next time. */
async function keep(cache: Cache, key: string, file: Blob, arrivedAt: string | null = null): Promise<void> {
  try {
    await cache.put(key, new Response(file, arrivedAt === null ? {} : { headers: { [arrivalHeader]: arrivedAt } }));
  } catch (error) {
    reportError(error);
  }
}

async function isSigned(file: Blob, { sha256, sizeBytes }: EvidenceReference): Promise<boolean> {
  if (file.size !== sizeBytes) return false;
  return toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))) === sha256;
}

const unknownType = "application/octet-stream";

/** The type that was signed, not the one that a server gives. */
const typed = (file: Blob, mediaType: string): Blob => file.slice(0, file.size, mediaType);
