/**
 * What the offices do with a report of a violation. Every one of these entries has the report's unit and subject; nothing of the
 * report itself is changed by it, and nothing here rules on what happened: it is documented (domain.md D).
 */
import { Type, type Static } from "typebox";
import { bytes32Pattern } from "../journal/entry.ts";
import { After, EntryMention } from "./mention.ts";

const Reason = Type.String({ minLength: 1, maxLength: 4000 });

/** `mistaken`: filed by mistake, or as a test. The order is that in which a case usually moves. */
export const CaseState = Type.Union([
  Type.Literal("logged"),
  Type.Literal("verifying"),
  Type.Literal("referred"),
  Type.Literal("under-review"),
  Type.Literal("closed"),
  Type.Literal("unfounded"),
  Type.Literal("mistaken"),
]);
export type CaseState = Static<typeof CaseState>;

/** To whom a case may be referred (domain.md D). */
export const CaseAddressee = Type.Union([
  Type.Literal("executive-board"),
  Type.Literal("supervisory-board"),
  Type.Literal("prosecutor"),
]);
export type CaseAddressee = Static<typeof CaseAddressee>;

/** A named officer has moved the case. `after`: the steps that stood when it was made; two that do not know of each other dispute. */
export const CaseStepped = Type.Object({
  state: CaseState,
  after: After,
  reason: Reason,
  /** Only of `referred`. */
  addressee: Type.Union([CaseAddressee, Type.Null()]),
});
export type CaseStepped = Static<typeof CaseStepped>;

/** Who handles it from now on; null: it is given back. One's own id: it is taken, from another if need be. */
export const CaseAssigned = Type.Object({
  handler: Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()]),
  after: After,
  reason: Type.String({ maxLength: 4000 }),
});
export type CaseAssigned = Static<typeof CaseAssigned>;

/** For the offices alone. */
export const CaseNoted = Type.Object({ text: Reason });
export type CaseNoted = Static<typeof CaseNoted>;

/** A question of the office to the branch. */
export const CaseAsked = Type.Object({ text: Reason });
export type CaseAsked = Static<typeof CaseAsked>;

export const CaseAnswered = Type.Object({ answers: EntryMention, text: Reason });
export type CaseAnswered = Static<typeof CaseAnswered>;

/** Both reports tell of one event: from now on they are one case. `after`: the joins and partings whose place it takes. */
export const CaseJoined = Type.Object({
  with: Type.Object({ unit: Type.String(), subject: Type.String() }),
  after: After,
  reason: Reason,
});
export type CaseJoined = Static<typeof CaseJoined>;

/** This report is a case of its own again. `after`: the joins that it takes back, also those recorded on another report. */
export const CaseParted = Type.Object({ after: After, reason: Reason });
export type CaseParted = Static<typeof CaseParted>;

/** What became of one piece of evidence after it was captured. */
export const EvidenceHandled = Type.Object({
  sha256: Type.String({ pattern: bytes32Pattern }),
  act: Type.Union([
    Type.Literal("received"),
    Type.Literal("opened"),
    Type.Literal("printed"),
    Type.Literal("handed-over"),
  ]),
  /** To whom it was handed over; empty otherwise. */
  to: Type.String({ maxLength: 200 }),
  note: Type.String({ maxLength: 4000 }),
});
export type EvidenceHandled = Static<typeof EvidenceHandled>;
