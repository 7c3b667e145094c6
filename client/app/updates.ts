import { Workbox } from "workbox-window";
import { create } from "zustand";
import { isDraftOpenAnywhere, useOpenDrafts } from "./open-draft.ts";

const LOOK_FOR_UPDATE_MS = 60 * 60 * 1000;
const REGULAR_WAKE_UP_MS = 30 * 60 * 1000;
const KEEP_PATIENCE_MS = 60 * 1000;

interface UpdateState {
  /** A new version is installed and waits for permission. */
  ready: boolean;
  /** Permission was given, but a draft is open somewhere. */
  blockedByDraft: boolean;
  postponed: boolean;
}

export const useUpdates = create<UpdateState>()(() => ({ ready: false, blockedByDraft: false, postponed: false }));

let workbox: Workbox | undefined;

/** Registers the service worker: once, after the first screen is painted. Nothing is registered while developing. */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const registered = new Workbox("/service-worker.js", { scope: "/", updateViaCache: "none" });
  workbox = registered;
  registered.addEventListener("waiting", () => useUpdates.setState({ ready: true, postponed: false }));
  registered.addEventListener("controlling", (event) => {
    if (event.isUpdate || event.isExternal) reloadWhenNoDraftIsOpen();
  });
  const registration = await registered.register();
  if (registration) void askForRegularWakeUp(registration);
  setInterval(lookForUpdate, LOOK_FOR_UPDATE_MS);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") lookForUpdate();
  });
}

/**
 * Resolves with true when the app's own files are on this device and answer for this page, so that the network may go; with
 * false when that takes longer than anyone would wait for: it goes on behind the page.
 */
export async function untilAppIsKept(): Promise<boolean> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return true;
  const { serviceWorker } = navigator;
  const controlled = new Promise<boolean>((resolve) => {
    if (serviceWorker.controller !== null) resolve(true);
    else serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
  });
  const patience = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), KEEP_PATIENCE_MS);
  });
  return Promise.race([controlled, patience]);
}

/** Called when the desk is opened: from then on this device keeps the desk's files too, and opens it without a network. */
export async function keepDeskFiles(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.ready;
  registration.active?.postMessage({ type: "KEEP_DESK_FILES" });
}

/** An installed app may be woken now and then without being asked; the browser alone decides how often. */
async function askForRegularWakeUp(registration: ServiceWorkerRegistration): Promise<void> {
  const { periodicSync } = registration as {
    periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> };
  };
  try {
    await periodicSync?.register("amanat-sync", { minInterval: REGULAR_WAKE_UP_MS });
  } catch {
    // Not installed, or not allowed: the page's own triggers and the one-off wake-up remain.
  }
}

function lookForUpdate(): void {
  // Without a network there is nothing to find; the next look comes by itself.
  if (navigator.onLine) workbox?.update().catch(() => undefined);
}

/** Lets the new version take over, unless a draft is open in this tab or another. */
export async function acceptUpdate(): Promise<void> {
  if (await isDraftOpenAnywhere()) {
    useUpdates.setState({ blockedByDraft: true });
    return;
  }
  useUpdates.setState({ blockedByDraft: false });
  workbox?.messageSkipWaiting();
}

export function postponeUpdate(): void {
  useUpdates.setState({ postponed: true, blockedByDraft: false });
}

/** Another tab may have allowed the update while a draft was just being opened here: then the reload waits for its end. */
function reloadWhenNoDraftIsOpen(): void {
  if (useOpenDrafts.getState().count === 0) {
    location.reload();
    return;
  }
  const stop = useOpenDrafts.subscribe(({ count }) => {
    if (count > 0) return;
    stop();
    location.reload();
  });
}
