import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { CollectionName, Documents } from "../../shared/catalogue/schema.ts";
import { findIn, referenceStore, type ReferenceState } from "./reference-store.ts";

const noDocuments: readonly never[] = [];

/**
 * The documents of a collection, in the order of their ids; with `select`, those that it keeps. Never undefined: empty until
 * the first replication. Rendered again when one of them changes.
 */
export function useCollection<Name extends CollectionName>(
  name: Name,
  select?: (document: Documents[Name]) => boolean,
): readonly Documents[Name][] {
  return useStore(
    referenceStore,
    useShallow((state) => {
      const documents: readonly Documents[Name][] = state.collections[name] ?? noDocuments;
      return select === undefined ? documents : documents.filter(select);
    }),
  );
}

/** One document by id; undefined if there is none, or `id` is null. */
export function useDocument<Name extends CollectionName>(name: Name, id: string | null): Documents[Name] | undefined {
  return useStore(referenceStore, (state) => (id === null ? undefined : findIn(state.collections, name, id)));
}

/** Whether all collections are in, and how far the first replication has come. */
export function useReferenceStatus<Part>(select: (state: ReferenceState) => Part): Part {
  return useStore(referenceStore, select);
}
