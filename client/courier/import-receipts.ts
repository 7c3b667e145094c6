/** Receipts that came back by hand. Only what proves itself against the server's key counts; the texts are trusted for nothing. */
import { sha256 } from "@noble/hashes/sha2.js";
import type { ByteSource } from "../../shared/bundle/byte-source.ts";
import { openAnyBundle } from "../../shared/bundle/open-any-bundle.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { identifyLog } from "../../shared/transparency/checkpoint.ts";
import { checkReceipt, findReceipt } from "../../shared/transparency/receipt.ts";
import { listFormerAuthors } from "../journal-store/device.ts";
import { listStoredOwnEntries } from "../journal-store/queries.ts";
import type { DeviceRow, StoredEntryRow } from "../journal-store/rows.ts";
import { createTabletJournal } from "../journal-store/tablet-journal.ts";
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
  const settled = new Map<StoredEntryRow["author"], IngestResult[]>();
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
    counts.marked += 1;
  }
  for (const [author, results] of settled) await createTabletJournal({ author }).settle(results);
  return counts;
}

async function listOwnByHash({ author }: DeviceRow): Promise<Map<string, StoredEntryRow>> {
  const rows = new Map<string, StoredEntryRow>();
  for (const own of [...(await listFormerAuthors()), author]) {
    for (const row of await listStoredOwnEntries(own)) rows.set(row.hash, row);
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
