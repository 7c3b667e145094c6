import { Check, Clean } from "typebox/value";
import { collections, type CollectionName } from "../../shared/catalogue/schema.ts";

/** A document as RxDB's pull takes it. */
export type ReplicatedDocument = { id: string; _deleted: boolean } & Record<string, unknown>;

/**
 * A document of the server as this build reads it, or undefined if it cannot. Fields of a newer server are left out, so that an
 * old tablet goes on working with it.
 */
export function findReadable(name: CollectionName, raw: unknown): ReplicatedDocument | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { _deleted, ...document } = raw as Record<string, unknown>;
  if (typeof document.id !== "string") return undefined;
  // A deleted document need not be whole: only its id counts.
  if (_deleted === true) return { ...document, id: document.id, _deleted: true };
  const schema = collections[name];
  const readable = Check(schema, document) ? document : Clean(schema, structuredClone(document));
  return Check(schema, readable) ? { ...(readable as Record<string, unknown>), id: document.id, _deleted: false } : undefined;
}
