import type { ReadReply, ReadRequest } from "./read-code-worker.ts";

/** A picture that takes longer is broken: the next one gets a new worker. */
const patienceMs = 15_000;

export interface CodeReader {
  /** The text of the code in the picture, or null. Never throws for the picture. */
  read(picture: ImageBitmapSource, thorough: boolean): Promise<string | null>;
  stop(): void;
}

/** Reads codes from pictures, one after the other, on a thread of its own. */
export function createCodeReader(): CodeReader {
  let worker: Worker | undefined;
  let lastId = 0;
  const waiting = new Map<number, (text: string | null) => void>();

  function stop(): void {
    worker?.terminate();
    worker = undefined;
    for (const answer of waiting.values()) answer(null);
  }

  function runningWorker(): Worker {
    if (worker !== undefined) return worker;
    worker = new Worker(new URL("./read-code-worker.ts", import.meta.url), { type: "module", name: "codes" });
    worker.addEventListener("message", ({ data }: MessageEvent<ReadReply>) => waiting.get(data.id)?.(data.text));
    worker.addEventListener("error", stop);
    return worker;
  }

  return {
    async read(picture, thorough) {
      let bitmap: ImageBitmap;
      try {
        bitmap = await createImageBitmap(picture);
      } catch {
        return null;
      }
      return new Promise((resolve) => {
        const id = ++lastId;
        const timer = setTimeout(stop, patienceMs);
        waiting.set(id, (text) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(text);
        });
        runningWorker().postMessage({ id, picture: bitmap, thorough } satisfies ReadRequest, [bitmap]);
      });
    },
    stop,
  };
}
