import { open, type FileHandle } from "node:fs/promises";
import { checkMedia, headBytes, tailBytes, type MediaRefusal } from "../../shared/evidence/check-media.ts";
import { pictureTypes } from "../../shared/evidence/media-types.ts";
import { sniffedBytes, sniffMedia } from "../../shared/evidence/sniff-media.ts";

/** Why the file is not taken as evidence of this media type; null if it is. Reads its beginning and its end alone. */
export async function findRefusal(path: string, mediaType: string): Promise<MediaRefusal | null> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const head = await readPart(file, 0, Math.min(size, headBytes));
    const tail = await readPart(file, Math.max(0, size - tailBytes), Math.min(size, tailBytes));
    const check = checkMedia({ head, tail }, mediaType);
    return check.kind === "refused" ? check.reason : null;
  } finally {
    await file.close();
  }
}

/** Whether the file is the kind of picture that its entry calls it: no decoder is given anything else. */
export async function isPicture(path: string, mediaType: string): Promise<boolean> {
  if (!pictureTypes.has(mediaType)) return false;
  const file = await open(path, "r");
  try {
    return sniffMedia(await readPart(file, 0, sniffedBytes)) === mediaType;
  } finally {
    await file.close();
  }
}

async function readPart(file: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
