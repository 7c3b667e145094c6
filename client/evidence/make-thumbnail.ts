import type { SmallPictures, ThumbnailReply, ThumbnailRequest } from "./thumbnail-worker.ts";

/** A file that takes longer is a bomb or broken: the list does without a picture. */
const patienceMs = 15_000;

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, (small: SmallPictures | null) => void>();

/** Null where none can be made of the file. Never throws: a photo is evidence with or without it. */
export function makeSmallPictures(file: Blob, withCopy: boolean): Promise<SmallPictures | null> {
  return new Promise((resolve) => {
    const id = ++lastId;
    const timer = setTimeout(stopWorker, patienceMs);
    waiting.set(id, (small) => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve(small);
    });
    runningWorker().postMessage({ id, file, withCopy } satisfies ThumbnailRequest);
  });
}

function runningWorker(): Worker {
  if (worker !== undefined) return worker;
  worker = new Worker(new URL("./thumbnail-worker.ts", import.meta.url), { type: "module", name: "thumbnails" });
  worker.addEventListener("message", ({ data }: MessageEvent<ThumbnailReply>) => waiting.get(data.id)?.(data.small));
  worker.addEventListener("error", stopWorker);
  return worker;
}

/** The next photo gets a new one. */
function stopWorker(): void {
  worker?.terminate();
  worker = undefined;
  for (const answer of waiting.values()) answer(null);
}
