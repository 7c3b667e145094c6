import type { Entry, Header } from "../../shared/journal/entry.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { readEvent } from "../../shared/events/read-event.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { MemoryServer } from "../support/memory-server.ts";

/** A line of the file: a device at its enrolment … */
export interface GoldenDevice {
  name: string;
  unit: string;
  author: AuthorId;
}

/** … or what came to the server at once, and what it answered. */
export interface GoldenBatch {
  receivedAt: string;
  entries: Entry[];
  results: IngestResult[];
}

export function openGolden(devices: readonly GoldenDevice[]) {
  let now = "";
  const server = new MemoryServer(() => now);
  for (const { author, unit } of devices) server.store.enrol(author, unit);
  return {
    server,
    ingest({ receivedAt, entries }: Omit<GoldenBatch, "results">): Promise<IngestResult[]> {
      now = receivedAt;
      return server.ingest(entries, "WA");
    },
  };
}

/** All that a build must find in the journal: the log and how it reads each entry, what is kept apart, where each author stands. */
export function summarise({ store }: MemoryServer) {
  return {
    log: store.log.map(({ position, author, seq, hash, receivedAt, unit, entry }) => {
      const reading = readEvent(JSON.parse(entry.header) as Header, entry.payload).kind;
      return { position, author, seq, hash, receivedAt, unit, reading };
    }),
    aside: store.aside.map(({ kind, receivedAt, entry: { author, seq, hash } }) => ({
      kind,
      author,
      seq,
      hash,
      receivedAt,
    })),
    authors: Object.fromEntries(
      [...new Set([...store.log, ...store.aside.map(({ entry }) => entry)].map(({ author }) => author))].map(
        (author) => {
          const { status, head } = store.findAuthor(author)!;
          return [author, { status, head }];
        },
      ),
    ),
  };
}
