/**
 * Reading entries that come from elsewhere, whatever the road. Nothing here touches a store: each entry is *sound*, or
 * *refused* with a reason. A refused entry whose hash link and signature hold is still a *link*: the entries behind it can be
 * accepted, so that one refused entry never blocks a log (rules J7–J16 of SPEC.md).
 */
import { findBase64UrlBytes, isWellFormed, toBase64Url, toUtf8, utf8Length } from "../lib/bytes.ts";
import { hasDuplicateKeys } from "../lib/duplicate-keys.ts";
import { Entry, Header, Payload, entryMediaType, maxHeaderBytes, maxPayloadBytes } from "./entry.ts";
import type { AuthorId, EntryHash, Seq } from "./ids.ts";
import { preAuthEncode } from "./pae.ts";
import type { CompileSchema, VerifyingCrypto } from "./ports.ts";

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
  entry: Entry;
  header: Header;
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

export function createEntryChecker(options: {
  election: string;
  crypto: VerifyingCrypto;
  compile: CompileSchema;
}): EntryChecker {
  const { election, crypto } = options;
  const isEntry = options.compile(Entry);
  const isHeader = options.compile(Header);
  const isPayload = options.compile(Payload);

  async function findRefusal(entry: Entry, header: unknown): Promise<Refusal | undefined> {
    if (utf8Length(entry.header) > maxHeaderBytes) return "too-large";
    const payloadSize = entry.payload === null ? 0 : utf8Length(entry.payload);
    if (payloadSize > maxPayloadBytes) return "too-large";
    if (!isHeader(header) || hasOtherReading(entry.header, header)) return "malformed";
    if (entry.payload !== null) {
      if (payloadSize !== header.payloadSize) return "bad-payload-hash";
      if (toBase64Url(await crypto.sha256(toUtf8(entry.payload))) !== header.payloadHash) return "bad-payload-hash";
      const payload = findJson(entry.payload);
      if (!isPayload(payload) || hasOtherReading(entry.payload, payload)) return "malformed";
    }
    return header.election === election ? undefined : "wrong-election";
  }

  async function read(raw: unknown): Promise<CheckedEntry> {
    if (!isEntry(raw)) return refused("malformed");
    const header = findJson(raw.header);
    const place = findPlace(header);
    if (place === undefined) return refused("malformed");
    // Also where a later entry vouches for this one: what is no signature is not stored as one.
    if (findBase64UrlBytes(raw.signature)?.length !== 64) return refused("bad-signature", place);
    const reason = await findRefusal(raw, header);
    const hash = toBase64Url(await crypto.sha256(preAuthEncode(entryMediaType, raw.header))) as EntryHash;
    const linked = { ...place, hash, entry: raw, signatureChecked: false };
    return reason === undefined
      ? { kind: "sound", header: header as Header, ...linked }
      : { kind: "refused-link", reason, ...linked };
  }

  async function hasGoodSignature(checked: LinkedEntry): Promise<boolean> {
    const signature = findBase64UrlBytes(checked.entry.signature)!;
    return crypto.verify(checked.author, preAuthEncode(entryMediaType, checked.entry.header), signature);
  }

  return {
    async check(entries) {
      const checked: CheckedEntry[] = [];
      for (const raw of entries) checked.push(await read(raw));
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

function isBytes32(text: unknown): boolean {
  return typeof text === "string" && text.length === 43 && findBase64UrlBytes(text) !== undefined;
}

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
