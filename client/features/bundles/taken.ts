import type { Damage } from "../../../shared/bundle/damage.ts";
import type { Medium } from "../../../shared/events/custody.ts";
import type { IngestResult, Outcome } from "../../../shared/sync/outcome.ts";

/** What became of a bundle, a file or a row of codes, that was handed in here. */
export interface Taken {
  /** Of the file, or of the message that the codes gave; base64url. */
  sha256: string;
  sizeBytes: number;
  medium: Medium | null;
  results: readonly IngestResult[];
  /** Files of evidence by what became of them. */
  evidence: readonly { sha256: string; outcome: string }[];
  damage: readonly Damage[];
}

/** Good, or only waiting for something: the entry is kept. `forked`, `quarantined` and `rejected` need people. */
const order: readonly Outcome[] = ["rejected", "forked", "quarantined", "held", "inserted", "duplicate"];

/** How many of each outcome; what needs people stands first. */
export function countOutcomes(results: readonly IngestResult[]): { outcome: Outcome; count: number }[] {
  return order.flatMap((outcome) => {
    const count = results.filter((result) => result.outcome === outcome).length;
    return count === 0 ? [] : [{ outcome, count }];
  });
}

export interface Receivable {
  author: string;
  seq: number;
}

/** Entries that the log has: those that a receipt can be had for. */
export const receivedOf = (results: readonly IngestResult[]): Receivable[] =>
  results.flatMap(({ author, seq, position }) =>
    author === null || seq === null || position === undefined ? [] : [{ author, seq }],
  );
