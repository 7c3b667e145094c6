/**
 * Where every road ends: HTTP, bundle, QR, server to server. Takes checked entries and one transaction, gives one outcome for
 * each, in their order. Rules S1–S14 of SPEC.md; what people decide about quarantined entries is in decide.ts.
 *
 *            refused ─────────────────────────────► rejected (an authentic one stays as a link)
 *   entry ── in the log already ──────────────────► duplicate
 *            place taken by another hash ─────────► forked, author frozen
 *            author revoked / frozen ─────────────► quarantined / forked
 *            predecessor missing ─────────────────► held
 *            predecessor is the head ─────────────► inserted, then what was held behind it
 *            predecessor is something else ───────► forked, author frozen
 */
import type { CheckedEntry, RefusedLink, SoundEntry } from "../journal/check-entries.ts";
import type { Seq } from "../journal/ids.ts";
import { enterDecided, quarantineHeld } from "./decide.ts";
import type { AuthorRecord, JournalTransaction, Standing } from "./journal-transaction.ts";
import type { IngestResult } from "./outcome.ts";

export interface IngestOptions {
  /** The server's clock, read once for the batch. ISO 8601 UTC. */
  receivedAt: string;
  /** Whether this caller may bring entries of this author at all. If not, nothing of the entry is kept. */
  mayBring(author: AuthorRecord): boolean;
  /** Whether the author may write about the entry's unit. If not, the entry is refused and stays as a link. */
  mayWrite(author: AuthorRecord, entry: SoundEntry): boolean;
}

type LinkedEntry = SoundEntry | RefusedLink;

export async function ingest(
  entries: readonly CheckedEntry[],
  transaction: JournalTransaction,
  options: IngestOptions,
): Promise<IngestResult[]> {
  const results = new Array<IngestResult>(entries.length);
  for (const index of inLogOrder(entries)) {
    results[index] = await ingestOne(entries[index]!, transaction, options);
  }
  return results;
}

/** By author and seq, so that the order within a batch never holds an entry whose predecessor came with it. */
function inLogOrder(entries: readonly CheckedEntry[]): number[] {
  const indexes = entries.map((_, index) => index);
  const key = (index: number) => entries[index]!;
  return indexes.sort((left, right) => {
    const a = key(left);
    const b = key(right);
    if (a.kind === "refused" || b.kind === "refused")
      return Number(a.kind === "refused") - Number(b.kind === "refused");
    return a.author < b.author ? -1 : a.author > b.author ? 1 : a.seq - b.seq;
  });
}

async function ingestOne(
  entry: CheckedEntry,
  transaction: JournalTransaction,
  options: IngestOptions,
): Promise<IngestResult> {
  const { author, seq } = entry;
  if (entry.kind === "refused") return { author, seq, outcome: "rejected", reason: entry.reason };
  const record = await transaction.findAuthor(entry.author);
  if (record === undefined || !options.mayBring(record)) {
    return { author, seq, outcome: "rejected", reason: "unknown-author" };
  }
  const standing =
    record.head !== null && entry.seq <= record.head.seq
      ? await transaction.findStanding(entry.author, entry.seq)
      : undefined;
  if (standing?.kind === "entry" && standing.hash === entry.hash) return answerAgain(entry, standing, transaction);
  const candidate = entry.kind === "sound" && !options.mayWrite(record, entry) ? toLink(entry) : entry;
  const result =
    standing === undefined
      ? await extend(candidate, record, transaction, options)
      : await meet(candidate, record, standing, transaction, options);
  return candidate.kind === "sound" || result.outcome === "forked"
    ? result
    : { author, seq, outcome: "rejected", reason: candidate.reason };
}

/**
 * The entry is in the log, and what is in the log has its receipt: also if this copy lost its payload on the way, and if the
 * author has been moved to another place since.
 */
async function answerAgain(
  entry: LinkedEntry,
  standing: Extract<Standing, { kind: "entry" }>,
  transaction: JournalTransaction,
): Promise<IngestResult> {
  const { author, seq } = entry;
  if (standing.payloadMissing && entry.kind === "refused-link") {
    return { author, seq, outcome: "rejected", reason: entry.reason };
  }
  if (standing.payloadMissing && entry.kind === "sound" && entry.entry.payload !== null) {
    await transaction.fillPayload(entry);
  }
  return { author, seq, outcome: "duplicate", position: standing.position, receivedAt: standing.receivedAt };
}

/** An entry about a place outside its author's scope: refused, and its place in the chain kept. */
const toLink = (entry: SoundEntry): RefusedLink => ({
  kind: "refused-link",
  reason: "unknown-author",
  author: entry.author,
  seq: entry.seq,
  backlink: entry.backlink,
  hash: entry.hash,
  entry: entry.entry,
  signatureChecked: entry.signatureChecked,
});

/** The place is taken, by another entry or by the link that this one left when it was refused. */
async function meet(
  entry: LinkedEntry,
  record: AuthorRecord,
  standing: Standing,
  transaction: JournalTransaction,
  options: IngestOptions,
): Promise<IngestResult> {
  const { author, seq } = entry;
  if (standing.hash !== entry.hash) return fork(entry, transaction, options);
  if (entry.kind === "refused-link") return { author, seq, outcome: "rejected", reason: entry.reason };
  if (record.status === "revoked") return quarantine(entry, transaction, options);
  const position = await transaction.insert(entry, options.receivedAt, false);
  return { author, seq, outcome: "inserted", position, receivedAt: options.receivedAt };
}

async function extend(
  entry: LinkedEntry,
  record: AuthorRecord,
  transaction: JournalTransaction,
  options: IngestOptions,
): Promise<IngestResult> {
  const { author, seq } = entry;
  if (record.status === "revoked") return quarantine(entry, transaction, options);
  if (record.status === "frozen") return fork(entry, transaction, options);
  if (seq > nextSeq(record)) {
    const receivedAt = await transaction.putAside("held", entry, options.receivedAt);
    return { author, seq, outcome: "held", receivedAt };
  }
  if (entry.backlink !== (record.head?.hash ?? null)) return fork(entry, transaction, options);
  const result = await accept(entry, options.receivedAt, transaction);
  await releaseHeld(entry, transaction, options);
  return result;
}

async function accept(entry: LinkedEntry, receivedAt: string, transaction: JournalTransaction): Promise<IngestResult> {
  const { author, seq } = entry;
  if (entry.kind === "refused-link") {
    await transaction.link(entry, receivedAt);
    return { author, seq, outcome: "rejected", reason: entry.reason };
  }
  const position = await transaction.insert(entry, receivedAt, true);
  return { author, seq, outcome: "inserted", position, receivedAt };
}

/**
 * What waited behind `entry` comes in now, received when it first came: whether a report was on time must not depend on when
 * the gap before it was filled. Of several that were held at one place the first that follows is the heir, the others forks.
 */
async function releaseHeld(entry: LinkedEntry, transaction: JournalTransaction, options: IngestOptions): Promise<void> {
  for (let seq = entry.seq + 1; ; seq++) {
    const held = await transaction.takeHeld(entry.author, seq as Seq);
    if (held.length === 0) return;
    const record = (await transaction.findAuthor(entry.author))!;
    const goesOn = record.status === "active" && seq === nextSeq(record);
    const heir = goesOn ? held.find(({ backlink }) => backlink === record.head?.hash) : undefined;
    if (heir !== undefined) await accept(heir, heir.heldAt ?? options.receivedAt, transaction);
    for (const waiting of held) if (waiting !== heir) await fork(waiting, transaction, options, waiting.heldAt);
  }
}

async function fork(
  entry: LinkedEntry,
  transaction: JournalTransaction,
  options: IngestOptions,
  firstAt = options.receivedAt,
): Promise<IngestResult> {
  await transaction.freeze(entry.author, options.receivedAt);
  const receivedAt = await transaction.putAside("forked", entry, firstAt);
  return { author: entry.author, seq: entry.seq, outcome: "forked", receivedAt };
}

async function quarantine(
  entry: LinkedEntry,
  transaction: JournalTransaction,
  options: IngestOptions,
): Promise<IngestResult> {
  const { author, seq, hash } = entry;
  // A copy that waited here since before the device was withdrawn says when the entry was first received.
  await quarantineHeld(author, seq, transaction, options.receivedAt);
  const receivedAt = await transaction.putAside("quarantined", entry, options.receivedAt);
  const verdict = await transaction.findVerdict(author, seq, hash);
  // A decision may come before its entry: over another road, or from a log that outlived this server's disk.
  if (verdict !== undefined) await enterDecided(entry, transaction, options.receivedAt);
  if (verdict === "refused") return { author, seq, outcome: "rejected", reason: "unknown-author" };
  const standing = verdict === "accepted" ? await transaction.findStanding(author, seq) : undefined;
  return standing?.kind === "entry" && standing.hash === hash
    ? { author, seq, outcome: "inserted", position: standing.position, receivedAt: standing.receivedAt }
    : { author, seq, outcome: "quarantined", receivedAt };
}

const nextSeq = (record: AuthorRecord): number => (record.head === null ? 0 : record.head.seq + 1);
