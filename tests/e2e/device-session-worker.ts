/** The part of the app's service worker that syncs, alone. */
/// <reference lib="webworker" />
import { syncWhenWoken } from "../../client/sw/wake-up.ts";

const worker = self as unknown as ServiceWorkerGlobalScope;
syncWhenWoken(worker);
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
