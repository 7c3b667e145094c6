import type { RxJsonSchema } from "rxdb/plugins/core";
import { collections, type CollectionName } from "../../shared/catalogue/schema.ts";

/** RxDB's schema of a collection, from its TypeBox schema. RxDB wants a bound on the length of a primary key. */
export function toRxSchema(name: CollectionName): RxJsonSchema<{ id: string }> {
  // TypeBox keeps its kinds in hidden properties; RxDB gets plain JSON.
  const { properties, required = [] } = JSON.parse(JSON.stringify(collections[name])) as {
    properties: Record<string, Record<string, unknown>>;
    required?: string[];
  };
  return {
    version: 0,
    primaryKey: "id",
    type: "object",
    properties: { ...properties, id: { ...properties.id, type: "string", maxLength: 64 } },
    required: [...new Set(["id", ...required])],
  } as RxJsonSchema<{ id: string }>;
}
