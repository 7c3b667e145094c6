/** Receipts that came back by hand. Only what proves itself against the server's key counts; the texts are trusted for nothing. */
import { sha256 } from "@noble/hashes/sha2.js";
import type { ByteSource } from "../../shared/bundle/byte-source.ts";
import { openAnyBundle } from "../../shared/bundle/open-any-bundle.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { identifyLog } from "../../shared/transparency/checkpoint.ts";
import { matchReceipts } from "../../shared/transparency/match-receipts.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { listOwnAuthors } from "../journal-store/device.ts";
import { listStoredOwnEntries } from "../journal-store/queries.ts";
import type { DeviceRow, StoredEntryRow } from "../journal-store/rows.ts";
import { createTabletJournal } from "../journal-store/tablet-journal.ts";
import { createWitnessJournal } from "../journal-store/witness-journal.ts";
import { createNoteCrypto } from "../keys/web-crypto.ts";

/** What became of the receipts of one file or one row of codes, each counted once. */
export interface ImportedReceipts {
  /** Items that are received now. */
  marked: number;
  /** Items that had their receipt already. */
  known: number;
  /** Of entries that were not recorded on this device. */
  foreign: number;
  /** Not proven: not signed by this election's server, altered, or no receipts at all. Nothing was marked for them. */
  refused: number;
}

/** Each receipt is kept with its entry, as one that the device proved itself (rule T22). */
export async function importReceipts(texts: Iterable<string>, device: DeviceRow): Promise<ImportedReceipts> {
  const log = identifyLog(device.election, device.serverPublicKey);
  const own = await listOwnByHash(device);
  const { proven, ...counts } = await matchReceipts(texts, own, log, createNoteCrypto());
  const settled = new Map<StoredEntryRow["author"], IngestResult[]>();
  const proofs = proven.map(({ own: { author, seq, hash }, position, receivedAt, text }) => {
    settled.set(author, [...(settled.get(author) ?? []), { author, seq, outcome: "duplicate", position, receivedAt }]);
    return { author, seq, hash, position, receivedAt, receipt: text };
  });
  for (const [author, results] of settled) await createTabletJournal({ author, provable: true }).settle(results);
  await createWitnessJournal({ now: () => deviceClock.now() }).settleProofs(proofs);
  return { marked: proven.length, ...counts };
}

async function listOwnByHash({ author }: DeviceRow): Promise<Map<string, StoredEntryRow & { isProven: boolean }>> {
  const rows = new Map<string, StoredEntryRow & { isProven: boolean }>();
  for (const own of await listOwnAuthors(author)) {
    for (const row of await listStoredOwnEntries(own)) rows.set(row.hash, { ...row, isProven: isProven(row) });
  }
  return rows;
}

/** A place that the server only named is still to be proven (rule T22). */
const isProven = ({ position, unproven }: StoredEntryRow): boolean => position !== undefined && unproven === undefined;

/** The receipts in a file. What is damaged in it is left out; what is no bundle holds none. */
export async function readReceiptFile(file: Blob): Promise<string[]> {
  const ports = { compile: compileCheck, createSha256: () => sha256.create() };
  const bundle = await openAnyBundle(sourceOfBlob(file), [], ports);
  const texts: string[] = [];
  for await (const { text } of bundle.readReceipts()) texts.push(text);
  return texts;
}

const sourceOfBlob = (file: Blob): ByteSource => ({
  sizeBytes: file.size,
  read: async (at, length) => new Uint8Array(await file.slice(at, at + length).arrayBuffer()),
});
