import type {
  CheckedEntry,
  RefusedLink,
  RefusedEntry,
  Refusal,
  SoundEntry,
} from "../../shared/journal/check-entries.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Seq, UnitId } from "../../shared/journal/ids.ts";

/**
 * Checked entries on their way from the thread that checks to the one that stores: one flat list of short texts and numbers,
 * and one buffer that moves there with all that is only to be stored. A tenth of the cost of copying objects.
 */
export interface CheckedBatch {
  fields: (string | number | boolean | null)[];
  /** Of each entry that has a place, one after the other: hash, signature, header, payload. */
  bytes: Uint8Array<ArrayBuffer>;
}

const fieldCount = 10;
const hashBytes = 32;
const signatureBytes = 86;
const noPayload = -1;

export function packChecked(entries: readonly CheckedEntry[]): CheckedBatch {
  const fields: CheckedBatch["fields"] = [];
  let sizeBytes = 0;
  for (const entry of entries) {
    if (entry.kind === "refused") {
      fields.push(entry.kind, entry.author, entry.seq, entry.reason, null, null, null, null, null, null);
      continue;
    }
    const { kind, author, seq, backlink, hash, signatureChecked } = entry;
    const headerBytes = Buffer.byteLength(entry.entry.header);
    const payloadBytes = entry.entry.payload === null ? noPayload : Buffer.byteLength(entry.entry.payload);
    const reason = kind === "sound" ? null : entry.reason;
    const unit = kind === "sound" ? entry.unit : null;
    fields.push(kind, author, seq, reason, backlink, hash, unit, signatureChecked, headerBytes, payloadBytes);
    sizeBytes += hashBytes + signatureBytes + headerBytes + Math.max(payloadBytes, 0);
  }
  const bytes = Buffer.allocUnsafeSlow(sizeBytes) as Buffer<ArrayBuffer>;
  let at = 0;
  for (const entry of entries) {
    if (entry.kind === "refused") continue;
    at += bytes.write(entry.hash, at, "base64url");
    at += bytes.write(entry.entry.signature, at, "latin1");
    at += bytes.write(entry.entry.header, at, "utf8");
    if (entry.entry.payload !== null) at += bytes.write(entry.entry.payload, at, "utf8");
  }
  return { fields, bytes };
}

export function unpackChecked({ fields, bytes }: CheckedBatch): CheckedEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: CheckedEntry[] = [];
  let start = 0;
  for (let at = 0; at < fields.length; at += fieldCount) {
    const kind = fields[at] as CheckedEntry["kind"];
    const author = fields[at + 1] as AuthorId;
    const seq = fields[at + 2] as Seq;
    const reason = fields[at + 3] as Refusal;
    if (kind === "refused") {
      entries.push({ kind, author, seq, reason } satisfies RefusedEntry);
      continue;
    }
    const backlink = fields[at + 4] as EntryHash | null;
    const hash = fields[at + 5] as EntryHash;
    const signatureChecked = fields[at + 7] as boolean;
    const headerBytes = fields[at + 8] as number;
    const payloadBytes = fields[at + 9] as number;
    const end = start + hashBytes + signatureBytes + headerBytes + Math.max(payloadBytes, 0);
    const packed = new PackedTexts(buffer.subarray(start, end), headerBytes, payloadBytes !== noPayload);
    start = end;
    entries.push(
      kind === "sound"
        ? new ReceivedEntry(author, seq, backlink, hash, fields[at + 6] as UnitId, signatureChecked, packed)
        : ({ kind, reason, author, seq, backlink, hash, entry: packed.read(), signatureChecked } satisfies RefusedLink),
    );
  }
  return entries;
}

/** Hash and texts of one entry as they are stored: nobody on the storing thread reads them in the usual case. */
export class PackedTexts {
  constructor(
    readonly bytes: Buffer,
    readonly headerBytes: number,
    readonly hasPayload: boolean,
  ) {}

  read(): Entry {
    const header = hashBytes + signatureBytes;
    const payload = header + this.headerBytes;
    return {
      header: this.bytes.toString("utf8", header, payload),
      payload: this.hasPayload ? this.bytes.toString("utf8", payload) : null,
      signature: this.bytes.toString("latin1", hashBytes, header),
    };
  }
}

/** A sound entry on the storing thread. */
export class ReceivedEntry implements SoundEntry {
  readonly kind = "sound";

  constructor(
    readonly author: AuthorId,
    readonly seq: Seq,
    readonly backlink: EntryHash | null,
    readonly hash: EntryHash,
    readonly unit: UnitId,
    public signatureChecked: boolean,
    readonly packed: PackedTexts,
  ) {}

  /** Read again from the bytes, where it is wanted at all. */
  get entry(): Entry {
    return this.packed.read();
  }
}
