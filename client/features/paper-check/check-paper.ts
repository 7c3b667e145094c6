/** A paper's code against the entries of this device, and against the server's log where they do not know it. */
import type { PaperPrinted } from "../../../shared/events/paper.ts";
import { comparePaper, type PaperAnswer } from "../../../shared/papers/compare-paper.ts";
import { hashStartOf, shortPaperCode, type PaperCode } from "../../../shared/papers/paper-code.ts";
import { findFiling } from "../../../shared/projections/filing.ts";
import type { ReadEntry } from "../../../shared/projections/stored-entry.ts";
import { findViolationEntry } from "../../../shared/projections/violation-entry.ts";
import { identifyLog } from "../../../shared/transparency/checkpoint.ts";
import { checkReceipt, findReceipt } from "../../../shared/transparency/receipt.ts";
import { findDevice } from "../../journal-store/device.ts";
import { findEntry } from "../../journal-store/queries.ts";
import { listEntriesOfSubjects, listPrintedPapers } from "../../journal-store/seldom-queries.ts";
import { readRow } from "../../journal-store/read-row.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { createNoteCrypto } from "../../keys/web-crypto.ts";
import { papersMessages } from "../../papers/papers-messages.ts";
import { NoProgressError, UnreachableError } from "../../sync/http.ts";
import { authorizedHttp } from "../../sync/run-sync.ts";

/** What the server had to say; `letters`: it cannot be asked for letters. */
export type ServerSaid = "not-asked" | "told" | "told-nothing" | "unreachable" | "not-proven" | "letters";

export interface CheckedPaper {
  answer: PaperAnswer;
  server: ServerSaid;
  /** The entry of the printing, where it is here and can be read. */
  printed: { row: EntryRow; event: PaperPrinted } | null;
  /** The entries that the paper repeats; null where one of them is not here. */
  repeats: readonly ReadEntry[] | null;
  /** One of them was corrected or amended by an entry that the paper does not repeat. */
  isRevised: boolean;
}

/** By what the QR code says. */
export async function checkCode(code: PaperCode): Promise<CheckedPaper> {
  const row = await findEntry(code.author, code.seq);
  if (row === undefined) return askServer(code);
  const printed = readPrinted(row);
  const answer = comparePaper(code, { hash: row.hash, type: row.type, printed });
  return describe(answer, answer.answer === "same" ? row : undefined, printed, "not-asked");
}

/** By the letters under it, as `findShortCode` gives them. */
export async function checkLetters(letters: string): Promise<CheckedPaper> {
  const row = (await listPrintedPapers()).find(({ hash }) => shortPaperCode(hash) === letters);
  if (row === undefined) return describe({ answer: "unknown" }, undefined, null, "letters");
  return describe({ answer: "same" }, row, readPrinted(row), "not-asked");
}

function readPrinted(row: EntryRow): PaperPrinted | null {
  const { event } = readRow(row);
  return event.kind === "known" && event.type === "paper.printed" ? event.data : null;
}

async function describe(
  answer: PaperAnswer,
  row: EntryRow | undefined,
  event: PaperPrinted | null,
  server: ServerSaid,
): Promise<CheckedPaper> {
  if (row === undefined || event === null) return { answer, server, printed: null, repeats: null, isRevised: false };
  // Without them the paper is shown in Persian, and said not to be made again exactly.
  if (event.locale === "en") await papersMessages.loadEnglish().catch(() => undefined);
  const repeats = await findRepeated(event);
  return { answer, server, printed: { row, event }, repeats, isRevised: await isRevised(row, repeats ?? []) };
}

async function findRepeated({ prints }: PaperPrinted): Promise<ReadEntry[] | null> {
  const entries: ReadEntry[] = [];
  for (const { author, seq, payloadHash } of prints) {
    const row = await findEntry(author, seq);
    const entry = row && readRow(row);
    if (entry === undefined || entry.header.payloadHash !== payloadHash) return null;
    entries.push(entry);
  }
  return entries;
}

/** A letter repeats the reports of a whole case. */
async function isRevised(printed: EntryRow, repeats: readonly ReadEntry[]): Promise<boolean> {
  const names = new Set(repeats.map(({ header }) => `${header.author}/${header.seq}`));
  const matters = [printed, ...repeats.map(({ header }) => header)];
  const units = new Set<string>(matters.map(({ unit }) => unit));
  const rows = await listEntriesOfSubjects([...new Set(matters.map(({ subject }) => subject))]);
  const all = rows.filter((row) => units.has(row.unit)).map(readRow);
  return all.some((entry) => {
    const { author, seq } = entry.header;
    const revises = (findFiling(entry) ?? findViolationEntry(entry))?.revises;
    return revises != null && names.has(`${revises.author}/${revises.seq}`) && !names.has(`${author}/${seq}`);
  });
}

/** The server tells of an entry by its receipt, which is believed only if its key proves it. */
async function askServer(code: PaperCode): Promise<CheckedPaper> {
  const unknown = (server: ServerSaid) => describe({ answer: "unknown" }, undefined, null, server);
  const device = await findDevice();
  if (device === undefined) return unknown("unreachable");
  let text: string;
  try {
    const response = await authorizedHttp(device).open(`/api/receipts/${code.author}/${code.seq}`);
    if (!response.ok) {
      await response.body?.cancel();
      return unknown(response.status === 404 ? "told-nothing" : "unreachable");
    }
    text = await response.text();
  } catch (error) {
    if (!(error instanceof UnreachableError || error instanceof NoProgressError)) reportError(error);
    return unknown("unreachable");
  }
  const leaf = findReceipt(text)?.leaf;
  if (leaf === undefined) return unknown("not-proven");
  const log = identifyLog(device.election, device.serverPublicKey);
  const verdict = await checkReceipt(text, leaf.entryHash, log, createNoteCrypto());
  if (verdict.kind === "refused") return unknown("not-proven");
  const isNamed = hashStartOf(leaf.entryHash) === code.hashStart;
  const answer: PaperAnswer = isNamed ? { answer: "same" } : { answer: "altered", differences: ["entry"] };
  return describe(answer, undefined, null, "told");
}
