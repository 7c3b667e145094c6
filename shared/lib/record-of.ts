import { Type, type Static, type TSchema, type TUnsafe } from "typebox";

/**
 * The same schema as `Type.Record(Type.String(), value)`. That factory brings TypeBox's whole type engine with it, a twentieth
 * of what a tablet downloads.
 */
export function RecordOf<Value extends TSchema>(
  value: Value,
  options: { additionalProperties?: boolean } = {},
): TUnsafe<Record<string, Static<Value>>> {
  return Type.Unsafe({ type: "object", patternProperties: { "^.*$": value }, ...options });
}
