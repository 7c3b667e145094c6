import type { Seen } from "../../shared/journal/entry.ts";
import { onJournalChange } from "./changes.ts";
import { findKeptCheckpoint, toSeen } from "./witness-journal.ts";

let seen: Promise<Seen | null> | undefined;

/** The newest checkpoint of the server's log that this device has verified: read once, then followed, so that saving waits for nothing. */
export function readSeen(): Promise<Seen | null> {
  if (seen === undefined) {
    onJournalChange((change) => {
      if (change.kind === "checkpoint") seen = Promise.resolve(change.seen);
    });
    seen = findKeptCheckpoint().then((kept) => (kept === undefined ? null : toSeen(kept)));
    // A store that cannot be read now may be readable at the next entry.
    seen.catch(() => (seen = undefined));
  }
  return seen;
}
