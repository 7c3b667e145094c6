import type { Header } from "../journal/entry.ts";
import { readEvent, type ReadEvent } from "../events/read-event.ts";

/** An entry as a store keeps it: the texts that were checked when it came in, and what the server said of it. */
export interface StoredEntry {
  header: string;
  /** Null once redacted, or while it is not here. */
  payload: string | null;
  /** Place in the server's log; null while it is on this tablet only. */
  position: number | null;
  /** ISO 8601 UTC; null while it is on this tablet only. */
  receivedAt: string | null;
}

/** The same, read: what every fold takes. */
export interface ReadEntry {
  header: Header;
  event: ReadEvent;
  position: number | null;
  receivedAt: string | null;
}

/** Headers were checked when they were appended or ingested; only what the payload says is checked here. */
export function readStoredEntry(stored: StoredEntry): ReadEntry {
  const header = JSON.parse(stored.header) as Header;
  return {
    header,
    event: readEvent(header, stored.payload),
    position: stored.position,
    receivedAt: stored.receivedAt,
  };
}

/** Names one entry: author and place in the author's log. */
export interface EntryReference {
  author: string;
  seq: number;
}
