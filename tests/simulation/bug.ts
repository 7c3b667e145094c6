/** Where a mistake can be planted: each member replaces or wraps one step. The real system is the empty object. */
import type { Authorship, BuiltEntry, NewEvent } from "../../shared/journal/build-entry.ts";
import type { CheckedEntry, EntryChecker } from "../../shared/journal/check-entries.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { JournalTransaction } from "../../shared/sync/journal-transaction.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import type { SyncTransport, TabletJournal } from "../../shared/sync/sync-ports.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import type { MemoryJournalStore } from "../support/memory-journal-store.ts";
import type { Disk, OwnRow, TabletState } from "../support/memory-tablet-journal.ts";
import type { SeededDevice } from "../support/node-crypto.ts";

/** What a bug of the tablet sees of it. */
export interface TabletParts {
  device: SeededDevice;
  disk: Disk;
  state: TabletState;
  /** What the clocks and the session say. */
  authorship: Omit<Authorship, "author">;
  /** Records anew; only what a mistaken retry would do. */
  append(event: NewEvent): Promise<BuiltEntry>;
}

export interface Bug {
  append?(event: NewEvent, parts: TabletParts): Promise<BuiltEntry>;
  journal?(journal: TabletJournal, parts: TabletParts): TabletJournal;
  transport?(transport: SyncTransport, parts: TabletParts): SyncTransport;
  /** Between what the network gave and its check: the text of a reply to `push`. */
  pushReply?(text: string, entries: readonly Entry[]): string;
  /** What the desk folds, in the order in which it came. */
  fold?(folded: readonly StoredEntry[], next: StoredEntry): boolean;
  checker?(checker: EntryChecker): EntryChecker;
  /** How the entries of a bundle are checked; the real way is one by one. */
  checkCarried?(checker: EntryChecker, entries: readonly Entry[]): Promise<CheckedEntry[]>;
  /** What the tablet does when a courier takes these entries along; the real one does nothing. */
  handOver?(entries: readonly OwnRow[], parts: TabletParts): void;
  /** What the tablet takes for a receipt that came home; the real one proves it. */
  readReceipts?(texts: readonly string[], own: ReadonlyMap<string, OwnRow>): IngestResult[];
  transaction?(transaction: JournalTransaction, store: MemoryJournalStore): JournalTransaction;
  repliesBeforeCommit?: true;
}
