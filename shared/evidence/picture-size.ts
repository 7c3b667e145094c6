import type { MediaType } from "./media-types.ts";

export interface PictureSize {
  width: number;
  height: number;
}

/** Width and height as the file's header says, without decoding it; undefined where that cannot be told. */
export function findPictureSize(type: MediaType, bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (type === "image/png") return { width: view.getUint32(16), height: view.getUint32(20) };
    if (type === "image/jpeg") return findJpegSize(view);
    return type === "image/webp" ? findWebpSize(view) : undefined;
  } catch (error) {
    // The file ends before it has said so.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The first frame header (SOF0 to SOF15 but for DHT, JPG and DAC); the segments before it are stepped over. */
function findJpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Fill bytes, and markers without a length.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker === 0xd9 || marker === 0xda) return undefined;
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The three forms of WebP: lossy, lossless, extended. */
function findWebpSize(view: DataView): PictureSize | undefined {
  const form = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (form === "VP8 ") {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (form === "VP8L") {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  const get24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  return form === "VP8X" ? { width: get24(24) + 1, height: get24(27) + 1 } : undefined;
}
