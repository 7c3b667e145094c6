import type { Page } from "playwright-core";

/** A real photograph's worth of JPEG, painted and encoded by the browser itself. `seed` makes it another picture. */
export async function makePhoto(page: Page, seed: number, [width, height] = [1600, 1200]): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ seed, width, height }) => {
      const canvas = new OffscreenCanvas(width, height);
      const brush = canvas.getContext("2d")!;
      const image = brush.createImageData(width, height);
      let state = seed >>> 0;
      for (let at = 0; at < image.data.length; at += 4) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        image.data[at] = at / (4 * width) + (state & 31);
        image.data[at + 1] = (state >>> 8) & 127;
        image.data[at + 2] = 90;
        image.data[at + 3] = 255;
      }
      brush.putImageData(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    },
    { seed, width, height },
  );
  return Buffer.from(base64, "base64");
}
