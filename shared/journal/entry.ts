/** The signed unit and its parts, as `wire.md` version 1 has them. */
import { Type, type Static } from "typebox";
import type { AuthorId, EntryHash, EvidenceHash, Seq, UnitId } from "./ids.ts";
import { RecordOf } from "../lib/record-of.ts";

export const entryMediaType = "application/vnd.amanat.entry.v1+json";
export const maxHeaderBytes = 2048;
export const maxPayloadBytes = 65_536;

/** base64url of 32 bytes; the last letter carries two zero bits. */
export const bytes32Pattern = "^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$";
/** Fields in range, so that every reader gets a moment of it. */
export const instantPattern =
  "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$";
const idPattern = "^[\\x21-\\x7e]+$";

const Bytes32 = <Id extends string>() => Type.Unsafe<Id>(Type.String({ pattern: bytes32Pattern }));
const Whole = <Id extends number = number>() => Type.Unsafe<Id>(Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 }));

/** ISO 8601, UTC, milliseconds. */
export const Instant = Type.String({ pattern: instantPattern });

/** A moment of the server's clock, and how long the tablet's monotonic clock had run when it was heard. */
export const Anchor = Type.Object(
  { serverAt: Instant, monotonicMs: Type.Number({ minimum: 0 }) },
  { additionalProperties: false },
);
export type Anchor = Static<typeof Anchor>;

/** The tablet's clocks at the moment of the entry. `monotonicMs` counts from `boot` and cannot be set by hand. */
export const Clock = Type.Object(
  {
    boot: Type.String({ minLength: 1 }),
    monotonicMs: Type.Number({ minimum: 0 }),
    anchor: Type.Union([Anchor, Type.Null()]),
  },
  { additionalProperties: false },
);
export type Clock = Static<typeof Clock>;

/** The newest server checkpoint that the author had seen. */
export const Seen = Type.Object({ size: Whole(), root: Bytes32() }, { additionalProperties: false });
export type Seen = Static<typeof Seen>;

export const Mode = Type.Union([Type.Literal("live"), Type.Literal("rehearsal")]);
export type Mode = Static<typeof Mode>;

/** Its texts have no limits of their own: `maxHeaderBytes` is the limit of all of them. */
export const Header = Type.Object(
  {
    format: Type.Literal(1),
    election: Type.String({ minLength: 1, maxLength: 64, pattern: idPattern }),
    author: Bytes32<AuthorId>(),
    seq: Whole<Seq>(),
    backlink: Type.Union([Bytes32<EntryHash>(), Type.Null()]),
    type: Type.String({ minLength: 1 }),
    typeVersion: Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }),
    unit: Type.Unsafe<UnitId>(Type.String({ minLength: 1, maxLength: 64, pattern: idPattern })),
    subject: Type.String({ minLength: 1 }),
    officer: Type.String({ minLength: 1 }),
    mode: Mode,
    claimedAt: Instant,
    clock: Clock,
    seen: Type.Union([Seen, Type.Null()]),
    payloadHash: Bytes32<string>(),
    payloadSize: Type.Integer({ minimum: 0, maximum: maxPayloadBytes }),
  },
  { additionalProperties: false },
);
export type Header = Static<typeof Header>;

/** A reference from a payload to a file kept beside the journal. */
export const EvidenceReference = Type.Object(
  {
    sha256: Bytes32<EvidenceHash>(),
    sizeBytes: Type.Integer({ minimum: 1, maximum: 2 ** 40 }),
    mediaType: Type.String({ minLength: 1 }),
    name: Type.String(),
  },
  { additionalProperties: false },
);
export type EvidenceReference = Static<typeof EvidenceReference>;

/** Kept apart from the header so that it can be redacted while every signature stays checkable. */
export const Payload = Type.Object(
  {
    /** 16 random bytes: equal data in two entries does not show in the hashes. */
    salt: Type.String({ pattern: "^[A-Za-z0-9_-]{21}[AQgw]$" }),
    data: RecordOf(Type.Unknown()),
    evidence: Type.Array(EvidenceReference),
  },
  { additionalProperties: false },
);
export type Payload = Static<typeof Payload>;

/** An entry on the wire: three texts, forwarded exactly as they were received. */
export const Entry = Type.Object(
  {
    header: Type.String({ description: "JSON text of the header, exactly as signed" }),
    payload: Type.Union([Type.String(), Type.Null()], { description: "JSON text of the payload; null once redacted" }),
    signature: Type.String({ description: "Ed25519, 64 bytes, base64url" }),
  },
  { additionalProperties: false },
);
export type Entry = Static<typeof Entry>;
