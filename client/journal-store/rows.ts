/**
 * What each store of the database `amanat` holds. Entries are kept as the exact texts that were signed. On a tablet whatever can
 * be read of a payload is sealed under its data key (`client/keys/vault.ts`); the `Stored…` shapes are those of the store, the
 * others what its readers give.
 */
import type { AuthorId, EntryHash, EvidenceHash, Position, Seq, UnitId } from "../../shared/journal/ids.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { RefusalReason } from "../../shared/sync/outcome.ts";
import type { PullMark } from "../../shared/sync/sync-ports.ts";

/** Who this device is. One row; a device without it is not enrolled. */
export interface DeviceRow {
  id: "device";
  kind: "tablet" | "desk";
  author: AuthorId;
  /** Not extractable; only client/keys uses it. */
  privateKey: CryptoKey;
  unit: UnitId;
  role: string;
  /** The officer whom the device was enrolled for; others may sign on it too. */
  officer: string;
  election: string;
  serverOrigin: string;
  serverPublicKey: string;
  enrolledAt: string;
}

/** A key made for an enrolment that has not been answered yet, so that a repeated request names the same key. */
export interface PendingKeyRow {
  id: "pending-key";
  author: AuthorId;
  privateKey: CryptoKey;
}

/** How a PIN becomes a key, with the cost that was right for this device when the PIN was chosen. */
export type PinDerivation =
  | { name: "argon2id"; memoryKiB: number; iterations: number }
  | { name: "pbkdf2-sha256"; iterations: number };

/** The tablet's data key as one officer opens it. Nothing else checks a PIN: the right one is the one that opens. */
export interface OfficerRow {
  /** User id of the officer. */
  id: string;
  name: string | null;
  /** How many digits the PIN has: the last one opens. */
  digits: number;
  derivation: PinDerivation;
  /** 16 bytes. */
  salt: Uint8Array<ArrayBuffer>;
  /** Which data key. */
  keyId: string;
  /** Nonce (12 bytes) and the data key under AES-256-GCM. */
  wrapped: Uint8Array<ArrayBuffer>;
  failures: number;
  /** When the last lock began, by this device's clock; null while not locked. */
  lockedAt: string | null;
}

/** An officer's row of before anything was sealed: it is replaced at the first unlock. */
export interface UnsealedOfficerRow {
  id: string;
  name: string | null;
  /** 16 bytes, base64url. */
  salt: string;
  iterations: number;
  /** 32 bytes of PBKDF2-SHA-256, base64url. */
  verifier: string;
  failures: number;
  lockedAt: string | null;
}

/** A data key of this tablet, as only the district opens it. A tablet that was enrolled anew after a loss may have had others. */
export interface DataKeyRow {
  /** 8 hexadecimal digits. */
  id: string;
  /** For which recipient; null until the district's was known. */
  recipient: string | null;
  /** age file that holds its 32 bytes. */
  forDistrict: Uint8Array<ArrayBuffer> | null;
  /** Whether all that was kept before there was a key has been sealed. */
  isAllSealed: boolean;
}

/** An own entry's payload as only the district opens it, so that it can be sent while nobody has opened the tablet. */
export interface DistrictPayloadRow {
  author: AuthorId;
  seq: Seq;
  /** age file. */
  sealed: Uint8Array<ArrayBuffer>;
}

/** A text, or the same text sealed. */
export type StoredText = string | Uint8Array<ArrayBuffer>;

/** The server's last word on an own entry that it did not accept. */
export interface Refusal {
  outcome: "forked" | "quarantined" | "rejected";
  reason: RefusalReason | null;
  /** It had been quarantined: the office has decided against it. */
  decided?: true;
}

export interface EntryRow extends Entry {
  author: AuthorId;
  seq: Seq;
  hash: EntryHash;
  type: string;
  unit: UnitId;
  subject: string;
  officer: string;
  claimedAt: string;
  /** UTF-8 length of the three texts. */
  sizeBytes: number;
  /** Place in the server's log, as it says. Absent until it said so. */
  position?: Position;
  receivedAt?: string;
  /** 1 on own entries whose place in the log has not been proven yet; absent on all others. */
  unproven?: 1;
  /** Of an own entry: the proof of its place, a C2SP tlog-proof. */
  receipt?: string;
  /** Receipts under a log that the server no longer shows: what it signed before, kept as proof. */
  formerReceipts?: string[];
  refusal?: Refusal;
  /** 1 on own entries that have no final answer; absent on all others, so that the index holds the outbox alone. */
  outbox?: 1;
  /** Of what a reader gives: a payload is here, and does not open under this tablet's key. `payload` is null then. */
  isShut?: true;
  /** 1 on entries that say who handed a bundle to whom; absent on all others, so that the index holds those few alone. */
  custody?: 1;
}

export type StoredEntryRow = Omit<EntryRow, "payload" | "isShut"> & { payload: StoredText | null };

/** What the index of custody needs of an entry of this type. */
export const custodyMark = (type: string): Pick<EntryRow, "custody"> =>
  type.startsWith("custody.") ? { custody: 1 } : {};

/** An entry of the server that did not verify, or that stands where another one stands here. Kept for people to decide. */
export interface AsideRow {
  id?: number;
  kind: "unsound" | "fork";
  reason: string | null;
  author: AuthorId | null;
  seq: Seq | null;
  position: number;
  receivedAt: string;
  entry: Entry;
}

export type StoredAsideRow = Omit<AsideRow, "entry"> & {
  entry: Omit<Entry, "payload"> & { payload: StoredText | null };
};

/** Of the own log only. */
export interface HeadRow {
  author: AuthorId;
  seq: Seq;
  hash: EntryHash;
}

export interface CursorRow {
  name: "pull";
  position: number;
  /** The last entry that was pulled. */
  mark?: PullMark;
}

/** Work that is not yet an entry. `content` is the form's own; it must be structured-cloneable. */
export interface DraftRow {
  id: string;
  kind: string;
  officer: string;
  content: unknown;
  evidence: EvidenceHash[];
  savedAt: string;
}

/** `sealed`: the content's JSON; a row without it is of a desk, or of before anything was sealed. */
export type StoredDraftRow = Omit<DraftRow, "content"> & { content?: unknown; sealed?: Uint8Array<ArrayBuffer> };

/**
 * draft: not part of an entry yet · referenced: an entry names it, the server may lack it · sent: the server holds it ·
 * damaged: its bytes here no longer match · refused: the server will not take it.
 */
export type EvidenceState = "draft" | "referenced" | "sent" | "damaged" | "refused";

export interface EvidenceRow {
  sha256: EvidenceHash;
  sizeBytes: number;
  mediaType: string;
  name: string;
  chunkCount: number;
  /** A small JPEG or WebP for lists; null where none could be made. */
  thumbnail: Uint8Array<ArrayBuffer> | null;
  state: EvidenceState;
  /** Why, in states damaged and refused. */
  problem: string | null;
  /** The entry that first named it. */
  author: AuthorId | null;
  seq: Seq | null;
  addedAt: string;
  /** Boot id of the page that added it. */
  boot: string;
  /** Where the upload goes on after a break. */
  uploadUrl: string | null;
}

/**
 * `fileKey`: 32 bytes, sealed: the key under which the file's name, chunks and thumbnail lie. Null where nothing is sealed: on a
 * desk; files of before do not have it.
 */
export type StoredEvidenceRow = Omit<EvidenceRow, "name"> & {
  name: StoredText;
  fileKey?: Uint8Array<ArrayBuffer> | null;
};

export interface EvidenceChunkRow {
  sha256: EvidenceHash;
  index: number;
  /** As they are kept: sealed under the file's key if it has one. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Of `bytes`. */
  chunkSha256: string;
}

/** A cache, never the truth: a projection's state after every entry up to `position`. */
export interface SnapshotRow {
  name: string;
  version: string;
  position: number;
  state: unknown;
}

/** `sealed`: the state's JSON; a row without it is a desk's. */
export type StoredSnapshotRow = Omit<SnapshotRow, "state"> & { state?: unknown; sealed?: Uint8Array<ArrayBuffer> };

export interface MetaRow {
  key: string;
  value: unknown;
}
