/** Calls from one thread to another by name, typed by the commands of the other side. */
import type { TransferListItem } from "node:worker_threads";
import type { LogHead } from "./journal-store.ts";
import type { ErrorMessage } from "./store-errors.ts";

// The arguments of a table of commands differ; `never` lets each be assigned and none be called untyped.
export type Commands = Record<string, (...args: never[]) => unknown>;

export interface CallMessage {
  id: number;
  name: string;
  args: unknown[];
}

export type ReplyMessage = { id: number; value: unknown } | { id: number; error: ErrorMessage };

/** What a thread says without having been asked. */
export type NewsMessage =
  | { news: "ready" }
  | { news: "growth"; upTo: number; head: LogHead }
  | { news: "reference"; collections: string[] };

/** An answer whose buffers move to the other thread instead of being copied. */
export class Transferred<Value> {
  constructor(
    readonly value: Value,
    readonly transfer: TransferListItem[],
  ) {}
}

/** What the caller gets for a command's answer. */
export type Answer<Value> = Awaited<Value> extends Transferred<infer Inner> ? Inner : Awaited<Value>;
