import type { MediaType } from "./media-types.ts";

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

/** Brands of ISO base media files (ISO/IEC 14496-12), by what they hold. */
const heicBrands = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]);
const audioBrands = new Set(["M4A ", "M4B ", "F4A "]);
const videoBrands = /^(?:isom|iso[2-9]|mp4[12]|mp71|avc1|M4V |MSNV|dash|3gp.|3g2.|mmp4|f4v )$/;

/** So many of its first bytes say what a file is. */
export const sniffedBytes = 64;

/** What a file is by its first bytes; undefined for any other kind. `head`: its first `sniffedBytes` at least, or all of it. */
export function sniffMedia(head: Uint8Array): MediaType | undefined {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (ascii(head, 0, 4) === "RIFF") return sniffRiff(ascii(head, 8, 4));
  if (ascii(head, 4, 4) === "ftyp") return sniffIsoBrand(ascii(head, 8, 4));
  if (startsWith(head, 0x1a, 0x45, 0xdf, 0xa3))
    return ascii(head, 0, sniffedBytes).includes("webm") ? "video/webm" : undefined;
  if (ascii(head, 0, 5) === "OggS\0") return "audio/ogg";
  if (ascii(head, 0, 5) === "%PDF-") return "application/pdf";
  return sniffMpegAudio(head);
}

function sniffRiff(form: string): MediaType | undefined {
  if (form === "WEBP") return "image/webp";
  return form === "WAVE" ? "audio/wav" : undefined;
}

function sniffIsoBrand(brand: string): MediaType | undefined {
  if (heicBrands.has(brand)) return "image/heic";
  if (audioBrands.has(brand)) return "audio/mp4";
  return videoBrands.test(brand) ? "video/mp4" : undefined;
}

/** Whether it begins as a frame of MPEG audio or ADTS does: with eleven bits set. */
export const isFrameOfSound = ([sync, second = 0]: Uint8Array): boolean => sync === 0xff && (second & 0xe0) === 0xe0;

/** ID3v2, or a frame of MPEG audio: version, layer, rates. ADTS has layer 0. */
function sniffMpegAudio(head: Uint8Array): MediaType | undefined {
  if (ascii(head, 0, 3) === "ID3") return "audio/mpeg";
  if (!isFrameOfSound(head)) return undefined;
  const [, second = 0, third = 0] = head;
  const [version, layer] = [(second >> 3) & 3, (second >> 1) & 3];
  if (layer === 0) return (second & 0xf6) === 0xf0 ? "audio/aac" : undefined;
  const hasRates = third >> 4 !== 0xf && ((third >> 2) & 3) !== 3;
  return version !== 1 && hasRates ? "audio/mpeg" : undefined;
}
