import { pictureTypes } from "../../shared/evidence/media-types.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { keepFile, keepThumbnail } from "./keep-photo.ts";
import { kindOfFile, type ItemKind, type KeptItem } from "./kept-item.ts";

/** A smaller original travels quickly enough by itself. */
const copyFromBytes = 300_000;

interface NewItem {
  file: Blob;
  /** Null: what its bytes say. */
  kind: ItemKind | null;
  source: KeptItem["source"];
  /** Null: one is made of kind and time. */
  name: string | null;
  /** As a recorder says, since the bytes do not tell sound and picture apart; null: what the bytes say. */
  mediaType: string | null;
}

const extensions: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "audio/webm": "webm",
  "video/webm": "webm",
  "audio/mp4": "m4a",
  "video/mp4": "mp4",
};

/**
 * Calls `onKept` with the original once it has been hashed, stored unchanged and read back, and resolves; later, out of the way,
 * with the small copy of a large picture. Throws as `photoFailureOf` tells: then nothing was kept.
 */
export async function keepItem(added: NewItem, onKept: (item: KeptItem) => void): Promise<void> {
  const { file, source } = added;
  const capturedAt = deviceClock.now();
  const fileType = added.mediaType ?? file.type;
  const kind = added.kind ?? kindOfFile(fileType);
  const name = added.name ?? nameOf(kind, capturedAt, fileType);
  const original = await keepFile(file, name, added.mediaType);
  const known = added.kind ?? kindOfFile(original.mediaType);
  onKept({ file: original, kind: known, source, capturedAt, copyOf: null });
  if (!pictureTypes.has(original.mediaType)) return;
  void keepCopy().catch(reportError);

  async function keepCopy(): Promise<void> {
    const copy = await keepThumbnail(file, original, original.sizeBytes > copyFromBytes);
    if (copy === null) return;
    const reference = await keepFile(copy, `small-${name}`, copy.type);
    onKept({ file: reference, kind: known, source, capturedAt, copyOf: original.sha256 });
  }
}

/** Readable on any system: "photo-20160226-093000.jpg", in UTC. */
function nameOf(kind: ItemKind, capturedAt: string, mediaType: string): string {
  const moment = capturedAt.slice(0, 19).replaceAll(/[-:]/gu, "").replace("T", "-");
  const extension = extensions[mediaType];
  return `${kind}-${moment}${extension === undefined ? "" : `.${extension}`}`;
}
