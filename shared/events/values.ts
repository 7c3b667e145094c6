/** What forms hold: answers by the names of fields. */
import { Type, type Static } from "typebox";
import { RecordOf } from "../lib/record-of.ts";

/** One answer of a form: what the question types of the catalogue can hold. Null: asked, and left empty. */
export const Scalar = Type.Union([Type.Number(), Type.String({ maxLength: 10_000 }), Type.Boolean(), Type.Null()]);
export type Scalar = Static<typeof Scalar>;

/** Closed: a key that the pattern of a record does not match would otherwise go unchecked. */
const closed = { additionalProperties: false };

export const Row = RecordOf(Type.Union([Scalar, Type.Array(Type.String())]), closed);
export type Row = Static<typeof Row>;

export const Value = Type.Union([Scalar, Type.Array(Type.String()), Type.Array(Row)]);
export type Value = Static<typeof Value>;

export const Values = RecordOf(Value, closed);
export type Values = Static<typeof Values>;
