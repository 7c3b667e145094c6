import { Type } from "typebox";
import { describe, expect, it } from "vitest";
import { RecordOf } from "./record-of.ts";

describe("RecordOf", () => {
  it("is the schema that TypeBox's own factory makes, to the letter", () => {
    const closed = { additionalProperties: false };
    expect(JSON.stringify(RecordOf(Type.Integer()))).toBe(JSON.stringify(Type.Record(Type.String(), Type.Integer())));
    expect(JSON.stringify(RecordOf(Type.Null(), closed))).toBe(
      JSON.stringify(Type.Record(Type.String(), Type.Null(), closed)),
    );
  });
});
