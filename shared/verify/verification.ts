/** What an outside verifier finds in bundles. */
import type { Damage } from "../bundle/damage.ts";

/**
 * Why an entry is broken. The first six are those of the journal's checker; then: another entry at its place, a link that does not
 * hold, an author who is not on the list of keys, evidence with other bytes, a receipt that does not prove it.
 */
export type EntryFault =
  | "malformed"
  | "bad-signature"
  | "bad-payload-hash"
  | "unknown-author"
  | "wrong-election"
  | "too-large"
  | "forked"
  | "broken-link"
  | "evidence-damaged"
  | "receipt-refused"
  | "another-history";

export interface EntryVerdict {
  file: string;
  line: number;
  /** Null where it cannot be read so far. */
  author: string | null;
  seq: number | null;
  faults: EntryFault[];
  /** Whether the entry before it was at hand, so that its link could be checked; the first of a log has none. */
  isLinkChecked: boolean;
  /** What the server's signature vouches for; null: not covered by a receipt. */
  receipt: { position: number; receivedAt: string } | null;
  /** Evidence that it names and no file holds, in hexadecimal: says nothing against the entry. */
  evidenceAbsent: string[];
}

export interface CheckpointSummary {
  size: number;
  /** base64url */
  root: string;
}

export interface Verification {
  election: string | null;
  /** The server whose signatures were checked, base64url; null: no receipt at hand. */
  serverKey: string | null;
  /** Whether that key was on the list, rather than taken from the receipts themselves. */
  isServerKeyTrusted: boolean;
  entries: EntryVerdict[];
  /** Seqs that are missing between entries that are there, by author. */
  gaps: { author: string; from: number; to: number }[];
  evidence: { intact: number; damaged: number };
  checkpoints: CheckpointSummary[];
  /** `one`: there is at most one. `proven`: each continues the one before. `not-provable`: these files do not hold enough. */
  consistency: "one" | "proven" | "not-provable" | "broken";
  /** What is wrong that belongs to no entry, by file. */
  damage: { file: string; damage: Damage }[];
  /** Receipts for entries that are not in the files. */
  receiptsAlone: number;
  /** The first broken thing in words; null: nothing is broken. */
  firstBroken: string | null;
}
