import { emptyEdge, growTree, type TreeEdge } from "./grow-tree.ts";
import type { Hash, TreeCrypto } from "./ports.ts";
import type { HashReader } from "./prove.ts";
import type { TreeNode } from "./tree-nodes.ts";

/** A whole tree in memory, every hash of it: 64 bytes a leaf. For a verifier that has all leaves at hand. */
export class MemoryTree implements HashReader {
  readonly #levels: Hash[][] = [];
  readonly #crypto: TreeCrypto;
  #edge: TreeEdge = emptyEdge;

  constructor(crypto: TreeCrypto) {
    this.#crypto = crypto;
  }

  get size(): number {
    return this.#edge.size;
  }

  async append(leafHashes: readonly Hash[]): Promise<void> {
    const { edge, completed } = await growTree(this.#edge, leafHashes, this.#crypto);
    completed.forEach((hashes, level) => (this.#levels[level] ??= []).push(...hashes));
    this.#edge = edge;
  }

  readHashes(nodes: readonly TreeNode[]): Hash[] {
    return nodes.map(({ level, index }) => {
      const hash = this.#levels[level]?.[index];
      if (hash === undefined) throw new RangeError(`no node ${level}/${index} in a tree of ${this.size}`);
      return hash;
    });
  }
}
