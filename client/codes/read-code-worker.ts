/** Finds the code in a picture without holding up the page. */
import decodeQR from "qr/decode.js";

export interface ReadRequest {
  id: number;
  picture: ImageBitmap;
  /** A still picture is looked at in several sizes; of a camera the next one follows at once. */
  thorough: boolean;
}

export interface ReadReply {
  id: number;
  /** Null where no code can be read. */
  text: string | null;
}

/** Longest side in pixels. A code of a photo with many more is found sooner when the grain is gone. */
const sidesPx = [1280, 800, 2000];
const thoroughMs = 1500;

const channel = self as unknown as { postMessage(reply: ReadReply): void };

addEventListener("message", ({ data: { id, picture, thorough } }: MessageEvent<ReadRequest>) => {
  const text = findText(picture, thorough);
  picture.close();
  channel.postMessage({ id, text });
});

function findText(picture: ImageBitmap, thorough: boolean): string | null {
  for (const sidePx of thorough ? sidesPx : sidesPx.slice(0, 1)) {
    const scale = Math.min(1, sidePx / Math.max(picture.width, picture.height));
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (context === null) return null;
    context.drawImage(picture, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    try {
      return decodeQR({ width, height, data }, thorough ? { timeLimit: thoroughMs, effort: 3 } : {});
    } catch {
      // No code that can be read at this size.
    }
  }
  return null;
}
