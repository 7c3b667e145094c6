import { Value } from "typebox/value";
import { describe, expect, test } from "vitest";
import type { CompileSchema } from "../journal/ports.ts";
import { createReplyParser, parseReplyText } from "./parse-reply.ts";
import { UnexpectedReplyError } from "./unexpected-reply-error.ts";

const compile: CompileSchema =
  (schema) =>
  (value): value is never =>
    Value.Check(schema, value);
const parser = createReplyParser(compile);
const result = { author: "a", seq: 0, outcome: "inserted", position: 1, receivedAt: "2016-02-26T05:12:31.120Z" };

describe("replies", () => {
  test("S20 the reply that was asked for comes back as it is", () => {
    const push = { results: [result], checkpoint: null };
    expect(parser.parsePushReply(push)).toBe(push);
    expect(parser.parseHeadsReply({ heads: { a: 3 } })).toEqual({ heads: { a: 3 } });
    expect(parser.parsePullReply({ entries: [], next: 0, upTo: 0 })).toEqual({ entries: [], next: 0, upTo: 0 });
  });

  test("S20 a field that a newer server adds beside results does not stop an older tablet", () => {
    expect(() => parser.parsePushReply({ results: [result], checkpoint: null, notice: "x" })).not.toThrow();
  });

  test.each([
    ["an empty object", {}],
    ["null", null],
    ["a problem", { type: "about:blank", title: "Too many requests", status: 429 }],
    ["an unknown outcome", { results: [{ ...result, outcome: "posted" }], checkpoint: null }],
    ["a position of 0", { results: [{ ...result, position: 0 }], checkpoint: null }],
    ["a fractional seq", { results: [{ ...result, seq: 0.5 }], checkpoint: null }],
    ["heads", { heads: {} }],
  ])("S20 %s is not taken for a reply to push", (_, body) => {
    expect(() => parser.parsePushReply(body)).toThrow(UnexpectedReplyError);
  });

  test("S20 heads and pages of another shape are refused", () => {
    expect(() => parser.parseHeadsReply({ heads: { a: -1 } })).toThrow(UnexpectedReplyError);
    expect(() => parser.parsePullReply({ entries: [{ position: 1 }], next: 1, upTo: 1 })).toThrow(UnexpectedReplyError);
    expect(() => parser.parsePullReply({ entries: [], next: "1", upTo: 1 })).toThrow(UnexpectedReplyError);
  });

  test("S20 the page of a captive portal, a cut body and an empty one are not JSON", () => {
    expect(() => parseReplyText("<!doctype html><title>Sign in</title>")).toThrow(UnexpectedReplyError);
    expect(() => parseReplyText('{"results":[{"author":"a"')).toThrow(UnexpectedReplyError);
    expect(() => parseReplyText("")).toThrow(UnexpectedReplyError);
    expect(parseReplyText('{"heads":{}}')).toEqual({ heads: {} });
  });
});
