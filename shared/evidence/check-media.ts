import { isMediaType, isSameMedia, type MediaType } from "./media-types.ts";
import { findPictureSize } from "./picture-size.ts";
import { isFrameOfSound, sniffMedia } from "./sniff-media.ts";

/**
 * Why a file is not taken as evidence. differs: it is another kind than the entry calls it · disguised: it is a page, a program or
 * an archive, or one of them as well · too-many-pixels: opening it would take too much memory.
 */
export type MediaRefusal = "differs" | "disguised" | "too-many-pixels";

export type MediaCheck =
  | { kind: "accepted"; mediaType: MediaType }
  /** None of the kinds that are known here, by its bytes or by its name: it may be kept, and is only ever to be saved. */
  | { kind: "opaque" }
  | { kind: "refused"; reason: MediaRefusal };

/** Twice what the largest cameras of tablets and telephones take. Decoded it is half a gigabyte. */
export const maxPixels = 216_000_000;
export const maxSidePixels = 32_767;

/** What pages and scripts begin with. A picture has no reason to say this in its first kilobyte. */
const markup = /<(?:!doctype|html|head|body|script|svg|iframe|object|embed|meta|link|style|form|\?php)\b|javascript:/i;
const pdfMark = "%PDF-";
/** What archives (ZIP, RAR, 7z) and programs (ELF, PE, scripts of a shell) begin with. */
const forbiddenStarts = ["PK\x03\x04", "Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\x7fELF", "MZ\x90\0", "#!/", "#! /"];
/** Programs that guess what a file is look no further than this. */
const guessBytes = 1024;

/** An archive's last record, and the longest comment that may follow it. */
const zipEnd = [0x50, 0x4b, 0x05, 0x06] as const;
const zipEndBytes = 22;
const longestZipComment = 0xffff;

/** The parts of a file that are looked at. A smaller file is both. */
export interface MediaParts {
  /** The first `headBytes` of it: the size of a picture may stand behind a large preview. */
  head: Uint8Array;
  /** The last `tailBytes` of it. */
  tail: Uint8Array;
}

export const headBytes = 512 * 1024;
export const tailBytes = zipEndBytes + longestZipComment;

/**
 * Looks at a file's bytes, as the tablet does before it saves and the server before it takes them. `claimed`: the media type
 * that the entry names; null where there is no entry yet. Nothing is decoded.
 */
export function checkMedia({ head, tail }: MediaParts, claimed: string | null): MediaCheck {
  const refused = (reason: MediaRefusal): MediaCheck => ({ kind: "refused", reason });
  const found = findKind(head, claimed);
  const named = claimed !== null && isMediaType(claimed) ? claimed : undefined;
  if (found !== undefined && named !== undefined && !isSameMedia(named, found)) return refused("differs");
  if (isDisguised({ head, tail }, found)) return refused("disguised");
  const size = found && findPictureSize(found, head);
  if (size !== undefined && isTooLarge(size.width, size.height)) return refused("too-many-pixels");
  if (found === undefined || (claimed !== null && named === undefined)) return { kind: "opaque" };
  return { kind: "accepted", mediaType: named ?? found };
}

/** The eleven bits that a frame of sound begins with stand in one of two thousand files by chance: they prove no claim wrong. */
function findKind(head: Uint8Array, claimed: string | null): MediaType | undefined {
  const isDoubted = claimed !== null && !claimed.startsWith("audio/") && isFrameOfSound(head);
  return isDoubted ? undefined : sniffMedia(head);
}

export const isTooLarge = (width: number, height: number): boolean =>
  width > maxSidePixels || height > maxSidePixels || width * height > maxPixels;

function isDisguised({ head, tail }: MediaParts, found: MediaType | undefined): boolean {
  const text = latin1(head.subarray(0, guessBytes));
  const saysMore = text.includes(pdfMark) || markup.test(text);
  return (
    (found !== "application/pdf" && saysMore) ||
    forbiddenStarts.some((start) => text.startsWith(start)) ||
    endsAsZip(tail)
  );
}

/** An end record whose comment reaches exactly to the end of the file: no accident, and what unpackers look for. */
function endsAsZip(bytes: Uint8Array): boolean {
  const last = bytes.length - zipEndBytes;
  if (last < 0) return false;
  const first = Math.max(0, last - longestZipComment);
  for (
    let at = bytes.lastIndexOf(zipEnd[0], last);
    at >= first;
    at = at > 0 ? bytes.lastIndexOf(zipEnd[0], at - 1) : -1
  ) {
    if (!zipEnd.every((byte, offset) => bytes[at + offset] === byte)) continue;
    const commentBytes = bytes[at + 20]! | (bytes[at + 21]! << 8);
    if (at + zipEndBytes + commentBytes === bytes.length) return true;
  }
  return false;
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
