/**
 * A second witness of the own log, outside IndexedDB, which Chromium can lose in silence: a lower bound of what must be
 * there. Kept in localStorage, so it is absent in a service worker and may lag behind by seconds after a kill.
 */
import type { AuthorId, EntryHash } from "../../shared/journal/ids.ts";

export interface Canary {
  author: AuthorId;
  /** Last entry known to be saved; -1 right after enrolment. */
  seq: number;
  hash: EntryHash | null;
  /** How many own entries there were. */
  count: number;
}

export interface CanaryStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const key = "amanat-canary";

function defaultStorage(): CanaryStorage | undefined {
  try {
    return (globalThis as { localStorage?: CanaryStorage }).localStorage;
  } catch {
    // A browser with site data blocked throws at the mere look.
    return undefined;
  }
}

export function findCanary(storage = defaultStorage()): Canary | undefined {
  const text = storage?.getItem(key);
  if (text == null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isCanary(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Never goes back within one author: two tabs may write in any order. */
export function writeCanary(canary: Canary, storage = defaultStorage()): void {
  if (storage === undefined) return;
  const before = findCanary(storage);
  if (before?.author === canary.author && before.seq >= canary.seq) return;
  try {
    storage.setItem(key, JSON.stringify(canary));
  } catch {
    // A full localStorage leaves the older canary, which is still a true lower bound.
  }
}

export function removeCanary(storage = defaultStorage()): void {
  storage?.removeItem(key);
}

function isCanary(value: unknown): value is Canary {
  if (typeof value !== "object" || value === null) return false;
  const { author, seq, hash, count } = value as Record<string, unknown>;
  return (
    typeof author === "string" &&
    Number.isSafeInteger(seq) &&
    (hash === null || typeof hash === "string") &&
    Number.isSafeInteger(count)
  );
}
