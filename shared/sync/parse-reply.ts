/**
 * Replies of the server, from bytes that may have come from anywhere: a captive portal answers 200 with its own page, a proxy
 * cuts a body short, an older server leaves a field out. None of it is taken for a receipt (rule S20).
 */
import type { TSchema, Static } from "typebox";
import type { CompileSchema } from "../journal/ports.ts";
import { UnexpectedReplyError } from "./unexpected-reply-error.ts";
import { HeadsReply, PullReply, PushReply } from "./wire.ts";

export interface ReplyParser {
  parseHeadsReply(body: unknown): HeadsReply;
  parsePushReply(body: unknown): PushReply;
  parsePullReply(body: unknown): PullReply;
}

/** Each function gives the body back if it has the shape of `wire.ts`, and throws UnexpectedReplyError if not. */
export function createReplyParser(compile: CompileSchema): ReplyParser {
  const parserOf = <Schema extends TSchema>(name: string, schema: Schema) => {
    const matches = compile(schema);
    return (body: unknown): Static<Schema> => {
      if (!matches(body)) throw new UnexpectedReplyError(`not the reply to ${name}`);
      return body;
    };
  };
  return {
    parseHeadsReply: parserOf("heads", HeadsReply),
    parsePushReply: parserOf("push", PushReply),
    parsePullReply: parserOf("pull", PullReply),
  };
}

/** The JSON of a reply's body. Throws UnexpectedReplyError on anything else, an HTML page among it. */
export function parseReplyText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnexpectedReplyError(`not JSON: ${text.slice(0, 40)}`, { cause });
  }
}
