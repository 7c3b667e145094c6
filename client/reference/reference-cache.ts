/**
 * The collections as one row each in the journal's database: read in a few milliseconds at start, long before RxDB has opened
 * its own stores. A cache: what RxDB holds replaces it.
 */
import type { CollectionName, Documents } from "../../shared/catalogue/schema.ts";
import { findMeta, listMeta, putMeta } from "../journal-store/meta.ts";
import { collectionNames, referenceStore, type ReferenceCollections } from "./reference-store.ts";

/** Raised when the shape of a cached row changes. */
const cacheVersion = 1;
const keyOf = (name: string) => `reference/${cacheVersion}/${name}`;
const readyKey = keyOf("ready");

/** Fills the store with all collections but `except`, each of which is read by itself. */
export async function loadReferenceCache(except?: CollectionName): Promise<void> {
  const names = collectionNames.filter((name) => name !== except);
  const [ready, ...lists] = await listMeta([readyKey, ...names.map(keyOf)]);
  const kept = names.map((name, index) => [name, Array.isArray(lists[index]) ? lists[index] : []] as const);
  referenceStore.setState(({ collections }) => ({
    collections: { ...collections, ...(Object.fromEntries(kept) as unknown as Partial<ReferenceCollections>) },
    ready: ready === true,
    received: new Set(ready === true ? collectionNames : []),
  }));
}

/** Reads one collection again, after another tab has written it. */
export async function reloadReferenceCache(name: CollectionName): Promise<void> {
  const documents = await findMeta(keyOf(name));
  if (!Array.isArray(documents)) return;
  const ready = (await findMeta(readyKey)) === true;
  referenceStore.setState((state) => ({
    collections: { ...state.collections, [name]: documents as Documents[CollectionName][] },
    ready: state.ready || ready,
    received: ready ? new Set(collectionNames) : state.received,
  }));
}

export async function saveReferenceCache<Name extends CollectionName>(
  name: Name,
  documents: readonly Documents[Name][],
): Promise<void> {
  await putMeta(keyOf(name), documents);
}

export async function markReferenceReady(): Promise<void> {
  await putMeta(readyKey, true);
  referenceStore.setState({ ready: true, received: new Set(collectionNames) });
}
