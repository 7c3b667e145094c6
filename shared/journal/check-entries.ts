/**
 * Reading entries that come from elsewhere, whatever the road. Nothing here touches a store: each entry is *sound*, or
 * *refused* with a reason. A refused entry whose hash link and signature hold is still a *link*: the entries behind it can be
 * accepted, so that one refused entry never blocks a log (rules J7–J16 of SPEC.md).
 */
import { findBase64UrlBytes, isWellFormed, utf8Length } from "../lib/bytes.ts";
import { hasDuplicateKeys } from "../lib/duplicate-keys.ts";
import { isNestedTooDeep } from "../lib/nesting.ts";
import { Entry, Header, Payload, bytes32Pattern, entryMediaType, maxHeaderBytes, maxPayloadBytes } from "./entry.ts";
import type { AuthorId, EntryHash, Seq, UnitId } from "./ids.ts";
import { preAuthEncode, preAuthText } from "./pae.ts";
import type { CompileSchema, VerifyingCrypto } from "./ports.ts";
import { findSpelledHeader, type HeaderFacts } from "./spelled-header.ts";

export type Refusal =
  | "malformed"
  | "bad-signature"
  | "bad-payload-hash"
  | "unknown-author"
  | "wrong-election"
  | "too-large";

/** Where an entry says it stands, whether or not it can be accepted there. */
export interface Place {
  author: AuthorId;
  seq: Seq;
  backlink: EntryHash | null;
}

export interface SoundEntry extends Place {
  kind: "sound";
  hash: EntryHash;
  /** What the entry is about. */
  unit: UnitId;
  entry: Entry;
  /** False: a later entry of the same batch vouches for it through the chain; its own signature is still to be checked. */
  signatureChecked: boolean;
}

/** Refused, but authentic and in its place: the chain goes on behind it. */
export interface RefusedLink extends Place {
  kind: "refused-link";
  reason: Refusal;
  hash: EntryHash;
  entry: Entry;
  signatureChecked: boolean;
}

export interface RefusedEntry {
  kind: "refused";
  reason: Refusal;
  /** As far as they could be read. */
  author: AuthorId | null;
  seq: Seq | null;
}

export type CheckedEntry = SoundEntry | RefusedLink | RefusedEntry;
type LinkedEntry = SoundEntry | RefusedLink;

export interface EntryChecker {
  /** One result for each entry, in their order. Never throws for what an entry holds. */
  check(entries: readonly unknown[]): Promise<CheckedEntry[]>;
}

const refused = (reason: Refusal, place?: Place): RefusedEntry => ({
  kind: "refused",
  reason,
  author: place?.author ?? null,
  seq: place?.seq ?? null,
});

/** An entry whose place could be read, before its texts were hashed. */
class Reading {
  readonly kind = "reading";

  constructor(
    readonly place: Place,
    readonly entry: Entry,
    /** Known unless the header is why the entry is refused. */
    readonly facts: HeaderFacts | undefined,
    /** Why it is refused, whatever its payload's hash. */
    readonly refusal: Refusal | undefined,
    /** Why it is refused if the payload's hash is right. */
    readonly laterRefusal: Refusal | undefined,
  ) {}

  get hasPayloadToHash(): boolean {
    return this.refusal === undefined && this.entry.payload !== null;
  }
}

export function createEntryChecker(options: {
  election: string;
  crypto: VerifyingCrypto;
  compile: CompileSchema;
}): EntryChecker {
  const { election, crypto } = options;
  const isEntry = options.compile(Entry);
  const isHeader = options.compile(Header);
  const isPayload = options.compile(Payload);

  function read(raw: unknown): Reading | RefusedEntry {
    if (!isEntry(raw)) return refused("malformed");
    const spelled = findSpelledHeader(raw.header);
    const header = spelled ?? findJson(raw.header);
    const place = spelled ?? findPlace(header);
    if (place === undefined) return refused("malformed");
    // Also where a later entry vouches for this one: what is no signature is not stored as one.
    if (!bytes64.test(raw.signature)) return refused("bad-signature", place);
    const payloadSize = raw.payload === null ? 0 : utf8Length(raw.payload);
    if (utf8Length(raw.header) > maxHeaderBytes || payloadSize > maxPayloadBytes) {
      return new Reading(place, raw, undefined, "too-large", undefined);
    }
    const facts = spelled ?? (isHeader(header) && !hasOtherReading(raw.header, header) ? header : undefined);
    if (facts === undefined) return new Reading(place, raw, undefined, "malformed", undefined);
    if (raw.payload !== null && payloadSize !== facts.payloadSize) {
      return new Reading(place, raw, facts, "bad-payload-hash", undefined);
    }
    return new Reading(place, raw, facts, undefined, findPayloadRefusal(raw, facts));
  }

  function findPayloadRefusal({ payload: text }: Entry, facts: HeaderFacts): Refusal | undefined {
    if (text !== null) {
      const payload = findJson(text);
      // Before anything goes down into it.
      if (!isPayload(payload) || isNestedTooDeep(text) || hasOtherReading(text, payload)) return "malformed";
    }
    return facts.election === election ? undefined : "wrong-election";
  }

  /** Hashes what is to be hashed of all entries in one call. */
  async function link(readings: readonly (Reading | RefusedEntry)[]): Promise<CheckedEntry[]> {
    const texts: string[] = [];
    for (const reading of readings) {
      if (reading.kind === "refused") continue;
      texts.push(preAuthText(entryMediaType, reading.entry.header));
      if (reading.hasPayloadToHash) texts.push(reading.entry.payload!);
    }
    const hashes = await crypto.hashTexts(texts);
    let at = 0;
    return readings.map((reading) => {
      if (reading.kind === "refused") return reading;
      const hash = hashes[at++] as EntryHash;
      const payloadHash = reading.hasPayloadToHash ? hashes[at++] : undefined;
      return toChecked(reading, hash, payloadHash);
    });
  }

  async function hasGoodSignature(checked: LinkedEntry): Promise<boolean> {
    const signature = findBase64UrlBytes(checked.entry.signature)!;
    return crypto.verify(checked.author, preAuthEncode(entryMediaType, checked.entry.header), signature);
  }

  return {
    async check(entries) {
      const checked = await link(entries.map(read));
      for (const run of runsOf(checked)) {
        // From the newest back: the first good signature vouches for every entry before it in the run.
        for (let at = run.length - 1; at >= 0; at--) {
          const index = run[at]!;
          const entry = checked[index] as LinkedEntry;
          if (await hasGoodSignature(entry)) {
            entry.signatureChecked = true;
            break;
          }
          checked[index] = refused("bad-signature", entry);
        }
      }
      return checked;
    },
  };
}

/** `payloadHash`: what the payload hashes to, undefined if that makes no difference. */
function toChecked(reading: Reading, hash: EntryHash, payloadHash: string | undefined): LinkedEntry {
  const { place, entry, facts, refusal, laterRefusal } = reading;
  const { author, seq, backlink } = place;
  const isOther = payloadHash !== undefined && payloadHash !== facts!.payloadHash;
  const reason = refusal ?? (isOther ? "bad-payload-hash" : laterRefusal);
  return reason === undefined
    ? { kind: "sound", author, seq, backlink, hash, unit: facts!.unit, entry, signatureChecked: false }
    : { kind: "refused-link", reason, author, seq, backlink, hash, entry, signatureChecked: false };
}

/**
 * Whether another reader could see something else in the text than `value`: a key named twice, or a surrogate without its
 * pair, for which UTF-8 has no bytes. The usual spelling passes at once (JSON.stringify writes neither).
 */
function hasOtherReading(text: string, value: unknown): boolean {
  return JSON.stringify(value) !== text && (!isWellFormed(text) || hasDuplicateKeys(text));
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function findPlace(header: unknown): Place | undefined {
  if (typeof header !== "object" || header === null) return undefined;
  const { author, seq, backlink } = header as Record<string, unknown>;
  if (!isBytes32(author) || !Number.isSafeInteger(seq) || (seq as number) < 0) return undefined;
  if (seq === 0 ? backlink !== null : !isBytes32(backlink)) return undefined;
  return { author: author as AuthorId, seq: seq as Seq, backlink: backlink as EntryHash | null };
}

const bytes32 = new RegExp(bytes32Pattern);
const isBytes32 = (text: unknown): boolean => typeof text === "string" && bytes32.test(text);
/** base64url of a signature; the last letter carries four zero bits. */
const bytes64 = /^[A-Za-z0-9_-]{85}[AQgw]$/;

/** Indexes of entries that follow one another in one author's log, each naming the hash of the one before. */
function runsOf(checked: readonly CheckedEntry[]): number[][] {
  const linked: number[] = [];
  checked.forEach((entry, index) => {
    if (entry.kind !== "refused") linked.push(index);
  });
  const at = (index: number) => checked[index] as LinkedEntry;
  linked.sort((a, b) =>
    at(a).author < at(b).author ? -1 : at(a).author > at(b).author ? 1 : at(a).seq - at(b).seq || a - b,
  );
  const runs: number[][] = [];
  for (const index of linked) {
    const run = runs.at(-1);
    const last = run === undefined ? undefined : at(run.at(-1)!);
    const entry = at(index);
    if (last?.author === entry.author && entry.seq === last.seq + 1 && entry.backlink === last.hash) run!.push(index);
    else runs.push([index]);
  }
  return runs;
}
