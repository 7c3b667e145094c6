/** What a server answers to a bundle. */
import { Type, type Static } from "typebox";
import { bytes32Pattern } from "../journal/entry.ts";
import { IngestResult } from "../sync/outcome.ts";
import { Damage } from "./damage.ts";

/**
 * What became of one file of evidence. `refused`: `entry-not-here` (no entry of the server's log names it), `size-differs` (the entry
 * names another size), `damaged` (the bytes are not those that the entry names); the others as for an upload: `differs`, `disguised`,
 * `too-many-pixels`.
 */
export const EvidenceResult = Type.Object(
  {
    /** base64url */
    sha256: Type.String({ pattern: bytes32Pattern }),
    outcome: Type.Union([Type.Literal("stored"), Type.Literal("duplicate"), Type.Literal("refused")]),
    reason: Type.Optional(
      Type.Union([
        Type.Literal("entry-not-here"),
        Type.Literal("size-differs"),
        Type.Literal("damaged"),
        Type.Literal("differs"),
        Type.Literal("disguised"),
        Type.Literal("too-many-pixels"),
      ]),
    ),
  },
  { additionalProperties: false },
);
export type EvidenceResult = Static<typeof EvidenceResult>;

export const BundleReply = Type.Object({
  /**
   * One for each line of the entries, in their order. One that is no entry is answered as in a push, `rejected` as `malformed` without
   * author and seq; it is named in `damage` as well.
   */
  results: Type.Array(IngestResult),
  evidence: Type.Array(EvidenceResult),
  /** What of the file could not be read; nothing of it keeps the rest from being taken. */
  damage: Type.Array(Damage),
  /** Signed head of the server's log; null from a server that signs none now. */
  checkpoint: Type.Union([Type.String(), Type.Null()]),
});
export type BundleReply = Static<typeof BundleReply>;
