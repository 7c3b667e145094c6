import type { CheckedEntry } from "../journal/check-entries.ts";
import type { Entry } from "../journal/entry.ts";
import type { AuthorId, EntryHash, EvidenceHash, Seq } from "../journal/ids.ts";
import type { IngestResult } from "./outcome.ts";
import type { HeadsReply, PullReply, PushReply } from "./wire.ts";

/** One of this device's own entries. */
export interface OwnEntry {
  seq: Seq;
  hash: EntryHash;
  entry: Entry;
}

export interface Pulled {
  position: number;
  receivedAt: string;
  checked: CheckedEntry;
  raw: Entry;
}

/** An entry of which the server said where it stands and when it was received. */
export interface PullMark {
  position: number;
  receivedAt: string;
  signature: string;
}

export interface EvidenceItem {
  sha256: EvidenceHash;
  sizeBytes: number;
  mediaType: string;
  author: AuthorId;
  seq: Seq;
}

/** The tablet's store as syncing sees it. Each call is one durable transaction. */
export interface TabletJournal {
  readonly author: AuthorId;
  /**
   * Own entries to send, in seq order from `fromSeq`, at most `limit` of them and `maxBytes` of text, but at least one:
   * those after `serverHead` (the server does not have them, whatever was acknowledged before), and those without an answer.
   */
  listOutbox(query: { fromSeq: number; serverHead: number; limit: number; maxBytes: number }): Promise<OwnEntry[]>;
  /**
   * Keeps receipts and refusals, each with its author and seq. A refused entry stays, and is not sent again by itself. `held`
   * is no answer: the entry stays in the outbox.
   */
  settle(results: readonly IngestResult[]): Promise<void>;
  getPullCursor(): Promise<number>;
  /**
   * The last entry of the newest page given to `receive` that was not empty, kept in that same transaction; undefined before
   * the first. By it and by the receipts a log is noticed that was set back and has since grown again with other entries.
   */
  findPullMark(): Promise<PullMark | undefined>;
  /** Own entries whose receipt says a position after this one. */
  listReceiptsAfter(position: number): Promise<PullMark[]>;
  /**
   * The server was set back to an older state. In one transaction the cursor returns to 0, the mark goes, and own entries lose
   * their answers, so that they are sent again. No entry is dropped.
   */
  startOver(): Promise<void>;
  /**
   * Stores pulled entries and the cursor in one transaction: a cursor never runs ahead of what it stands for. An entry that is
   * here already keeps its texts and takes the position and `receivedAt` of the page. `next` may be less than the cursor.
   */
  receive(page: readonly Pulled[], next: number): Promise<void>;
  /** Evidence whose entry the server has and whose bytes it may lack. */
  listEvidenceToSend(): Promise<EvidenceItem[]>;
  settleEvidence(sha256: EvidenceHash): Promise<void>;
}

/**
 * Holds the server's log against what was seen of it before, and proves the receipts that it gave. "contradicted": it has just been
 * found not to be the log that gave the answers which are here.
 */
export interface LogWitness {
  check(): Promise<"agreed" | "contradicted">;
}

/** The road to the server. Any failure is a thrown error; a reply that is not of the wire's shape is a failure too. */
export interface SyncTransport {
  heads(): Promise<HeadsReply>;
  push(entries: readonly Entry[]): Promise<PushReply>;
  pull(after: number, limit: number): Promise<PullReply>;
  /** Resolves when the server has said that it holds the whole file under its hash. */
  sendEvidence(item: EvidenceItem): Promise<void>;
  /** Whether a call failed since the server gives this device nothing any more; what it sends is still taken. */
  isWithdrawn?(error: unknown): boolean;
}
