import { Type, type Static } from "typebox";

/** One entry by its place and content: two entries at one place of a log are a fork, and only one of them is meant. */
export const EntryMention = Type.Object({
  author: Type.String(),
  seq: Type.Integer({ minimum: 0 }),
  payloadHash: Type.String(),
});
export type EntryMention = Static<typeof EntryMention>;

/** What its writer had before them: later entries name earlier ones, so that two which did not know of each other are told apart. */
export const After = Type.Array(EntryMention, { maxItems: 50 });
