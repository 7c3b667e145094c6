/** Bodies of the sync calls of `wire.md`, one schema each for both ends. */
import { Type, type Static } from "typebox";
import { Entry, Instant, maxPayloadBytes } from "../journal/entry.ts";
import { IngestResult } from "./outcome.ts";
import { RecordOf } from "../lib/record-of.ts";

export const maxPushEntries = 500;
export const maxPushBytes = 4 * 1024 * 1024;

export const PushReply = Type.Object({
  results: Type.Array(IngestResult, { maxItems: maxPushEntries }),
  /** Signed head of the server's log; null from a server that keeps none. */
  checkpoint: Type.Union([Type.String(), Type.Null()]),
});
export type PushReply = Static<typeof PushReply>;

/** Header and tag of an age file, with room for more than one recipient. */
const maxSealOverheadBytes = 2048;

/** An entry whose payload only the district opens: an age file in base64url. What is not longer is looked at by `ingest`. */
export const SealedEntry = Type.Object(
  {
    header: Type.String(),
    sealed: Type.String({
      maxLength: Math.ceil(((maxPayloadBytes + maxSealOverheadBytes) * 4) / 3),
      pattern: "^[A-Za-z0-9_-]+$",
    }),
    signature: Type.String(),
  },
  { additionalProperties: false },
);
export type SealedEntry = Static<typeof SealedEntry>;

export const PulledEntry = Type.Object({
  position: Type.Integer({ minimum: 1 }),
  receivedAt: Instant,
  ...Entry.properties,
});
export type PulledEntry = Static<typeof PulledEntry>;

export const PullReply = Type.Object({
  entries: Type.Array(PulledEntry),
  /** Pass as `after` of the next call. */
  next: Type.Integer({ minimum: 0 }),
  /** Size of the log when the answer was made: the caller is up to date once `next` reaches it. */
  upTo: Type.Integer({ minimum: 0 }),
});
export type PullReply = Static<typeof PullReply>;

export const HeadsReply = Type.Object({ heads: RecordOf(Type.Integer({ minimum: 0 })) });
export type HeadsReply = Static<typeof HeadsReply>;
