import { Type, type Static } from "typebox";
import { bytes32Pattern } from "../journal/entry.ts";
import { CaseAddressee } from "./case.ts";
import { EntryMention } from "./mention.ts";

export const PaperKind = Type.Union([
  Type.Literal("violation-report"),
  Type.Literal("referral-letter"),
  Type.Literal("complaint-receipt"),
  Type.Literal("opening-minutes"),
  Type.Literal("count-minutes"),
]);
export type PaperKind = Static<typeof PaperKind>;

/** A paper was printed. Its code names this entry, so that the paper can be compared with the log for as long as both exist. */
export const PaperPrinted = Type.Object({
  kind: PaperKind,
  /** In which it was printed: with it the same words are made again from the entries. */
  locale: Type.Union([Type.Literal("fa"), Type.Literal("en")]),
  /** The unit of whoever printed it: the paper's sender. */
  office: Type.String({ minLength: 1, maxLength: 64 }),
  /** Only of a referral letter. */
  addressee: Type.Union([CaseAddressee, Type.Null()]),
  /** As the paper shows it. */
  number: Type.String({ minLength: 1, maxLength: 64 }),
  /** The entries that it repeats. */
  prints: Type.Array(EntryMention, { maxItems: 100 }),
  /** SHA-256 of the paper's text, base64url: `shared/papers/SPEC.md`. */
  textHash: Type.String({ pattern: bytes32Pattern }),
});
export type PaperPrinted = Static<typeof PaperPrinted>;
