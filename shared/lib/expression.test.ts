import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compileExpression,
  evaluateExpression,
  maxListLength,
  maxSourceLength,
  PreparedContext,
  type Context,
} from "./expression.ts";

const value = (source: string, context: Context = {}) => {
  const outcome = evaluateExpression(source, context);
  return outcome.kind === "value" ? outcome.value : outcome;
};

describe("evaluateExpression", () => {
  it("takes whole numbers as CEL int and gives numbers back", () => {
    expect(value("this.a + this.b * 2", { this: { a: 1, b: 20 } })).toBe(41);
    expect(value("7 / 2")).toBe(3);
    expect(value("this.rows.map(r, r.votes)", { this: { rows: [{ votes: 1 }, { votes: 2 }] } })).toEqual([1, 2]);
  });

  it("sums lists of whole numbers exactly as JavaScript does", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 50 }), (votes) => {
        expect(value("votes.sum()", { votes })).toBe(votes.reduce((left, right) => left + right, 0));
      }),
    );
  });

  it("answers unknown for a name, field or row that is null or absent", () => {
    expect(evaluateExpression("this.a > 3", { this: {} })).toEqual({ kind: "unknown", names: ["this.a"] });
    expect(evaluateExpression("this.a > 3", { this: { a: null } })).toEqual({ kind: "unknown", names: ["this.a"] });
    expect(evaluateExpression("day.used > 3", {})).toEqual({ kind: "unknown", names: ["day.used"] });
    expect(evaluateExpression("this.rows.map(r, r.votes).sum() == 1", { this: { rows: [{ votes: null }] } })).toEqual({
      kind: "unknown",
      names: ["r.votes"],
    });
  });

  it("names everything that is missing where nothing can be left out", () => {
    const missing = { kind: "unknown", names: ["day.used", "this.b"] };
    expect(evaluateExpression("this.a + this.b == day.used", { this: { a: 1 }, day: {} })).toEqual(missing);
    expect(evaluateExpression("this.a.b == 1", { this: { a: 1 } }).kind).toBe("unknown");
  });

  it("answers alike for a context made ready once", () => {
    const context = { this: { a: 1, rows: [{ votes: 2 }] } };
    const prepared = new PreparedContext(context);
    for (const source of ["this.a == 1", "this.b == 1", "this.rows.map(r, r.votes).sum() == 2", "1 / 0"]) {
      expect(evaluateExpression(source, prepared)).toEqual(evaluateExpression(source, context));
    }
  });

  it("decides without what is not known where the answer does not depend on it", () => {
    expect(value("this.a == 1 || this.b == 1", { this: { b: 1 } })).toBe(true);
    expect(value("this.a == 1 && this.b == 2", { this: { b: 1 } })).toBe(false);
    expect(value("this.rows.all(r, r.votes <= 3)", { this: { rows: [{}, { votes: 4 }] } })).toBe(false);
    expect(evaluateExpression("this.rows.all(r, r.votes <= 3)", { this: { rows: [{}, { votes: 1 }] } }).kind).toBe(
      "unknown",
    );
  });

  it("answers error, never an exception, for bad source and bad figures", () => {
    for (const source of ["this.a +", "1 / 0", '"a" - 1', "", "nosuch(1)", "this.a > 'x'", "9223372036854775807 + 1"]) {
      expect(evaluateExpression(source, { this: { a: 1 } }).kind, source).toBe("error");
    }
  });

  it("does not reach what lies behind plain figures", () => {
    for (const source of ["this.constructor", "this.__proto__", "this.toString", "constructor", "globalThis"]) {
      expect(evaluateExpression(source, { this: { a: 1 } }).kind, source).toBe("unknown");
    }
    const hostile = JSON.parse('{"__proto__": {"polluted": 1}, "a": 1}') as Context;
    expect(value("this.a", { this: hostile as never })).toBe(1);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("is bounded in source, lists, loops and patterns", () => {
    expect(evaluateExpression(`1 ${"+ 1 ".repeat(maxSourceLength)}`, {}).kind).toBe("error");
    const long = Array.from({ length: maxListLength + 1 }, (_, index) => index);
    expect(evaluateExpression("l.sum()", { l: long }).kind).toBe("error");
    expect(evaluateExpression("l.all(a, l.all(b, l.all(c, a + b + c >= 0)))", { l: [1] }).kind).toBe("error");
    expect(evaluateExpression('"aaaa".matches("(a+)+$")', {}).kind).toBe("error");
  });

  it("never throws, whatever the source", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (source) => {
        expect(["value", "unknown", "error"]).toContain(evaluateExpression(source, { this: { a: 1 } }).kind);
      }),
    );
  });
});

describe("compileExpression", () => {
  it("lists the free names, not the variables of loops", () => {
    const compiled = compileExpression("seats == 1 || this.candidates.all(c, c.votes <= this.valid + day.x.y)");
    expect(compiled.kind === "compiled" && compiled.names).toEqual([
      "day.x.y",
      "seats",
      "this.candidates",
      "this.valid",
    ]);
  });

  it("compiles a source once", () => {
    expect(compileExpression("1 + 1 == 2")).toBe(compileExpression("1 + 1 == 2"));
  });
});
