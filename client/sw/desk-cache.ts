/**
 * The desk's files are kept only where a desk has been opened: a tablet on a slow line should not fetch them. Their names
 * carry a hash of their contents, so what is in the cache is never stale.
 */
const DESK_CACHE = "amanat-desk";
const DESK_PREFIX = "/assets/desk/";

export function isDeskAsset(path: string): boolean {
  return path.startsWith(DESK_PREFIX);
}

/** Fetches what is missing of `urls`; rejects if one cannot be had, and keeps the others. */
export async function keepDeskFiles(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(DESK_CACHE);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  await cache.addAll(urls.filter((url) => !kept.has(url)));
}

/** On a device that is used as a desk a new version brings its desk files along, so that it opens without a network. */
export async function keepDeskCacheCurrent(urls: readonly string[]): Promise<void> {
  if (await caches.has(DESK_CACHE)) await keepDeskFiles(urls);
}

/** Drops the files of earlier versions. Only once no page of theirs is open. */
export async function dropOldDeskFiles(urls: readonly string[]): Promise<void> {
  if (!(await caches.has(DESK_CACHE))) return;
  const cache = await caches.open(DESK_CACHE);
  for (const request of await cache.keys()) {
    if (!urls.includes(new URL(request.url).pathname)) await cache.delete(request);
  }
}

export async function answerFromDeskCache(request: Request): Promise<Response> {
  // Not caches.open: that would create the cache, and with it call the device a desk.
  return (await caches.match(request, { cacheName: DESK_CACHE, ignoreVary: true })) ?? fetch(request);
}
