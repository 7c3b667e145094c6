import { bytesEqual } from "../../shared/lib/bytes.ts";
import type { EntryHash } from "../../shared/journal/ids.ts";
import { openCheckpoint, type LogIdentity } from "../../shared/transparency/checkpoint.ts";
import { edgeRoot, emptyEdge, growTree } from "../../shared/transparency/grow-tree.ts";
import { levelWidth, tileHeight, tilePath, tileWidth } from "../../shared/transparency/tiles.ts";
import { hashBytes, hashLeaves, leafText } from "../../shared/transparency/tree-hash.ts";
import { createVerifyingCrypto } from "../crypto/verifying-crypto.ts";
import type { SqliteStore } from "../journal-store/sqlite-store.ts";

/** What is held against the entries. */
export interface KeptTree {
  store: Pick<SqliteStore, "logHead" | "readLogTiles">;
  identity: LogIdentity;
  /** The last signed checkpoint beside the database, if there is one. */
  checkpoint: string | undefined;
}

export interface TreeFault {
  where: string;
  what: string;
}

interface Leaf {
  hash: EntryHash;
  receivedAt: string;
}

const crypto = createVerifyingCrypto();

/**
 * Computes the tree from the entries as they are read, and holds tiles, head and checkpoint against it. Only the first thing that
 * is wrong is named: what stands above it is wrong for the same reason.
 */
export async function createLogTreeCheck(kept: KeptTree) {
  const signed =
    kept.checkpoint === undefined ? undefined : await openCheckpoint(kept.checkpoint, kept.identity, crypto);
  const signedHead = signed?.kind === "signed" ? signed.checkpoint : undefined;
  let edge = emptyEdge;
  let rootAtSigned = signedHead?.size === 0 ? await edgeRoot(edge, crypto) : undefined;
  let fault: TreeFault | undefined;

  async function grow(leaves: readonly Leaf[]): Promise<void> {
    const hashes = await hashLeaves(
      leaves.map(({ hash, receivedAt }) => leafText(hash, receivedAt)),
      crypto,
    );
    const { edge: grown, completed } = await growTree(edge, hashes, crypto);
    for (let level = 0; level * tileHeight < completed.length; level++) {
      fault ??= await findTileFault(kept, level, levelWidth(edge.size, level), completed[level * tileHeight]!);
    }
    edge = grown;
    if (edge.size === signedHead?.size) rootAtSigned = await edgeRoot(edge, crypto);
  }

  return {
    /** The entries that follow, in log order. */
    async add(leaves: readonly Leaf[]): Promise<void> {
      const untilSigned = (signedHead?.size ?? 0) - edge.size;
      const first = untilSigned > 0 ? leaves.slice(0, untilSigned) : leaves;
      for (const part of [first, leaves.slice(first.length)]) if (part.length > 0) await grow(part);
    },

    async finish(): Promise<TreeFault | undefined> {
      if (fault !== undefined) return fault;
      const { size, root } = kept.store.logHead;
      if (size !== edge.size) return { where: "log tree", what: `it has ${size} leaves for ${edge.size} entries` };
      if (!bytesEqual(root, await edgeRoot(edge, crypto)))
        return { where: "log tree", what: "its root is not that of the entries" };
      if (signed?.kind === "refused") return { where: "last checkpoint", what: signed.fault };
      if (signedHead === undefined) return undefined;
      const where = `last checkpoint, of ${signedHead.size} entries`;
      if (rootAtSigned === undefined) return { where, what: `the log has ${edge.size}` };
      return bytesEqual(rootAtSigned, signedHead.root)
        ? undefined
        : { where, what: "the entries are not those that were signed" };
    },
  };
}

/** `width`: hashes that come before these on their level. */
async function findTileFault(
  { store }: KeptTree,
  level: number,
  width: number,
  hashes: readonly Uint8Array[],
): Promise<TreeFault | undefined> {
  const first = Math.floor(width / tileWidth);
  const last = Math.floor((width + hashes.length - 1) / tileWidth);
  const places = Array.from({ length: last - first + 1 }, (_, at) => ({ level, index: first + at }));
  const tiles = await store.readLogTiles(places);
  for (const [at, hash] of hashes.entries()) {
    const { index } = places[Math.floor((width + at) / tileWidth) - first]!;
    const start = ((width + at) % tileWidth) * hashBytes;
    const kept = tiles[index - first]?.subarray(start, start + hashBytes);
    if (kept !== undefined && bytesEqual(kept, hash)) continue;
    if (level === 0) {
      return {
        where: `log position ${width + at + 1}`,
        what: "its hash and time of receipt are not those of its leaf",
      };
    }
    const where = `log tile ${tilePath({ level, index, width: tileWidth })}`;
    return { where, what: `hash ${(width + at) % tileWidth} is not that of the entries` };
  }
  return undefined;
}
