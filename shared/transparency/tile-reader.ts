import type { MaybePromise } from "../lib/maybe-promise.ts";
import type { Hash, TreeCrypto } from "./ports.ts";
import type { HashReader } from "./prove.ts";
import { findTileOf, placeInTile, tilePath, type Tile } from "./tiles.ts";
import { hashBytes, hashPairs } from "./tree-hash.ts";
import type { TreeNode } from "./tree-nodes.ts";

/** A tile that is not there, or not as long as it must be. */
export class TileError extends Error {
  override readonly name = "TileError";
}

/** Bytes of each tile, in their order: 32 for each hash. Given more (the full tile for a partial one), the rest is left. */
export type ReadTiles = (tiles: readonly Tile[]) => MaybePromise<(Uint8Array | undefined)[]>;

/**
 * Reads the hashes of a tree of `size` from its tiles, each tile once. Nothing is verified here: a wrong tile gives a proof that
 * does not lead to the root. Throws TileError.
 */
export function createTileReader(size: number, readTiles: ReadTiles, crypto: TreeCrypto): HashReader {
  /** By path, the rows of a tile from its hashes upwards, as far as they were wanted. */
  const known = new Map<string, Hash[][]>();

  async function fetchMissing(nodes: readonly TreeNode[]): Promise<void> {
    const missing = new Map<string, Tile>();
    for (const node of nodes) {
      const tile = tileOf(size, node);
      if (!known.has(tilePath(tile))) missing.set(tilePath(tile), tile);
    }
    if (missing.size === 0) return;
    const tiles = [...missing.values()];
    const bodies = await readTiles(tiles);
    tiles.forEach((tile, at) => known.set(tilePath(tile), [splitTile(tile, bodies[at])]));
  }

  async function readHash(node: TreeNode): Promise<Hash> {
    const { start, count } = placeInTile(node);
    const rows = known.get(tilePath(tileOf(size, node)))!;
    const height = Math.log2(count);
    while (rows.length <= height) rows.push(await hashPairs(rows.at(-1)!, crypto));
    return rows[height]![start / count]!;
  }

  return {
    async readHashes(nodes) {
      await fetchMissing(nodes);
      const hashes: Hash[] = [];
      for (const node of nodes) hashes.push(await readHash(node));
      return hashes;
    },
  };
}

function tileOf(size: number, node: TreeNode): Tile {
  const { level, index, start, count } = placeInTile(node);
  const tile = findTileOf(size, level, index);
  if (tile === undefined || start + count > tile.width) {
    throw new RangeError(`no node ${node.level}/${node.index} in a tree of ${size}`);
  }
  return tile;
}

function splitTile(tile: Tile, bytes: Uint8Array | undefined): Hash[] {
  if (bytes === undefined || bytes.length % hashBytes !== 0 || bytes.length < tile.width * hashBytes) {
    throw new TileError(`tile ${tilePath(tile)} ${bytes === undefined ? "is missing" : `has ${bytes.length} bytes`}`);
  }
  return Array.from({ length: tile.width }, (_, at) => bytes.slice(at * hashBytes, (at + 1) * hashBytes));
}
