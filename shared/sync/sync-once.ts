/**
 * One round of syncing a device with its server. The outbox is a query over the journal, never a queue of requests, so a
 * round may be cut anywhere and begun again: rules S20–S30, S34 and S35 of SPEC.md.
 *
 *   heads ─► push what the server lacks or has not answered ─► pull by position until up to date ─► evidence
 */
import type { CheckedEntry, EntryChecker } from "../journal/check-entries.ts";
import type { Entry } from "../journal/entry.ts";
import type { IngestResult } from "./outcome.ts";
import type { LogWitness, OwnEntry, Pulled, PullMark, SyncTransport, TabletJournal } from "./sync-ports.ts";
import { UnexpectedReplyError } from "./unexpected-reply-error.ts";
import type { PulledEntry, PullReply } from "./wire.ts";

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
  /** Without one, what the server answers is taken for a receipt. */
  witness?: LogWitness;
  pushLimit?: number;
  pushMaxBytes?: number;
  pullLimit?: number;
  /** No entry that would come in could be kept now: sends, has the answers proven, and asks for nothing else. */
  sendOnly?: boolean;
  onProgress?(progress: Readonly<SyncProgress>): void;
  /** Everything that the server had for this device has come in. */
  onCaughtUp?(): Promise<void>;
}

export async function syncOnce(options: SyncOptions): Promise<SyncProgress> {
  const progress: SyncProgress = { pushed: 0, refused: 0, pulled: 0, unsound: 0, evidenceSent: 0 };
  const report = () => options.onProgress?.(progress);
  await push(options, progress, report);
  try {
    await followLog(options, progress, report);
  } catch (error) {
    // A withdrawn device is given nothing more; what it holds is still wanted.
    if (options.transport.isWithdrawn?.(error) === true) await sendEvidence(options, progress, report);
    throw error;
  }
  await sendEvidence(options, progress, report);
  return progress;
}

async function followLog(options: SyncOptions, progress: SyncProgress, report: () => void): Promise<void> {
  if (options.sendOnly !== true) {
    const { isSetBack } = await pull(options, progress, report);
    await options.onCaughtUp?.();
    if (isSetBack) await push(options, progress, report);
  }
  if ((await options.witness?.check()) === "contradicted") await startAnew(options, progress, report);
}

/** The log is not the one that answered: everything is asked and sent again, and proven in the log that there is now. */
async function startAnew(options: SyncOptions, progress: SyncProgress, report: () => void): Promise<void> {
  await options.journal.startOver();
  await push(options, progress, report);
  if (options.sendOnly !== true) await pull(options, progress, report);
  await options.witness?.check();
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

/** Last, since files are large and entries are not. One that cannot be sent does not keep the others waiting. */
async function sendEvidence(options: SyncOptions, progress: SyncProgress, report: () => void): Promise<void> {
  const failures: unknown[] = [];
  for (const item of await options.journal.listEvidenceToSend()) {
    try {
      await options.transport.sendEvidence(item);
    } catch (error) {
      failures.push(error);
      continue;
    }
    await options.journal.settleEvidence(item.sha256);
    progress.evidenceSent += 1;
    report();
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * The first page begins with the last entry that was pulled before, and the pages that follow pass every own receipt since. If
 * one of them is not there, or the log is shorter than what was known of it, the server was set back to an older state:
 * everything is read again, nothing here is dropped, and what the server answered before counts no more.
 */
async function pull(options: SyncOptions, progress: SyncProgress, report: () => void): Promise<{ isSetBack: boolean }> {
  const { journal, transport, checker, pullLimit = 500 } = options;
  let isSetBack = false;
  let cursor = await journal.getPullCursor();
  let last = await journal.findPullMark();
  let marks = [...(last === undefined ? [] : [last]), ...(await journal.listReceiptsAfter(cursor))];
  // Without a mark nothing in scope was ever pulled, and what lies before the cursor may be other entries by now.
  for (let after = last === undefined ? 0 : last.position - 1; ;) {
    const page = await transport.pull(after, pullLimit);
    if (page.upTo < cursor || !isAgreed(page, after, marks)) {
      await journal.startOver();
      [isSetBack, after, cursor, last, marks] = [true, 0, 0, undefined, []];
      continue;
    }
    assertFollows(page, after);
    const entries = last === undefined ? page.entries : page.entries.slice(1);
    const checked = await checker.check(entries.map(toEntry));
    const pulled = entries.map((entry, index) => toPulled(entry, checked[index]!));
    if (pulled.length > 0 || page.next > cursor) await journal.receive(pulled, page.next);
    progress.pulled += pulled.length;
    progress.unsound += checked.filter((entry) => entry.kind !== "sound").length;
    report();
    if (page.next >= page.upTo || page.next === after) return { isSetBack };
    [after, cursor, last] = [page.next, page.next, undefined];
    // A cache on the road may still answer out of the log that is gone: after a set-back each page begins where the last one ended.
    const end = isSetBack ? toMark(entries.at(-1)) : undefined;
    if (end !== undefined) [after, last, marks] = [end.position - 1, end, [end]];
  }
}

/** Whether the log still has what it is known to have, as far as this page tells. */
function isAgreed(page: PullReply, after: number, marks: readonly PullMark[]): boolean {
  return marks.every(({ position, receivedAt, signature }) => {
    if (position <= after) return true;
    if (position > page.next) return position <= page.upTo;
    const found = page.entries.find((entry) => entry.position === position);
    return found?.receivedAt === receivedAt && found.signature === signature;
  });
}

/** Throws UnexpectedReplyError unless the page's entries go up from `after` to `next`. */
function assertFollows(page: PullReply, after: number): void {
  let last = after;
  for (const { position } of page.entries) {
    if (position <= last) throw new UnexpectedReplyError(`position ${position} behind ${last}`);
    last = position;
  }
  if (page.next < last) throw new UnexpectedReplyError(`a page to ${page.next} that holds position ${last}`);
}

const toMark = (entry: PulledEntry | undefined): PullMark | undefined =>
  entry && { position: entry.position, receivedAt: entry.receivedAt, signature: entry.signature };

const toEntry = ({ header, payload, signature }: PulledEntry): Entry => ({ header, payload, signature });

function toPulled(entry: PulledEntry, checked: CheckedEntry): Pulled {
  return { position: entry.position, receivedAt: entry.receivedAt, checked, raw: toEntry(entry) };
}
