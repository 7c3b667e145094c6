import type { Hash, TreeCrypto } from "./ports.ts";
import { emptyRoot, hashNode, hashPairs } from "./tree-hash.ts";

/**
 * The right edge of a tree, all that is needed to make it larger: at `nodes[level]` the complete subtree of 2^level leaves that
 * has no neighbour to its right yet, null where there is none. Its bits are those of `size`.
 */
export interface TreeEdge {
  size: number;
  nodes: readonly (Hash | null)[];
}

export const emptyEdge: TreeEdge = { size: 0, nodes: [] };

export interface Growth {
  edge: TreeEdge;
  /** By level, the hashes of the subtrees that were completed, from left to right; at level 0 the new leaves. */
  completed: Hash[][];
}

/** Adds leaves, level by level: as many waits as the tree has levels, however many leaves there are. */
export async function growTree(edge: TreeEdge, leafHashes: readonly Hash[], crypto: TreeCrypto): Promise<Growth> {
  const nodes = [...edge.nodes];
  const completed: Hash[][] = [];
  for (let level = 0, added = [...leafHashes]; added.length > 0; level++) {
    completed.push(added);
    const waiting = nodes[level] ?? null;
    const row = waiting === null ? added : [waiting, ...added];
    nodes[level] = row.length % 2 === 1 ? row.at(-1)! : null;
    added = await hashPairs(row, crypto);
  }
  return { edge: { size: edge.size + leafHashes.length, nodes }, completed };
}

export async function edgeRoot({ size, nodes }: TreeEdge, crypto: TreeCrypto): Promise<Hash> {
  if (size === 0) return emptyRoot(crypto);
  let root: Hash | null = null;
  for (const node of nodes) {
    if (node === null) continue;
    root = root === null ? node : await hashNode(node, root, crypto);
  }
  return root!;
}
