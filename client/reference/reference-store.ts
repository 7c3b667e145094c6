/** What the server owns and this device reads, in memory: the reactive copy that screens use, at once and with no network. */
import { createStore } from "zustand/vanilla";
import type { CollectionName, Documents } from "../../shared/catalogue/schema.ts";

export type ReferenceCollections = { readonly [Name in CollectionName]: readonly Documents[Name][] };

export interface ReferenceState {
  /** In the order of their ids. Empty until the first replication. */
  collections: ReferenceCollections;
  /** Every collection has been received whole at least once; kept over restarts. */
  ready: boolean;
  /** Of the first replication: what is whole by now. All of them when `ready`. */
  received: ReadonlySet<CollectionName>;
  /** Of the first replication: how many collections are in, out of how many, and documents so far. */
  progress: { done: number; total: number; documents: number };
  /** Documents of the server that this build cannot read: left out. The app may need an update. */
  unreadable: number;
}

export const collectionNames = [
  "elections",
  "units",
  "constituencies",
  "crossings",
  "calendar",
  "reports",
  "rules",
  "offences",
  "people",
  "notices",
  "processes",
] as const satisfies readonly CollectionName[];

const empty = Object.fromEntries(collectionNames.map((name) => [name, []])) as unknown as ReferenceCollections;

export const referenceStore = createStore<ReferenceState>()(() => ({
  collections: empty,
  ready: false,
  received: new Set(),
  progress: { done: 0, total: collectionNames.length, documents: 0 },
  unreadable: 0,
}));

export function setCollection<Name extends CollectionName>(name: Name, documents: readonly Documents[Name][]): void {
  referenceStore.setState((state) => ({ collections: { ...state.collections, [name]: documents } }));
}

/** All documents of a collection as last received, outside React. */
export function listDocuments<Name extends CollectionName>(name: Name): readonly Documents[Name][] {
  return referenceStore.getState().collections[name];
}

const byId = new WeakMap<readonly object[], Map<string, unknown>>();

/** One document by id, outside React. */
export function findDocument<Name extends CollectionName>(name: Name, id: string): Documents[Name] | undefined {
  return findIn(referenceStore.getState().collections, name, id);
}

export function findIn<Name extends CollectionName>(
  collections: ReferenceCollections,
  name: Name,
  id: string,
): Documents[Name] | undefined {
  const documents: readonly Documents[Name][] = collections[name];
  let index = byId.get(documents);
  if (index === undefined) {
    index = new Map(documents.map((document) => [document.id, document]));
    byId.set(documents, index);
  }
  return index.get(id) as Documents[Name] | undefined;
}
