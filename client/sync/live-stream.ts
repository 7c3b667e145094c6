/**
 * The server's stream of news (`GET /api/sync/stream`), read over fetch since an EventSource cannot carry a token. Of all tabs
 * one holds it; without it the timer still brings everything, only later.
 */
import { createParser } from "eventsource-parser";
import { backOffMs } from "./back-off.ts";
import type { Http } from "./http.ts";

/** The server sends something, if only a comment, more often than this. */
const silenceLimitMs = 60_000;

export interface LiveStreamOptions {
  http: Http;
  onOpen(open: boolean): void;
  /** The log has grown. */
  onPosition(): void;
  /** A reference collection has changed; null: any of them. */
  onReference(collection: string | null): void;
}

/** Gives the way to stop. */
export function startLiveStream(options: LiveStreamOptions): () => void {
  const stop = new AbortController();
  const follow = () => followUntilStopped(options, stop.signal);
  const locks: LockManager | undefined = navigator.locks;
  const held = locks === undefined ? follow() : locks.request("amanat-stream", { signal: stop.signal }, follow);
  // Being stopped while waiting for the lock is no failure.
  held.catch(() => undefined);
  return () => stop.abort();
}

async function followUntilStopped(options: LiveStreamOptions, stop: AbortSignal): Promise<void> {
  for (let failures = 0; !stop.aborted; failures++) {
    try {
      await follow(options, stop, () => (failures = 0));
    } catch {
      // Whatever cut it: the runner says what is wrong with the network, here it is only tried again.
    }
    options.onOpen(false);
    await delay(
      backOffMs(failures + 1, () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32),
      stop,
    );
  }
}

async function follow(options: LiveStreamOptions, stop: AbortSignal, onHeard: () => void): Promise<void> {
  const response = await options.http.open("/api/sync/stream", {
    headers: { accept: "text/event-stream" },
    signal: stop,
  });
  const isStream = (response.headers.get("content-type") ?? "").startsWith("text/event-stream");
  if (!response.ok || !isStream || response.body === null) {
    await response.body?.cancel();
    throw new Error(`no stream: ${response.status}`);
  }
  const parser = createParser({ onEvent: ({ event, data }) => dispatch(event, data, options) });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const cut = () => void reader.cancel().catch(() => undefined);
  stop.addEventListener("abort", cut);
  let timer = setTimeout(cut, silenceLimitMs);
  options.onOpen(true);
  // What happened while there was no stream is asked for once.
  options.onPosition();
  options.onReference(null);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(cut, silenceLimitMs);
      onHeard();
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", cut);
  }
}

function dispatch(event: string | undefined, data: string, options: LiveStreamOptions): void {
  if (event === "position") options.onPosition();
  if (event === "notice") options.onReference("notices");
  if (event === "reference") {
    for (const collection of findCollections(data) ?? [null]) options.onReference(collection);
  }
}

/** Of `{"collections":["units"]}`; undefined if it does not say which. */
function findCollections(data: string): string[] | undefined {
  try {
    const { collections } = JSON.parse(data) as { collections?: unknown };
    return Array.isArray(collections) ? collections.filter((name) => typeof name === "string") : undefined;
  } catch {
    return undefined;
  }
}

function delay(delayMs: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    stop.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
