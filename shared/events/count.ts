/** The two-person rule of the count: entered by one officer, entered again blind by another, settled and signed by both. */
import { Type, type Static } from "typebox";
import { EntryMention } from "./mention.ts";
import { Values } from "./values.ts";

const contests = Type.Object({ majles: Type.Optional(Values), experts: Type.Optional(Values) });

/** The same minutes entered a second time by another officer, who did not see the first figures. */
export const CountReentered = Type.Object({
  /** The filing that was entered first. */
  repeats: EntryMention,
  values: Values,
  contests,
});
export type CountReentered = Static<typeof CountReentered>;

/** Where the two differed, what both officers found on the paper. The figures themselves follow as a correction where they change. */
export const CountSettled = Type.Object({
  first: EntryMention,
  second: EntryMention,
  differences: Type.Array(
    Type.Object({
      contest: Type.Union([Type.Literal("majles"), Type.Literal("experts"), Type.Null()]),
      /** The field's name; of a row of candidates `candidates/<name>`. */
      field: Type.String({ maxLength: 300 }),
      first: Type.Union([Type.Number(), Type.String({ maxLength: 1000 }), Type.Null()]),
      second: Type.Union([Type.Number(), Type.String({ maxLength: 1000 }), Type.Null()]),
      settled: Type.Union([Type.Number(), Type.String({ maxLength: 1000 }), Type.Null()]),
      explanation: Type.String({ maxLength: 1000 }),
    }),
    { maxItems: 500 },
  ),
});
export type CountSettled = Static<typeof CountSettled>;

/** One person's word about the minutes as they stand: the entry's officer signs, or refuses and says why. */
export const CountSigned = Type.Object({
  about: EntryMention,
  verdict: Type.Union([Type.Literal("signed"), Type.Literal("refused")]),
  /** Why it was refused; empty of a signature. */
  reason: Type.String({ maxLength: 4000 }),
});
export type CountSigned = Static<typeof CountSigned>;
