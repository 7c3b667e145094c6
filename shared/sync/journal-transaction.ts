import type { RefusedLink, SoundEntry } from "../journal/check-entries.ts";
import type { Head } from "../journal/build-entry.ts";
import type { AuthorId, EntryHash, Position, Seq } from "../journal/ids.ts";
import type { MaybePromise } from "../lib/maybe-promise.ts";
import type { RefusalReason } from "./outcome.ts";

/** What ingest has to know about an author. */
export interface AuthorRecord {
  /** The place below which this author may write. */
  unit: string;
  /** `frozen`: a fork was seen. `revoked`: the district withdrew the device. */
  status: "active" | "frozen" | "revoked";
  /** End of the accepted chain, links included. */
  head: Head | null;
}

/** What stands at one place of an accepted chain: an entry of the log, or the link that a refused entry left. */
export type Standing =
  | { kind: "entry"; hash: EntryHash; position: Position; receivedAt: string; payloadMissing: boolean }
  | { kind: "link"; hash: EntryHash; reason: RefusalReason };

/** Entries kept apart from the log. */
export type AsideKind = "held" | "forked" | "quarantined";

/** An entry that waited; `heldAt` is when it was received, which its receipt must say. A store must know it. */
export type HeldEntry = (SoundEntry | RefusedLink) & { heldAt?: string };

export type Verdict = "accepted" | "refused";

/** What people decided about one quarantined entry. */
export interface Decision {
  author: AuthorId;
  seq: Seq;
  hash: EntryHash;
  verdict: Verdict;
  /** Where in the log the decision itself stands. */
  position: Position;
}

export interface QuarantinedEntry {
  entry: SoundEntry | RefusedLink;
  /** When it first came. */
  receivedAt: string;
  verdict: Verdict | undefined;
}

/**
 * One transaction over a journal store: all of it is committed, or nothing. `ingest` is its only writer. The SQLite store
 * answers at once, PostgreSQL with promises; both pass `tests/contract/journal-store-contract.ts`.
 */
export interface JournalTransaction {
  findAuthor(author: AuthorId): MaybePromise<AuthorRecord | undefined>;
  /** Never undefined up to the author's head: every place there is an entry's or a link's. */
  findStanding(author: AuthorId, seq: Seq): MaybePromise<Standing | undefined>;
  /**
   * Appends to the log and gives the position, one more than the last. `advance`: the entry is also the author's new head; if
   * not, it takes the place of its own link.
   */
  insert(entry: SoundEntry, receivedAt: string, advance: boolean): MaybePromise<Position>;
  /** Keeps the hash of a refused entry as the author's new head; its payload is not kept. */
  link(entry: RefusedLink, receivedAt: string): MaybePromise<void>;
  /** Gives a payload to an entry that was received without one. */
  fillPayload(entry: SoundEntry): MaybePromise<void>;
  /**
   * Keeps an entry apart, once for each kind, place and hash. If it is there already it stays as it is, unless this copy is
   * sound and that one was refused, or had no payload: then these texts take their place. Gives when it was first kept.
   */
  putAside(kind: AsideKind, entry: SoundEntry | RefusedLink, receivedAt: string): MaybePromise<string>;
  /** Removes and gives the entries held at a place, oldest first. */
  takeHeld(author: AuthorId, seq: Seq): MaybePromise<HeldEntry[]>;
  /** Entries quarantined at a place, oldest first; those that were refused stay among them. */
  listQuarantined(author: AuthorId, seq: Seq): MaybePromise<QuarantinedEntry[]>;
  /** The entry is in the log now. */
  removeQuarantined(entry: SoundEntry): MaybePromise<void>;
  findVerdict(author: AuthorId, seq: Seq, hash: EntryHash): MaybePromise<Verdict | undefined>;
  /** False if there is one about this entry already: the first stays. */
  keepVerdict(decision: Decision): MaybePromise<boolean>;
  /** A revoked author stays revoked. */
  freeze(author: AuthorId, at: string): MaybePromise<void>;
}
