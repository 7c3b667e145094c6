import type { TSchema } from "typebox";
import { collections, type CollectionName } from "../../shared/catalogue/schema.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";

/** A document as RxDB's pull takes it. */
export type ReplicatedDocument = { id: string; _deleted: boolean } & Record<string, unknown>;

const checks = new Map<CollectionName, (document: unknown) => boolean>();

/**
 * A document of the server as RxDB takes it, or undefined if this build cannot read it. Fields of a newer server are carried
 * along, so that an old tablet goes on working with it.
 */
export function findReadable(name: CollectionName, raw: unknown): ReplicatedDocument | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { _deleted, ...document } = raw as Record<string, unknown>;
  const { id } = document;
  if (typeof id !== "string" || id === "" || id.length > 64) return undefined;
  // A deleted document need not be whole: only its id counts.
  if (_deleted === true) return { ...document, id, _deleted: true };
  return checkOf(name)(document) ? { ...document, id, _deleted: false } : undefined;
}

function checkOf(name: CollectionName): (document: unknown) => boolean {
  let check = checks.get(name);
  if (check === undefined) {
    check = compileCheck(tolerant(collections[name]));
    checks.set(name, check);
  }
  return check;
}

/** The schema, with fields allowed that it does not name. */
function tolerant(schema: TSchema): TSchema {
  const drop = (key: string, value: unknown): unknown =>
    key === "additionalProperties" && value === false ? undefined : value;
  return JSON.parse(JSON.stringify(schema, drop)) as TSchema;
}
