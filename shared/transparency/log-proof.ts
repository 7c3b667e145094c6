/** C2SP tlog-proof: a checkpoint and the proof that a leaf is under it, in one text that is checked offline. */
import { findBase64Bytes, toBase64 } from "../lib/base64.ts";
import type { Hash } from "./ports.ts";
import { hashBytes } from "./tree-hash.ts";
import { maxTreeSize } from "./tree-nodes.ts";

export interface LogProof {
  /** Not authenticated by the format: see `receipt.ts` for what it holds here. */
  extra: Uint8Array<ArrayBuffer> | null;
  /** Of the leaf, from 0. */
  index: number;
  /** From the leaf's sibling up to the root's child. */
  hashes: Hash[];
  /** The signed note, verbatim. */
  checkpoint: string;
}

/** A text that is no tlog-proof. */
export class LogProofError extends Error {
  override readonly name = "LogProofError";
}

const firstLine = "c2sp.org/tlog-proof@v1";
const maxProofChars = 131_072;

export function formatLogProof({ extra, index, hashes, checkpoint }: LogProof): string {
  const head = extra === null ? [firstLine] : [firstLine, `extra ${toBase64(extra)}`];
  return [...head, `index ${index}`, ...hashes.map(toBase64), "", checkpoint].join("\n");
}

/** Throws LogProofError. The checkpoint is cut out and not read. */
export function parseLogProof(text: string): LogProof {
  const end = text.indexOf("\n\n");
  if (text.length > maxProofChars || end < 0) throw new LogProofError("no proof above a checkpoint");
  const lines = text.slice(0, end).split("\n");
  if (lines.shift() !== firstLine) throw new LogProofError(`the first line is not ${firstLine}`);
  const extra = lines[0]?.startsWith("extra ") ? findBase64Bytes(lines.shift()!.slice("extra ".length)) : null;
  if (extra === undefined) throw new LogProofError("the extra line is not base64");
  const index = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? "")?.[1];
  if (index === undefined || Number(index) >= maxTreeSize) throw new LogProofError("there is no index");
  const hashes = lines.map((line) => findBase64Bytes(line));
  if (!hashes.every((hash) => hash?.length === hashBytes)) throw new LogProofError("a line of the proof is no hash");
  return { extra, index: Number(index), hashes: hashes as Hash[], checkpoint: text.slice(end + 2) };
}
