/** Who carried what from hand to hand. Told of one bundle: a file, or a row of codes on a screen. */
import { Type, type Static } from "typebox";
import { Instant, bytes32Pattern } from "../journal/entry.ts";

/** A person as they gave their name: staff or a courier, never a voter. */
const Person = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  contact: Type.String({ maxLength: 100 }),
});
export type Person = Static<typeof Person>;

/** What it travelled on. `screen`: codes shown by one device and read by another, nothing was carried. */
export const Medium = Type.Union([
  Type.Literal("usb"),
  Type.Literal("memory-card"),
  Type.Literal("phone"),
  Type.Literal("screen"),
  Type.Literal("other"),
]);
export type Medium = Static<typeof Medium>;

/** Entries of one log that follow one another, both ends included. */
export const EntryRange = Type.Object({
  author: Type.String(),
  fromSeq: Type.Integer({ minimum: 0 }),
  toSeq: Type.Integer({ minimum: 0 }),
});
export type EntryRange = Static<typeof EntryRange>;

const handing = {
  /** The file exactly as it was carried; of codes, what they give when put together. */
  bundle: Type.Object({ sha256: Type.String({ pattern: bytes32Pattern }), sizeBytes: Type.Integer({ minimum: 1 }) }),
  medium: Medium,
  from: Person,
  to: Person,
  happenedAt: Instant,
  /** The entries that it holds; the last of each log is its head. Empty where the receiver could read none. */
  covers: Type.Array(EntryRange, { maxItems: 500 }),
  entryCount: Type.Integer({ minimum: 0 }),
  /** Pieces of evidence that it holds. */
  evidenceCount: Type.Integer({ minimum: 0 }),
};

/** Written where the bundle was made. That it was handed over says nothing of its arrival. */
export const CustodyHandedOver = Type.Object(handing);
export type CustodyHandedOver = Static<typeof CustodyHandedOver>;

/** Written where the bundle arrived. */
export const CustodyTakenOver = Type.Object({
  ...handing,
  /** Parts that were found damaged or missing. */
  damagedParts: Type.Integer({ minimum: 0 }),
});
export type CustodyTakenOver = Static<typeof CustodyTakenOver>;

/** Places of one log, in any order and any number of times, as ranges. */
export function toRanges(places: Iterable<{ author: string; seq: number }>): EntryRange[] {
  const byAuthor = new Map<string, Set<number>>();
  for (const { author, seq } of places) byAuthor.set(author, (byAuthor.get(author) ?? new Set()).add(seq));
  const ranges: EntryRange[] = [];
  for (const author of [...byAuthor.keys()].toSorted()) {
    for (const seq of [...byAuthor.get(author)!].toSorted((left, right) => left - right)) {
      const last = ranges.at(-1);
      if (last?.author === author && last.toSeq === seq - 1) last.toSeq = seq;
      else ranges.push({ author, fromSeq: seq, toSeq: seq });
    }
  }
  return ranges;
}
