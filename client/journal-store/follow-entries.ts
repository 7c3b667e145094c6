import type { AuthorId } from "../../shared/journal/ids.ts";
import { onJournalChange } from "./changes.ts";
import { journalDatabase } from "./database.ts";
import { findEntry, listEntriesAfter, listUnplacedEntries } from "./queries.ts";
import type { EntryRow } from "./rows.ts";

export interface FollowOptions {
  /** Entries up to this place are known already, from a snapshot; 0 for none. */
  after: number;
  /** This device's author: its entries that have no place yet come too. */
  author: AuthorId;
  /** Entries in log order at first, then as they come. The same one may come again, with a place that it did not have. */
  onEntries(rows: readonly EntryRow[]): void;
  /** Everything that was here when following began has been given. */
  onCaughtUp?(): void;
  onError(error: unknown): void;
  pageSize?: number;
}

/**
 * For folds that take entries in any order and more than once: gives everything that is here page by page, letting the page
 * breathe in between, and then whatever comes, in any tab. Gives the way to stop.
 */
export function followEntries(options: FollowOptions, db = journalDatabase()): () => void {
  const { author, onEntries, onCaughtUp, onError, pageSize = 2000 } = options;
  let after = options.after;
  let stopped = false;

  async function readPlaced(): Promise<void> {
    for (;;) {
      const rows = await listEntriesAfter(after, { limit: pageSize }, db);
      if (stopped || rows.length === 0) return;
      after = rows.at(-1)!.position!;
      onEntries(rows);
    }
  }

  async function readUnplaced(): Promise<void> {
    const rows = await listUnplacedEntries(author, db);
    if (!stopped && rows.length > 0) onEntries(rows);
  }

  async function readOne(seq: number): Promise<void> {
    const row = await findEntry(author, seq, db);
    if (!stopped && row !== undefined) onEntries([row]);
  }

  let work = readPlaced()
    .then(readUnplaced)
    .then(() => {
      if (!stopped) onCaughtUp?.();
    })
    .catch(onError);
  const next = (read: () => Promise<void>) => {
    work = work.then(() => (stopped ? undefined : read())).catch(onError);
  };

  const stopListening = onJournalChange((change) => {
    if (change.kind === "appended" && change.author === author) next(() => readOne(change.seq));
    if (change.kind === "received") {
      // A receipt of our own may have run ahead of the pull: what it stepped over is read again.
      after = Math.min(after, change.fromPosition);
      next(readPlaced);
    }
    if (change.kind === "settled") next(readPlaced);
  });
  return () => {
    stopped = true;
    stopListening();
  };
}
