/**
 * Keeps the app's own files on the device, answers navigations from them, and wakes syncing when connectivity returns.
 * Only GET is ever answered here and never anything under /api: what is sent, and when it counts as received, is decided
 * by the journal alone.
 */
import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import {
  answerFromDeskCache,
  dropOldDeskFiles,
  isDeskAsset,
  keepDeskCacheCurrent,
  keepDeskFiles,
} from "./desk-cache.ts";
import { syncWhenWoken } from "./wake-up.ts";

declare const self: ServiceWorkerGlobalScope;

const files = self.__WB_MANIFEST.map((file) => (typeof file === "string" ? { url: file, revision: null } : file));
const deskUrls = files.map((file) => `/${file.url}`).filter(isDeskAsset);

precacheAndRoute(files.filter((file) => !isDeskAsset(`/${file.url}`)));
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/(api|trust)(\/|$)/] }));
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isDeskAsset(url.pathname),
  ({ request }) => answerFromDeskCache(request),
);

// The very first visit is controlled at once: the tablet may lose its network right after it.
clientsClaim();

self.addEventListener("install", (event) => event.waitUntil(keepDeskCacheCurrent(deskUrls)));
self.addEventListener("activate", (event) => event.waitUntil(dropOldDeskFiles(deskUrls)));

self.addEventListener("message", (event) => {
  const type = (event.data as { type?: unknown } | null)?.type;
  if (type === "SKIP_WAITING") void self.skipWaiting();
  if (type === "KEEP_DESK_FILES") event.waitUntil(keepDeskFiles(deskUrls));
});

syncWhenWoken(self);
