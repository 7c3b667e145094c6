/** What a device keeps of its server's log, apart from the code that checks it: screens need no more. */
import { Type, type Static } from "typebox";
import { Instant, Seen } from "../journal/entry.ts";

/** A checkpoint that this device has verified. `root` is base64url, as entries name it. */
export const KeptCheckpoint = Type.Object({
  ...Seen.properties,
  note: Type.String(),
  signedAt: Type.Union([Instant, Type.Null()]),
});
export type KeptCheckpoint = Static<typeof KeptCheckpoint>;

/** What the server's log did against what it had signed before. */
export type ContradictionKind =
  /** It is shorter than it was. */
  | "smaller"
  /** It does not have the entries that it had: there are two histories. */
  | "split"
  /** It does not show what it would have to show to prove that it is the same. */
  | "unproven"
  /** It signed before and signs no more. */
  | "silent"
  /** What it calls its checkpoint is signed by somebody else. */
  | "forged"
  /** The place in the log that was told for an own entry holds something else. */
  | "receipt";

export interface Contradiction {
  kind: ContradictionKind;
  /** The notes on both sides, as proof for others; null where there is none. */
  seen: string | null;
  shown: string | null;
  /** Of the own entry whose receipt does not hold, else null. */
  position: number | null;
}
