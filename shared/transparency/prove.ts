import type { MaybePromise } from "../lib/maybe-promise.ts";
import type { Hash, TreeCrypto } from "./ports.ts";
import { emptyRoot, hashNode } from "./tree-hash.ts";
import {
  assertTreeSize,
  consistencyRanges,
  coverRange,
  inclusionRanges,
  type LeafRange,
  type TreeNode,
} from "./tree-nodes.ts";

/** A tree as proofs are made from it: kept in memory, in a store, or in tiles on another machine. */
export interface HashReader {
  /** Hash of each node, in their order. All of them lie within the tree; an error if one cannot be had. */
  readHashes(nodes: readonly TreeNode[]): MaybePromise<Hash[]>;
}

/** Root of the tree's first `size` leaves. */
export async function computeRoot(size: number, reader: HashReader, crypto: TreeCrypto): Promise<Hash> {
  assertTreeSize(size);
  if (size === 0) return emptyRoot(crypto);
  return (await hashRanges([{ start: 0, end: size }], reader, crypto))[0]!;
}

/** Proof that leaf `index` (from 0) is in the tree of the first `size` leaves. Throws RangeError if it is not. */
export async function proveInclusion(
  index: number,
  size: number,
  reader: HashReader,
  crypto: TreeCrypto,
): Promise<Hash[]> {
  return hashRanges(inclusionRanges(index, size), reader, crypto);
}

/** Proof that the tree of the first `size` leaves continues that of `oldSize`. Throws RangeError if `oldSize` is larger. */
export async function proveConsistency(
  oldSize: number,
  size: number,
  reader: HashReader,
  crypto: TreeCrypto,
): Promise<Hash[]> {
  return hashRanges(consistencyRanges(oldSize, size), reader, crypto);
}

async function hashRanges(ranges: readonly LeafRange[], reader: HashReader, crypto: TreeCrypto): Promise<Hash[]> {
  const covers = ranges.map(coverRange);
  const nodes = covers.flat();
  const hashes = nodes.length === 0 ? [] : await reader.readHashes(nodes);
  if (hashes.length !== nodes.length) throw new RangeError(`${hashes.length} hashes for ${nodes.length} nodes`);
  const results: Hash[] = [];
  let at = 0;
  for (const cover of covers) {
    at += cover.length;
    let hash = hashes[at - 1]!;
    for (let left = at - 2; left >= at - cover.length; left--) hash = await hashNode(hashes[left]!, hash, crypto);
    results.push(hash);
  }
  return results;
}
