/** Makes a small picture of a photo without holding up the page. */
export interface ThumbnailRequest {
  id: number;
  file: Blob;
}

export interface ThumbnailReply {
  id: number;
  /** WebP; null where the file is no picture that this browser can read. */
  thumbnail: Uint8Array<ArrayBuffer> | null;
}

/** Enough for a list and for twice as many pixels on the glass. */
const widthPx = 320;
const quality = 0.7;

const channel = self as unknown as { postMessage(reply: ThumbnailReply, transfer: Transferable[]): void };

addEventListener("message", ({ data: { id, file } }: MessageEvent<ThumbnailRequest>) => {
  void shrink(file)
    .catch(() => null)
    .then((thumbnail) => channel.postMessage({ id, thumbnail }, thumbnail === null ? [] : [thumbnail.buffer]));
});

async function shrink(file: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  // Decoded straight to its small size: a full bitmap of 12 megapixels takes 48 MB.
  const bitmap = await createImageBitmap(file, { resizeWidth: widthPx, resizeQuality: "medium" });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const small = await canvas.convertToBlob({ type: "image/webp", quality });
  return new Uint8Array(await small.arrayBuffer());
}
