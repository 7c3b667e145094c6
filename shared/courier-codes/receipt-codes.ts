/**
 * Receipts as a message for codes. Those that were fetched together hang from few checkpoints and share most hashes: each is
 * written once. What is read is, letter by letter, what was packed, and proves itself or does not.
 */
import { fromUtf8, toBase64Url, toUtf8, findBase64UrlBytes } from "../lib/bytes.ts";
import { formatLogProof, parseLogProof, LogProofError } from "../transparency/log-proof.ts";
import { PackedTextsError, packTexts, unpackTexts } from "./pack-texts.ts";

/** Of all receipts of a message together. A receipt has 1 to 2 kB. */
const maxBytes = 2 * 1024 * 1024;

/** The texts of receipts (C2SP tlog-proof), in their order. Throws LogProofError of a text that is none. */
export function packReceipts(receipts: readonly string[]): Uint8Array<ArrayBuffer> {
  const checkpoints: string[] = [];
  const lines = receipts.map((text) => {
    const { extra, index, hashes, checkpoint } = parseLogProof(text);
    if (formatLogProof({ extra, index, hashes, checkpoint }) !== text)
      throw new LogProofError("spelled in another way");
    if (!checkpoints.includes(checkpoint)) checkpoints.push(checkpoint);
    const leaf = extra === null ? "" : fromUtf8(extra);
    return JSON.stringify([checkpoints.indexOf(checkpoint), index, leaf, ...hashes.map(toBase64Url)]);
  });
  return packTexts([String(checkpoints.length), ...checkpoints, ...lines]);
}

/** The exact texts. Throws PackedTextsError of what packing does not give. */
export function unpackReceipts(packed: Uint8Array): string[] {
  const [count = "", ...texts] = unpackTexts(packed, maxBytes);
  const checkpoints = texts.slice(0, Number(count));
  return texts.slice(checkpoints.length).map((line) => {
    const [at, index, leaf, ...hashes] = parseLine(line);
    const checkpoint = checkpoints[at];
    const bytes = hashes.map((hash) => findBase64UrlBytes(hash));
    if (checkpoint === undefined || !bytes.every((hash) => hash?.length === 32))
      throw new PackedTextsError("no receipt");
    const extra = leaf === "" ? null : toUtf8(leaf);
    return formatLogProof({ extra, index, hashes: bytes as Uint8Array[], checkpoint });
  });
}

function parseLine(line: string): [checkpoint: number, index: number, leaf: string, ...hashes: string[]] {
  try {
    const [at, index, leaf, ...hashes] = JSON.parse(line) as unknown[];
    const isLine =
      Number.isSafeInteger(at) &&
      Number.isSafeInteger(index) &&
      typeof leaf === "string" &&
      hashes.every((hash) => typeof hash === "string");
    if (isLine) return [at as number, index as number, leaf, ...hashes];
  } catch (error) {
    throw new PackedTextsError("no receipt", { cause: error });
  }
  throw new PackedTextsError("no receipt");
}
