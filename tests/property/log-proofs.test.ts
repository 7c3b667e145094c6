import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { isConsistent, isIncluded } from "../../shared/transparency/check-proof.ts";
import { edgeRoot, emptyEdge, growTree } from "../../shared/transparency/grow-tree.ts";
import { MemoryTree } from "../../shared/transparency/memory-tree.ts";
import type { Hash } from "../../shared/transparency/ports.ts";
import { computeRoot, proveConsistency, proveInclusion } from "../../shared/transparency/prove.ts";
import { createTileReader } from "../../shared/transparency/tile-reader.ts";
import { findTileOf, type Tile } from "../../shared/transparency/tiles.ts";
import { hashLeaves } from "../../shared/transparency/tree-hash.ts";
import { nodeNoteCrypto as crypto } from "../support/node-crypto.ts";
import { consistencyPath, inclusionPath, treeHash } from "../vectors/wire-log.ts";

const everySize = 130;
const largest = 1500;
const tree = new MemoryTree(crypto);
let leaves: Hash[];
const roots: Hash[] = [];

beforeAll(async () => {
  leaves = await hashLeaves(
    Array.from({ length: largest }, (_, at) => `leaf ${at}`),
    crypto,
  );
  await tree.append(leaves);
  for (let size = 0; size <= largest; size++) roots.push(await computeRoot(size, tree, crypto));
});

test("T2 the roots of all sizes are those of the definition", () => {
  for (let size = 0; size <= everySize; size++) {
    expect(Buffer.from(roots[size]!)).toEqual(treeHash(leaves.slice(0, size) as Buffer[]));
  }
});

test("T3 every leaf of every size up to 130 has the proof of the definition, and it verifies for no other leaf", async () => {
  for (let size = 1; size <= everySize; size++) {
    for (let index = 0; index < size; index++) {
      const proof = await proveInclusion(index, size, tree, crypto);
      const claim = { index, size, leafHash: leaves[index]!, root: roots[size]!, proof };
      expect(await isIncluded(claim, crypto)).toBe(true);
      expect(await isIncluded({ ...claim, leafHash: leaves[index + 1]! }, crypto)).toBe(false);
      if (size % 13 === 0) expect(proof).toEqual(inclusionPath(index, leaves.slice(0, size) as Buffer[]));
    }
  }
});

test("T4 every two sizes up to 130 have the proof of the definition, and it verifies for no other roots", async () => {
  for (let size = 0; size <= everySize; size++) {
    for (let oldSize = 0; oldSize <= size; oldSize++) {
      const proof = await proveConsistency(oldSize, size, tree, crypto);
      const [older, newer] = [oldSize, size].map((of) => ({ size: of, root: roots[of]! })) as [never, never];
      expect(await isConsistent({ older, newer, proof }, crypto)).toBe(true);
      const other = { size: oldSize, root: roots[oldSize + 1]! };
      expect(await isConsistent({ older: other, newer, proof }, crypto)).toBe(false);
      if (oldSize > 0 && size % 13 === 0) {
        expect(proof).toEqual(consistencyPath(oldSize, leaves.slice(0, size) as Buffer[]));
      }
    }
  }
});

test("T5 whatever the steps in which leaves come, edge and completed hashes are the same", async () => {
  const steps = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(steps, async (counts) => {
      let edge = emptyEdge;
      const completed: Hash[][] = [];
      for (const count of counts) {
        const growth = await growTree(edge, leaves.slice(edge.size, edge.size + count), crypto);
        growth.completed.forEach((hashes, level) => (completed[level] ??= []).push(...hashes));
        edge = growth.edge;
        expect(await edgeRoot(edge, crypto)).toEqual(roots[edge.size]);
      }
      const atOnce = await growTree(emptyEdge, leaves.slice(0, edge.size), crypto);
      expect(completed).toEqual(atOnce.completed);
    }),
    { numRuns: 15 },
  );
});

/** The tiles of a log of some size, as a server would give them. */
function serveTiles(size: number, asked: Tile[] = []) {
  return (tiles: readonly Tile[]) => {
    asked.push(...tiles);
    return tiles.map(({ level, index, width }) => {
      expect(findTileOf(size, level, index)?.width).toBe(width);
      const nodes = Array.from({ length: width }, (_, at) => ({ level: level * 8, index: index * 256 + at }));
      return Buffer.concat(tree.readHashes(nodes));
    });
  };
}

test("T7 proofs from tiles are those from the tree, and no tile is read twice", async () => {
  const sizes = fc
    .integer({ min: 1, max: largest })
    .chain((size) =>
      fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 }), fc.integer({ min: 0, max: size })),
    );
  await fc.assert(
    fc.asyncProperty(sizes, async ([size, index, oldSize]) => {
      const asked: Tile[] = [];
      const reader = createTileReader(size, serveTiles(size, asked), crypto);
      expect(await proveInclusion(index, size, reader, crypto)).toEqual(
        await proveInclusion(index, size, tree, crypto),
      );
      expect(await proveConsistency(oldSize, size, reader, crypto)).toEqual(
        await proveConsistency(oldSize, size, tree, crypto),
      );
      expect(await computeRoot(size, reader, crypto)).toEqual(roots[size]);
      expect(new Set(asked.map(({ level, index: at }) => `${level}/${at}`)).size).toBe(asked.length);
    }),
    { numRuns: 60 },
  );
});

test("T7 a wrong tile gives a proof that does not verify", async () => {
  const size = 700;
  const serve = serveTiles(size);
  const lying = (tiles: readonly Tile[]) =>
    serve(tiles).map((bytes) => bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)));
  const reader = createTileReader(size, lying, crypto);
  const proof = await proveInclusion(5, size, reader, crypto);
  expect(await isIncluded({ index: 5, size, leafHash: leaves[5]!, root: roots[size]!, proof }, crypto)).toBe(false);
});
