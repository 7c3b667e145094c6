/**
 * The server's journal as everything else sees it. Two kinds of stores fit behind it: SQLite embedded, and PostgreSQL
 * for more than one node. Both pass `tests/contract/journal-store-contract.ts`.
 *
 * Every promise that says something was kept resolves after the commit; a rejected promise means that nothing was.
 */
import type { Entry } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, EvidenceHash, Position, Seq, UnitId } from "../../shared/journal/ids.ts";
import type { TypeFilter } from "../../shared/policy/may-read.ts";
import type { AsideKind, AuthorRecord } from "../../shared/sync/journal-transaction.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import type { OwnAct } from "./own-entries.ts";

/** The part of the hierarchy that a caller reads and writes: the unit with this path and everything below it. */
export interface Scope {
  /** Ids from the root to the unit, each followed by "/". */
  path: string;
}

/** What of a scope is read. */
export interface ReadScope extends Scope {
  /** Types of entries that are given; all of them where nothing is said. */
  types?: TypeFilter;
}

/** A unit of the hierarchy as far as scopes need it. */
export interface UnitPath {
  unit: UnitId;
  path: string;
}

/** A device at its enrolment. */
export interface NewAuthor {
  author: AuthorId;
  unit: UnitId;
  role: string;
  officer: string;
  deviceName: string;
  platform: string;
  enrolledAt: string;
}

export interface Author extends NewAuthor {
  /** Path of its unit. */
  path: string;
  status: AuthorRecord["status"];
  /** Since when it has this status. */
  statusAt: string;
  head: { seq: Seq; hash: EntryHash } | null;
}

/** An entry of the log, where and when it came in. */
export interface StoredEntry extends Entry {
  position: Position;
  receivedAt: string;
  author: AuthorId;
  seq: Seq;
  unit: UnitId;
  hash: EntryHash;
}

/** An entry that was kept apart from the log. */
export interface AsideEntry extends Entry {
  kind: AsideKind;
  author: AuthorId;
  seq: Seq;
  hash: EntryHash;
  receivedAt: string;
}

/** What the log has at one place. */
export type PlaceInLog =
  | { kind: "entry"; entry: StoredEntry }
  | { kind: "link"; hash: EntryHash; reason: string }
  | { kind: "nothing" };

export interface EntryPage {
  entries: StoredEntry[];
  /** Pass as `after` of the next call. */
  next: Position | 0;
  /** Size of the log when the page was read. */
  upTo: Position | 0;
}

/** The tree over the log, as far as it is committed. */
export interface LogHead {
  /** Leaves of the tree: entries of the log. */
  size: number;
  root: Uint8Array;
  /** The newest time of receipt that an entry of the log has; null in an empty log. */
  receivedAt: string | null;
}

/** What becomes of the body of a push. */
export type PushAnswer =
  /** JSON text of the list of results, to be passed on as it is. */
  | { kind: "answered"; resultsJson: string }
  | { kind: "unreadable"; fault: "not-json" | "not-a-push" }
  | { kind: "too-many-entries"; count: number };

export interface JournalStore {
  /** One outcome for each entry, in their order; all of them in one transaction, perhaps together with other calls. */
  ingest(entries: readonly unknown[], scope: Scope, receivedAt: string): Promise<IngestResult[]>;
  /** As `ingest`, with each entry's own signature checked first: nothing is taken because a later one vouches for it. */
  ingestEach(entries: readonly unknown[], scope: Scope, receivedAt: string): Promise<IngestResult[]>;
  /**
   * As `ingest`, from the UTF-8 of `{"entries":[…]}`: a large body is read away from the caller's thread. It is handed over:
   * the caller must not touch it again.
   */
  ingestBody(body: Uint8Array<ArrayBuffer>, scope: Scope, receivedAt: string): Promise<PushAnswer>;
  /** A page of the scope's entries in log order, as the JSON text of `PullReply`. At most `limit` entries. */
  pullPage(after: number, limit: number, scope: ReadScope): Promise<Uint8Array<ArrayBuffer>>;
  /** Last seq by author, of the authors that stand in the scope. */
  heads(scope: Scope): Promise<Record<AuthorId, Seq>>;
  /** A page of the whole log, for those who follow it: verifier, projector, fsck. */
  readRange(after: number, limit: number): Promise<EntryPage>;
  findPlace(author: AuthorId, seq: Seq): Promise<PlaceInLog>;
  /** Entries of the log and of what was set aside whose payload names this evidence. */
  listReferringEntries(sha256: EvidenceHash): Promise<{ author: AuthorId; seq: Seq; unit: UnitId; path: string }[]>;
  listAside(kind: AsideKind, scope: Scope): Promise<AsideEntry[]>;
  /** Throws DuplicateAuthorError if the key is already enrolled, UnknownUnitError if its unit is not known. */
  registerAuthor(author: NewAuthor): Promise<void>;
  findAuthor(author: AuthorId): Promise<Author | undefined>;
  /** What the device sends from now on is kept for a decision. `act`: see OfficeStore. */
  revokeAuthor(author: AuthorId, at: string, act?: OwnAct): Promise<void>;
  /** Adds units, or moves known ones. */
  registerUnits(units: readonly UnitPath[]): Promise<void>;
  /** Size of the log. */
  size(): Promise<number>;
  /** Calls back with the new size after every commit that made the log longer. Gives the function that ends it. */
  onGrowth(listener: (upTo: number) => void): () => void;
  /** Finishes what was handed in, commits it and closes. Later calls throw StoreClosedError. */
  close(): Promise<void>;
}
