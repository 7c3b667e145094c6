/** Receipts that came back by hand. Only what proves itself against the server's key counts; the texts are trusted for nothing. */
import { sha256 } from "@noble/hashes/sha2.js";
import type { ByteSource } from "../../shared/bundle/byte-source.ts";
import { openAnyBundle } from "../../shared/bundle/open-any-bundle.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { identifyLog } from "../../shared/transparency/checkpoint.ts";
import { checkReceipt, findReceipt } from "../../shared/transparency/receipt.ts";
import { deviceClock } from "../clock/device-clock.ts";
import type { AnsweredEntry } from "../../shared/transparency/witness.ts";
import { listFormerAuthors } from "../journal-store/device.ts";
import { listOwnEntries } from "../journal-store/queries.ts";
import type { DeviceRow, EntryRow } from "../journal-store/rows.ts";
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

export async function importReceipts(texts: Iterable<string>, device: DeviceRow): Promise<ImportedReceipts> {
  const counts: ImportedReceipts = { marked: 0, known: 0, foreign: 0, refused: 0 };
  const log = identifyLog(device.election, device.serverPublicKey);
  const crypto = createNoteCrypto();
  const own = await listOwnByHash(device);
  const settled = new Map<EntryRow["author"], IngestResult[]>();
  const proofs: (AnsweredEntry & { receipt: string })[] = [];
  for (const text of new Set(texts)) {
    const entryHash = findReceipt(text)?.leaf.entryHash;
    const row = entryHash === undefined ? undefined : own.get(entryHash);
    if (entryHash !== undefined && row === undefined) {
      counts.foreign += 1;
      continue;
    }
    const verdict = row === undefined ? undefined : await checkReceipt(text, row.hash, log, crypto);
    if (row === undefined || verdict?.kind !== "verified") {
      counts.refused += 1;
      continue;
    }
    if (row.position !== undefined) {
      counts.known += 1;
      continue;
    }
    const { author, seq } = row;
    const { position, receivedAt } = verdict;
    settled.set(author, [...(settled.get(author) ?? []), { author, seq, outcome: "duplicate", position, receivedAt }]);
    proofs.push({ author, seq, hash: row.hash, position, receivedAt, receipt: text });
    counts.marked += 1;
  }
  for (const [author, results] of settled) await createTabletJournal({ author }).settle(results);
  // Shown as the others' are, which this tablet has proven itself.
  await createWitnessJournal({ now: () => deviceClock.now() }).settleProofs(proofs);
  return counts;
}

async function listOwnByHash({ author }: DeviceRow): Promise<Map<string, EntryRow>> {
  const rows = new Map<string, EntryRow>();
  for (const own of [...(await listFormerAuthors()), author]) {
    for (const row of await listOwnEntries(own)) rows.set(row.hash, row);
  }
  return rows;
}

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
