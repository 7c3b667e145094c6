/**
 * A receipt: the tlog-proof of one entry. Its extra line is the leaf's text, since the time of receipt is not in the entry; the
 * proof binds it.
 */
import { fromUtf8, toUtf8 } from "../lib/bytes.ts";
import type { EntryHash } from "../journal/ids.ts";
import { isIncluded } from "./check-proof.ts";
import { openCheckpoint, type Checkpoint, type CheckpointFault, type LogIdentity } from "./checkpoint.ts";
import { LogProofError, formatLogProof, parseLogProof, type LogProof } from "./log-proof.ts";
import type { Hash, NoteCrypto } from "./ports.ts";
import { findLeaf, hashLeaves, leafText } from "./tree-hash.ts";

export const formatReceipt = (
  { entryHash, receivedAt }: { entryHash: EntryHash; receivedAt: string },
  proof: { position: number; hashes: Hash[]; checkpoint: string },
): string =>
  formatLogProof({
    extra: toUtf8(leafText(entryHash, receivedAt)),
    index: proof.position - 1,
    hashes: proof.hashes,
    checkpoint: proof.checkpoint,
  });

export type ReceiptFault = CheckpointFault | "not-a-receipt" | "another-entry" | "not-included";

export type ReceiptVerdict =
  | { kind: "verified"; position: number; receivedAt: string; checkpoint: Checkpoint }
  | { kind: "refused"; fault: ReceiptFault };

/** Whether the text proves that this entry is in that log, and where and since when. Never throws for the text. */
export async function checkReceipt(
  text: string,
  entryHash: EntryHash,
  log: LogIdentity,
  crypto: NoteCrypto,
): Promise<ReceiptVerdict> {
  const read = findReceipt(text);
  if (read === undefined) return { kind: "refused", fault: "not-a-receipt" };
  const { proof, leaf } = read;
  if (leaf.entryHash !== entryHash) return { kind: "refused", fault: "another-entry" };
  const opened = await openCheckpoint(proof.checkpoint, log, crypto);
  if (opened.kind === "refused") return opened;
  const { checkpoint } = opened;
  const [leafHash] = await hashLeaves([leafText(leaf.entryHash, leaf.receivedAt)], crypto);
  const claim = { index: proof.index, size: checkpoint.size, root: checkpoint.root, proof: proof.hashes };
  if (!(await isIncluded({ ...claim, leafHash: leafHash! }, crypto))) return { kind: "refused", fault: "not-included" };
  return { kind: "verified", position: proof.index + 1, receivedAt: leaf.receivedAt, checkpoint };
}

/** What a receipt says of itself, unverified: which entry, where and when. Undefined if the text is none. */
export function findReceipt(
  text: string,
): { proof: LogProof; leaf: { entryHash: EntryHash; receivedAt: string } } | undefined {
  try {
    const proof = parseLogProof(text);
    const leaf = proof.extra === null ? undefined : findLeaf(fromUtf8(proof.extra));
    return leaf && { proof, leaf };
  } catch (error) {
    // Bytes that are no UTF-8 are a TypeError.
    if (error instanceof LogProofError || error instanceof TypeError) return undefined;
    throw error;
  }
}
