/** The page of photo-figures.ts: what the app does with a photo, in the app's own store. */
import { keepItem } from "../../client/evidence/keep-item.ts";
import { makeDataKey, openVault } from "../../client/keys/vault.ts";

export interface KeptPhoto {
  sizeBytes: number;
  /** Until the original was hashed, stored and read back: the officer may go on. */
  keptMs: number;
  /** Until its small copy was kept too. */
  copiedMs: number;
  /** The longest time in which the page answered nothing. */
  longestStallMs: number;
}

const width = 4000;
const height = 3000;

async function prepare(): Promise<void> {
  openVault(await makeDataKey());
}

/** Twelve megapixels with the noise of a sensor, about as large as a tablet's camera makes them. */
async function makePhoto(seed: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const brush = canvas.getContext("2d")!;
  const image = brush.createImageData(width, height);
  let state = seed >>> 0;
  for (let at = 0; at < image.data.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    image.data.set([(at / 40_000) & 255, (state >>> 27) + 90, (at >>> 9) & 255, 255], at);
  }
  brush.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
}

let photo: Blob | undefined;

/** Made before the page is slowed down. */
async function take(seed: number): Promise<void> {
  photo = await makePhoto(seed);
}

async function keep(): Promise<KeptPhoto> {
  const file = photo!;
  const startedMs = performance.now();
  let lastMs = startedMs;
  let longestStallMs = 0;
  const timer = setInterval(() => {
    longestStallMs = Math.max(longestStallMs, performance.now() - lastMs);
    lastMs = performance.now();
  }, 10);
  const moments: number[] = [];
  await new Promise<void>((resolve, reject) => {
    keepItem({ file, kind: "photo", source: "camera", name: null, mediaType: null }, () => {
      if (moments.push(performance.now() - startedMs) === 2) resolve();
    }).catch(reject);
  });
  clearInterval(timer);
  return { sizeBytes: file.size, keptMs: moments[0]!, copiedMs: moments[1]!, longestStallMs };
}

const bench = { prepare, take, keep };
export type PhotoBench = typeof bench;
Object.assign(window, { bench });
