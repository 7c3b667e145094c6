/** The way back of what a courier brought: without its receipts a tablet cannot know that its items were received. */
import { buildManifest } from "../../shared/bundle/build-manifest.ts";
import type { BundleContents, BundledReceipt } from "../../shared/bundle/write-bundle.ts";
import type { AuthorId, Seq } from "../../shared/journal/ids.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import type { JournalStore } from "../journal-store/journal-store.ts";
import type { ServerLog } from "../transparency/server-log.ts";

export interface HomeReceipts {
  receipts: BundledReceipt[];
  /** Entries that are in the log and whose receipt cannot be had, because the log is not signed as far as that. */
  unsigned: number;
}

/** The receipts of what came in, each once; also of an entry that had to wait at first and came in with what was missing. */
export async function collectReceipts(
  results: readonly IngestResult[],
  { store, serverLog }: { store: Pick<JournalStore, "findPlace">; serverLog: ServerLog },
): Promise<HomeReceipts> {
  const home: HomeReceipts = { receipts: [], unsigned: 0 };
  const checkpoint = await serverLog.checkpoint();
  const prove = checkpoint === null ? undefined : serverLog.proverOf(checkpoint);
  const done = new Set<string>();
  for (const { author, seq, outcome } of results) {
    // What was refused or is another branch has no receipt: what stands in its place is another entry.
    if (author === null || seq === null || outcome === "rejected" || outcome === "forked") continue;
    if (done.has(`${author}/${seq}`)) continue;
    done.add(`${author}/${seq}`);
    const place = await store.findPlace(author as AuthorId, seq as Seq);
    if (place.kind !== "entry") continue;
    if (prove === undefined || checkpoint!.size < place.entry.position) home.unsigned += 1;
    else home.receipts.push({ author, seq, text: await prove(place.entry) });
  }
  return home;
}

/** A bundle that holds receipts only. They tell hashes and times and nothing of what was reported: it is not sealed. */
export async function packReceipts(
  receipts: readonly BundledReceipt[],
  about: { election: string; createdBy: string; createdAt: string },
): Promise<BundleContents> {
  return { manifest: await buildManifest(about, [], () => false), entries: [], receipts };
}
