import { deviceClock } from "../clock/device-clock.ts";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { addEvidence, EvidenceNotSavedError } from "../journal-store/add-evidence.ts";
import { setThumbnail } from "../journal-store/read-evidence.ts";
import type { tablet } from "../i18n/fa/tablet.ts";
import { makeThumbnail } from "./make-thumbnail.ts";

/** Why a photo was not kept, as a key of the messages `tablet.photos`. */
export type PhotoFailure = (EvidenceNotSavedError["reason"] & keyof (typeof tablet)["photos"]) | "failed";

/**
 * Resolves when the original, unchanged, has been stored and read back. Its thumbnail follows by itself: a decoder that
 * fails over the file takes nothing of the photo with it.
 */
export async function keepPhoto(file: File): Promise<EvidenceReference> {
  const reference = await addEvidence({
    file,
    name: file.name,
    mediaType: file.type || "application/octet-stream",
    boot: deviceClock.boot(),
    addedAt: deviceClock.now(),
  });
  makeThumbnail(file)
    .then((thumbnail) => (thumbnail === null ? undefined : setThumbnail(reference.sha256, thumbnail)))
    .catch(reportError);
  return reference;
}

export function photoFailureOf(error: unknown): PhotoFailure {
  return error instanceof EvidenceNotSavedError ? error.reason : "failed";
}
