import { toBase64Url, toUtf8, utf8Length } from "../lib/bytes.ts";
import { entryMediaType, maxHeaderBytes, maxPayloadBytes } from "./entry.ts";
import type { Clock, Entry, EvidenceReference, Header, Mode, Payload, Seen } from "./entry.ts";
import type { AuthorId, EntryHash, Seq, UnitId } from "./ids.ts";
import { preAuthEncode } from "./pae.ts";
import type { SigningCrypto } from "./ports.ts";

/** The last entry of a log. */
export interface Head {
  seq: Seq;
  hash: EntryHash;
}

/** What happened, before it has a place in a log. */
export interface NewEvent {
  type: string;
  typeVersion: number;
  unit: UnitId;
  subject: string;
  data: Record<string, unknown>;
  evidence: EvidenceReference[];
}

/** Who writes, for what election, and what their clocks say. */
export interface Authorship {
  election: string;
  author: AuthorId;
  officer: string;
  mode: Mode;
  claimedAt: string;
  clock: Clock;
  seen: Seen | null;
}

export interface BuiltEntry {
  entry: Entry;
  header: Header;
  hash: EntryHash;
}

/** The event does not fit in an entry. Nothing was written; the caller still holds the draft. */
export class EntryTooLargeError extends Error {
  override readonly name = "EntryTooLargeError";
  constructor(
    readonly part: "header" | "payload",
    readonly sizeBytes: number,
  ) {
    super(`${part} of ${sizeBytes} bytes`);
  }
}

/** Serialises once, hashes, signs. The entry goes after `head` (null: it is the author's first). Rules J1–J6 of SPEC.md. */
export async function buildEntry(
  event: NewEvent,
  authorship: Authorship,
  head: Head | null,
  crypto: SigningCrypto,
): Promise<BuiltEntry> {
  const payload: Payload = { salt: toBase64Url(crypto.randomBytes(16)), data: event.data, evidence: event.evidence };
  const payloadText = JSON.stringify(payload);
  const payloadSize = utf8Length(payloadText);
  if (payloadSize > maxPayloadBytes) throw new EntryTooLargeError("payload", payloadSize);
  const header: Header = {
    format: 1,
    election: authorship.election,
    author: authorship.author,
    seq: (head === null ? 0 : head.seq + 1) as Seq,
    backlink: head === null ? null : head.hash,
    type: event.type,
    typeVersion: event.typeVersion,
    unit: event.unit,
    subject: event.subject,
    officer: authorship.officer,
    mode: authorship.mode,
    claimedAt: authorship.claimedAt,
    clock: authorship.clock,
    seen: authorship.seen,
    payloadHash: toBase64Url(await crypto.sha256(toUtf8(payloadText))),
    payloadSize,
  };
  const headerText = JSON.stringify(header);
  const headerBytes = utf8Length(headerText);
  if (headerBytes > maxHeaderBytes) throw new EntryTooLargeError("header", headerBytes);
  const message = preAuthEncode(entryMediaType, headerText);
  const [hash, signature] = await Promise.all([crypto.sha256(message), crypto.sign(message)]);
  return {
    entry: { header: headerText, payload: payloadText, signature: toBase64Url(signature) },
    header,
    hash: toBase64Url(hash) as EntryHash,
  };
}
