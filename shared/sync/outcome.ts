import { Type, type Static } from "typebox";
import { Instant } from "../journal/entry.ts";

export const RefusalReason = Type.Union([
  Type.Literal("malformed"),
  Type.Literal("bad-signature"),
  Type.Literal("bad-payload-hash"),
  Type.Literal("unknown-author"),
  Type.Literal("wrong-election"),
  Type.Literal("too-large"),
]);
export type RefusalReason = Static<typeof RefusalReason>;

export const Outcome = Type.Union([
  Type.Literal("inserted"),
  Type.Literal("duplicate"),
  Type.Literal("held"),
  Type.Literal("forked"),
  Type.Literal("quarantined"),
  Type.Literal("rejected"),
]);
export type Outcome = Static<typeof Outcome>;

/** What became of one entry. `author` and `seq` are null only where a rejected entry could not be read that far. */
export const IngestResult = Type.Object(
  {
    author: Type.Union([Type.String(), Type.Null()]),
    seq: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    outcome: Outcome,
    /** Place in the server's log; of `inserted` and `duplicate`. */
    position: Type.Optional(Type.Integer({ minimum: 1 })),
    /** When the server first received it; of every outcome that keeps the entry. */
    receivedAt: Type.Optional(Instant),
    reason: Type.Optional(RefusalReason),
  },
  { additionalProperties: false },
);
export type IngestResult = Static<typeof IngestResult>;
