import { Type, type Static } from "typebox";
import { bytes32Pattern } from "../journal/entry.ts";
import { EntryMention } from "./mention.ts";

/** A paper was printed. Its code names this entry, so that the paper can be compared with the log for as long as both exist. */
export const PaperPrinted = Type.Object({
  kind: Type.Union([
    Type.Literal("violation-report"),
    Type.Literal("referral-letter"),
    Type.Literal("complaint-receipt"),
    Type.Literal("opening-minutes"),
    Type.Literal("count-minutes"),
  ]),
  /** As the paper shows it. */
  number: Type.String({ minLength: 1, maxLength: 64 }),
  /** The entries that it repeats. */
  prints: Type.Array(EntryMention, { maxItems: 100 }),
  /** SHA-256 of the paper's text, base64url. */
  textHash: Type.String({ pattern: bytes32Pattern }),
});
export type PaperPrinted = Static<typeof PaperPrinted>;
