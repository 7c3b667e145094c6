/** Makes small pictures of a photo without holding up the page. */
export interface ThumbnailRequest {
  id: number;
  file: Blob;
  /** A copy to travel first is wanted as well. */
  withCopy: boolean;
}

export interface SmallPictures {
  /** WebP, for lists. */
  thumbnail: Uint8Array<ArrayBuffer>;
  /** JPEG; null where none was wanted, or it would not be smaller than the file. */
  copy: Blob | null;
}

export interface ThumbnailReply {
  id: number;
  /** Null where the file is no picture that this browser can read. */
  small: SmallPictures | null;
}

/** Enough for a list and for twice as many pixels on the glass. */
const thumbnail = { sidePx: 320, type: "image/webp", quality: 0.7 };
/** Enough to read a written page. */
const copy = { sidePx: 1280, type: "image/jpeg", quality: 0.72 };

const channel = self as unknown as { postMessage(reply: ThumbnailReply, transfer: Transferable[]): void };

addEventListener("message", ({ data: { id, file, withCopy } }: MessageEvent<ThumbnailRequest>) => {
  void shrink(file, withCopy)
    .catch(() => null)
    .then((small) => channel.postMessage({ id, small }, small === null ? [] : [small.thumbnail.buffer]));
});

async function shrink(file: Blob, withCopy: boolean): Promise<SmallPictures> {
  const { sidePx } = withCopy ? copy : thumbnail;
  // Decoded straight to its small size: a full bitmap of 12 megapixels takes 48 MB.
  const bitmap = await createImageBitmap(file, { resizeWidth: sidePx, resizeQuality: "medium" });
  const travelling = withCopy ? await draw(bitmap, copy) : null;
  const listed = await draw(bitmap, thumbnail);
  bitmap.close();
  return {
    thumbnail: new Uint8Array(await listed.arrayBuffer()),
    copy: travelling !== null && travelling.size < file.size ? travelling : null,
  };
}

/** The picture, its longer side at most so long. */
function draw(bitmap: ImageBitmap, { sidePx, type, quality }: typeof copy): Promise<Blob> {
  const scale = Math.min(1, sidePx / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) throw new TypeError("no canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas.convertToBlob({ type, quality });
}
