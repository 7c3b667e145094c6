/** A paper's code beside the log's entry at the place that it names. */
import type { PaperPrinted } from "../events/paper.ts";
import type { EntryHash } from "../journal/ids.ts";
import { hashStartOf, type PaperCode } from "./paper-code.ts";

/** What stands in the log where the code points. */
export interface StandingEntry {
  hash: EntryHash;
  type: string;
  /** Null where its content is not here, or cannot be read. */
  printed: PaperPrinted | null;
}

/** `entry`: another entry stands there · `kind`, `number`: the entry tells of another paper. */
export type PaperDifference = "entry" | "kind" | "number";

export type PaperAnswer =
  | { answer: "same" }
  | { answer: "altered"; differences: PaperDifference[] }
  /** Nothing is known of that place. */
  | { answer: "unknown" };

export function comparePaper(code: PaperCode, standing: StandingEntry | undefined): PaperAnswer {
  if (standing === undefined) return { answer: "unknown" };
  if (standing.type !== "paper.printed" || hashStartOf(standing.hash) !== code.hashStart) {
    return { answer: "altered", differences: ["entry"] };
  }
  const differences: PaperDifference[] = [];
  if (standing.printed !== null && standing.printed.kind !== code.kind) differences.push("kind");
  if (standing.printed !== null && standing.printed.number !== code.number) differences.push("number");
  return differences.length === 0 ? { answer: "same" } : { answer: "altered", differences };
}
