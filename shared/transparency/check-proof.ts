/** The verifier's side of proofs, by the algorithms of RFC 9162 §2.1.3.2 and §2.1.4.2, whose trees are RFC 6962's. */
import { bytesEqual } from "../lib/bytes.ts";
import type { Hash, TreeCrypto } from "./ports.ts";
import { emptyRoot, hashNode } from "./tree-hash.ts";
import { maxTreeSize } from "./tree-nodes.ts";

const isSize = (size: number) => Number.isInteger(size) && size >= 0 && size <= maxTreeSize;
const half = (value: number) => Math.floor(value / 2);
const isOdd = (value: number) => value % 2 === 1;

/** Whether the proof leads from the leaf's hash at `index` (from 0) to the root of a tree of `size` leaves. */
export async function isIncluded(
  {
    index,
    size,
    leafHash,
    root,
    proof,
  }: { index: number; size: number; leafHash: Hash; root: Hash; proof: readonly Hash[] },
  crypto: TreeCrypto,
): Promise<boolean> {
  if (!isSize(size) || !isSize(index) || index >= size) return false;
  let [node, last] = [index, size - 1];
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = await hashNode(sibling, hash, crypto);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = await hashNode(hash, sibling, crypto);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && bytesEqual(hash, root);
}

/** The head of a log: how many leaves, and the root over them. */
export interface TreeHead {
  size: number;
  root: Hash;
}

/** Whether the proof shows that the newer tree has all leaves of the older, in their places. */
export async function isConsistent(
  { older, newer, proof }: { older: TreeHead; newer: TreeHead; proof: readonly Hash[] },
  crypto: TreeCrypto,
): Promise<boolean> {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && bytesEqual(older.root, newer.root);
  // A tree without leaves is the beginning of every tree.
  if (older.size === 0) return proof.length === 0 && bytesEqual(older.root, await emptyRoot(crypto));
  if (proof.length === 0) return false;

  let [node, last] = [older.size - 1, newer.size - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  // Where the old tree is a complete subtree of the new one, the proof leaves out its root.
  const path = node === 0 ? [older.root, ...proof] : proof;
  let oldHash = path[0]!;
  let newHash = path[0]!;
  for (const hash of path.slice(1)) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      oldHash = await hashNode(hash, oldHash, crypto);
      newHash = await hashNode(hash, newHash, crypto);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newHash = await hashNode(newHash, hash, crypto);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && bytesEqual(oldHash, older.root) && bytesEqual(newHash, newer.root);
}
