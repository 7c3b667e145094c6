/** What a branch says of a violation. It documents what was seen; nobody's guilt is told by it (domain.md D). */
import { Type, type Static } from "typebox";
import { Instant, bytes32Pattern } from "../journal/entry.ts";
import type { Upcaster } from "./read-event.ts";

const Sha256 = Type.String({ pattern: bytes32Pattern });

/** What one file of the entry's evidence is. A file that no item names was added before items were told (version 1). */
export const EvidenceItem = Type.Object({
  sha256: Sha256,
  kind: Type.Union([
    Type.Literal("photo"),
    Type.Literal("video"),
    Type.Literal("voice"),
    Type.Literal("scan"),
    Type.Literal("signature"),
    Type.Literal("file"),
  ]),
  /** `gallery`: chosen from what was on the device before, so nothing says when it was made. */
  source: Type.Union([Type.Literal("camera"), Type.Literal("gallery")]),
  /** By the tablet's clock, when it was hashed; null if not known. */
  capturedAt: Type.Union([Instant, Type.Null()]),
  /** The original of which this file is a small copy, made here to travel first; null of an original. */
  copyOf: Type.Union([Sha256, Type.Null()]),
});
export type EvidenceItem = Static<typeof EvidenceItem>;

/** What somebody who was there says, and signs on the glass if they wish. A name is never asked for. */
export const WitnessStatement = Type.Object({
  name: Type.String({ maxLength: 200 }),
  role: Type.String({ maxLength: 64 }),
  text: Type.String({ maxLength: 10_000 }),
  /** The drawn signature, a file of this entry or of one that it amends; null if there is none. */
  signature: Type.Union([Sha256, Type.Null()]),
});
export type WitnessStatement = Static<typeof WitnessStatement>;

/** A number that can be read off something: a seal, a ballot's serial. */
export const SeenNumber = Type.Object({
  kind: Type.Union([Type.Literal("seal"), Type.Literal("serial"), Type.Literal("other")]),
  value: Type.String({ minLength: 1, maxLength: 100 }),
  note: Type.String({ maxLength: 1000 }),
});
export type SeenNumber = Static<typeof SeenNumber>;

const violationContent = {
  offence: Type.String(),
  /** What happened, in the officer's words. */
  description: Type.String({ maxLength: 20_000 }),
  /** As the officer says; null if not known. */
  occurredAt: Type.Union([Instant, Type.Null()]),
  place: Type.String({ maxLength: 1000 }),
  /** Who by role: staff and bystanders as the domain names them, never a voter by name. */
  people: Type.Array(Type.Object({ role: Type.String(), note: Type.String({ maxLength: 1000 }) })),
  actionTaken: Type.String({ maxLength: 4000 }),
  /** Where the tablet stood, if it was given. */
  position: Type.Union([
    Type.Object({ latitude: Type.Number(), longitude: Type.Number(), accuracyMeters: Type.Number() }),
    Type.Null(),
  ]),
  items: Type.Array(EvidenceItem, { maxItems: 100 }),
  witnesses: Type.Array(WitnessStatement, { maxItems: 20 }),
  numbers: Type.Array(SeenNumber, { maxItems: 50 }),
};

export const ViolationLogged = Type.Object(violationContent);
export type ViolationLogged = Static<typeof ViolationLogged>;

export const ViolationAmended = Type.Object({
  ...violationContent,
  amends: Type.Object({ author: Type.String(), seq: Type.Integer({ minimum: 0 }) }),
  reason: Type.String({ maxLength: 4000 }),
});
export type ViolationAmended = Static<typeof ViolationAmended>;

/** Version 1 told of no items, witnesses or numbers. */
export const withoutItems: Upcaster = (data) => ({ ...data, items: [], witnesses: [], numbers: [] });

/**
 * A report that is anonymous towards the branch: nobody at the tablet reads it again. `box` is a violation's content (`sealed-content.ts`),
 * encrypted to the district with age, base64url. It carries no evidence.
 */
export const ViolationSealed = Type.Object({ box: Type.String({ minLength: 1, maxLength: 60_000 }) });
export type ViolationSealed = Static<typeof ViolationSealed>;
