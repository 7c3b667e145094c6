/**
 * A complaint on paper, as the law wants it taken in (domain.md D: Majles Act Art. 68 n. 1, Experts bylaw Art. 69). Confidential: it
 * names the person who complains, who is no voter of anybody's count. Its unit is the office that took it, its subject its own id.
 */
import { Type, type Static } from "typebox";
import { Instant } from "../journal/entry.ts";
import { After } from "./mention.ts";

const Line = Type.String({ minLength: 1, maxLength: 200 });

export const Complainant = Type.Object({
  standing: Type.Union([Type.Literal("citizen"), Type.Literal("candidate"), Type.Literal("agent")]),
  name: Line,
  surname: Line,
  fatherName: Line,
  job: Line,
  address: Type.String({ minLength: 1, maxLength: 1000 }),
  phone: Line,
});
export type Complainant = Static<typeof Complainant>;

export const ComplaintRegistered = Type.Object({
  /** In the office's register. */
  number: Line,
  complainant: Complainant,
  /** The taker has seen the signature on the paper itself. */
  signatureSeen: Type.Boolean(),
  addressee: Type.Union([Type.Literal("boards"), Type.Literal("guardian-council")]),
  contest: Type.Union([Type.Literal("majles"), Type.Literal("experts"), Type.Literal("both")]),
  /** The branch that it is about; null where it names none. */
  about: Type.Union([Type.String(), Type.Null()]),
  text: Type.String({ minLength: 1, maxLength: 20_000 }),
  pages: Type.Integer({ minimum: 0, maximum: 10_000 }),
  /** When the paper was handed over. */
  receivedAt: Instant,
});
export type ComplaintRegistered = Static<typeof ComplaintRegistered>;

export const ComplaintDecided = Type.Object({
  after: After,
  outcome: Type.Union([
    Type.Literal("upheld"),
    Type.Literal("rejected"),
    Type.Literal("passed-on"),
    Type.Literal("withdrawn"),
  ]),
  reason: Type.String({ minLength: 1, maxLength: 4000 }),
  decidedAt: Instant,
});
export type ComplaintDecided = Static<typeof ComplaintDecided>;
