declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** A device's Ed25519 public key, base64url: whose log an entry is in. New at every enrolment. */
export type AuthorId = Branded<string, "AuthorId">;
/** SHA-256 over the pre-authentication encoding of a header, base64url: the name of an entry. */
export type EntryHash = Branded<string, "EntryHash">;
/** Place of an entry in its author's log, from 0. */
export type Seq = Branded<number, "Seq">;
/** Place of an entry in the server's log, from 1. The only order across authors. */
export type Position = Branded<number, "Position">;
/** A place of the hierarchy: province, county, bakhsh or branch. */
export type UnitId = Branded<string, "UnitId">;
/** SHA-256 of a piece of evidence, base64url. */
export type EvidenceHash = Branded<string, "EvidenceHash">;
