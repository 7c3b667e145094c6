/**
 * One round of syncing a device with its server. The outbox is a query over the journal, never a queue of requests, so a
 * round may be cut anywhere and begun again: rules S20–S29 of SPEC.md.
 *
 *   heads ─► push what the server lacks or has not answered ─► evidence ─► pull by position until up to date
 */
import type { CheckedEntry, EntryChecker } from "../journal/check-entries.ts";
import type { Entry } from "../journal/entry.ts";
import type { IngestResult } from "./outcome.ts";
import type { OwnEntry, Pulled, SyncTransport, TabletJournal } from "./sync-ports.ts";
import { UnexpectedReplyError } from "./unexpected-reply-error.ts";
import type { PulledEntry } from "./wire.ts";

export interface SyncProgress {
  pushed: number;
  refused: number;
  pulled: number;
  /** Entries of the server that did not verify: kept, and an alarm. */
  unsound: number;
  evidenceSent: number;
}

export interface SyncOptions {
  journal: TabletJournal;
  transport: SyncTransport;
  checker: EntryChecker;
  pushLimit?: number;
  pushMaxBytes?: number;
  pullLimit?: number;
  onProgress?(progress: Readonly<SyncProgress>): void;
}

export async function syncOnce(options: SyncOptions): Promise<SyncProgress> {
  const progress: SyncProgress = { pushed: 0, refused: 0, pulled: 0, unsound: 0, evidenceSent: 0 };
  const report = () => options.onProgress?.(progress);
  await push(options, progress, report);
  for (const item of await options.journal.listEvidenceToSend()) {
    await options.transport.sendEvidence(item);
    await options.journal.settleEvidence(item.sha256);
    progress.evidenceSent += 1;
    report();
  }
  await pull(options, progress, report);
  return progress;
}

async function push(options: SyncOptions, progress: SyncProgress, report: () => void): Promise<void> {
  const { journal, transport, pushLimit = 100, pushMaxBytes = 1_000_000 } = options;
  const { heads } = await transport.heads();
  const serverHead = heads[journal.author] ?? -1;
  for (let fromSeq = 0; ;) {
    const batch = await journal.listOutbox({ fromSeq, serverHead, limit: pushLimit, maxBytes: pushMaxBytes });
    if (batch.length === 0) return;
    const reply = await transport.push(batch.map((own) => own.entry));
    const results = parseAnswers(reply.results, batch, journal.author);
    await journal.settle(results);
    for (const { outcome } of results) {
      if (outcome === "inserted" || outcome === "duplicate") progress.pushed += 1;
      else if (outcome !== "held") progress.refused += 1;
    }
    report();
    fromSeq = batch.at(-1)!.seq + 1;
  }
}

/** A receipt counts only if it names the entry that was sent and says where it stands. */
function parseAnswers(results: readonly IngestResult[], batch: readonly OwnEntry[], author: string): IngestResult[] {
  if (results.length !== batch.length) {
    throw new UnexpectedReplyError(`${results.length} results for ${batch.length} entries`);
  }
  return results.map((result, index) => {
    const { seq } = batch[index]!;
    if (result.outcome === "rejected" && result.author === null) return { ...result, author, seq };
    if (result.author !== author || result.seq !== seq) {
      throw new UnexpectedReplyError(`a result for ${result.author}/${result.seq} where ${seq} was sent`);
    }
    const accepted = result.outcome === "inserted" || result.outcome === "duplicate";
    if (accepted && (result.position === undefined || result.receivedAt === undefined)) {
      throw new UnexpectedReplyError(`a receipt for ${seq} without a position`);
    }
    return result;
  });
}

async function pull(options: SyncOptions, progress: SyncProgress, report: () => void): Promise<void> {
  const { journal, transport, checker, pullLimit = 500 } = options;
  for (let after = await journal.getPullCursor(); ;) {
    const page = await transport.pull(after, pullLimit);
    if (page.upTo < after) {
      // The server knows less than it once told: it was set back. Everything is read again; nothing here is dropped.
      after = 0;
      continue;
    }
    if (page.next < after || page.entries.some((entry) => entry.position <= after || entry.position > page.next)) {
      throw new UnexpectedReplyError(`a page that does not follow position ${after}`);
    }
    const checked = await checker.check(page.entries.map(toEntry));
    const pulled = page.entries.map((entry, index) => toPulled(entry, checked[index]!));
    if (pulled.length > 0 || page.next > after) await journal.receive(pulled, page.next);
    progress.pulled += pulled.length;
    progress.unsound += checked.filter((entry) => entry.kind !== "sound").length;
    report();
    if (page.next >= page.upTo || page.next === after) return;
    after = page.next;
  }
}

const toEntry = ({ header, payload, signature }: PulledEntry): Entry => ({ header, payload, signature });

function toPulled(entry: PulledEntry, checked: CheckedEntry): Pulled {
  return { position: entry.position, receivedAt: entry.receivedAt, checked, raw: toEntry(entry) };
}
