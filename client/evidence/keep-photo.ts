import { deviceClock } from "../clock/device-clock.ts";
import { checkMedia, headBytes, tailBytes, type MediaRefusal } from "../../shared/evidence/check-media.ts";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { addEvidence, EvidenceNotSavedError } from "../journal-store/add-evidence.ts";
import { setThumbnail } from "../journal-store/read-evidence.ts";
import type { tablet } from "../i18n/fa/tablet.ts";
import { makeSmallPictures } from "./make-thumbnail.ts";

/** Why a photo was not kept, as a key of the messages `tablet.photos`. */
export type PhotoFailure =
  | ((EvidenceNotSavedError["reason"] | NotEvidence) & keyof (typeof tablet)["photos"])
  | "failed";

/** not-accepted: no kind of file that can be shown or played. The server would keep it, but what a tablet adds is to be seen. */
type NotEvidence = MediaRefusal | "not-accepted";

/** The file is none that is added as evidence: better said now than after it was filed. */
class NotEvidenceError extends Error {
  override readonly name = "NotEvidenceError";
  constructor(readonly reason: NotEvidence) {
    super(`no evidence: ${reason}`);
  }
}

/**
 * Resolves when the original, unchanged, has been stored and read back. Its thumbnail follows by itself: a decoder that
 * fails over the file takes nothing of the photo with it.
 */
export async function keepPhoto(file: File): Promise<EvidenceReference> {
  const reference = await keepFile(file, file.name, null);
  void keepThumbnail(file, reference, false);
  return reference;
}

/** `claimed`: the media type where it is known, else null; it is compared with the bytes. Throws as `photoFailureOf` tells. */
export async function keepFile(file: Blob, name: string, claimed: string | null): Promise<EvidenceReference> {
  return addEvidence({
    file,
    name,
    mediaType: await getMediaType(file, claimed),
    boot: deviceClock.boot(),
    addedAt: deviceClock.now(),
  });
}

/** Gives the small copy that was asked for; null where there is none. Never throws. */
export async function keepThumbnail(
  file: Blob,
  { sha256 }: EvidenceReference,
  withCopy: boolean,
): Promise<Blob | null> {
  try {
    const small = await makeSmallPictures(file, withCopy);
    if (small === null) return null;
    await setThumbnail(sha256, small.thumbnail);
    return small.copy;
  } catch (error) {
    reportError(error);
    return null;
  }
}

/** What the file is by its bytes, whatever the tablet calls it. Throws NotEvidenceError. */
async function getMediaType(file: Blob, claimed: string | null): Promise<string> {
  if (file.size === 0) return file.type;
  const part = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer());
  const head = await part(0, headBytes);
  const tail = await part(Math.max(0, file.size - tailBytes), file.size);
  const check = checkMedia({ head, tail }, claimed);
  if (check.kind === "refused") throw new NotEvidenceError(check.reason);
  if (check.kind === "opaque") throw new NotEvidenceError("not-accepted");
  return check.mediaType;
}

export function photoFailureOf(error: unknown): PhotoFailure {
  if (error instanceof NotEvidenceError) return error.reason;
  return error instanceof EvidenceNotSavedError ? error.reason : "failed";
}
