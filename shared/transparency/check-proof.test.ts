import { beforeAll, describe, expect, test } from "vitest";
import { nodeNoteCrypto as crypto } from "../../tests/support/node-crypto.ts";
import { isConsistent, isIncluded } from "./check-proof.ts";
import { MemoryTree } from "./memory-tree.ts";
import type { Hash } from "./ports.ts";
import { computeRoot, proveConsistency, proveInclusion } from "./prove.ts";
import { hashLeaves } from "./tree-hash.ts";

const size = 13;
const tree = new MemoryTree(crypto);
let leaves: Hash[];
beforeAll(async () => {
  leaves = await hashLeaves(
    Array.from({ length: size }, (_, at) => `leaf ${at}`),
    crypto,
  );
  await tree.append(leaves);
});

/** The same with one bit of one byte changed, for each byte. */
const damaged = (bytes: Hash): Hash[] =>
  Array.from(bytes, (byte, at) => bytes.with(at, byte ^ (1 << (at % 8))) as Hash);
const root = (of: number) => computeRoot(of, tree, crypto);

describe("T3 a proof of inclusion in which one thing is changed does not verify", () => {
  const claimOf = async (index: number) => ({
    index,
    size,
    leafHash: leaves[index]!,
    root: await root(size),
    proof: await proveInclusion(index, size, tree, crypto),
  });

  test.each([0, 5, 7, 8, 11, 12])("leaf %i of 13", async (index) => {
    const claim = await claimOf(index);
    expect(await isIncluded(claim, crypto)).toBe(true);
    for (const leafHash of damaged(claim.leafHash))
      expect(await isIncluded({ ...claim, leafHash }, crypto)).toBe(false);
    for (const other of damaged(claim.root)) expect(await isIncluded({ ...claim, root: other }, crypto)).toBe(false);
    for (const [at, hash] of claim.proof.entries()) {
      for (const other of damaged(hash)) {
        expect(await isIncluded({ ...claim, proof: claim.proof.with(at, other) }, crypto)).toBe(false);
      }
      expect(await isIncluded({ ...claim, proof: claim.proof.toSpliced(at, 1) }, crypto)).toBe(false);
      expect(await isIncluded({ ...claim, proof: claim.proof.toSpliced(at, 0, hash) }, crypto)).toBe(false);
    }
    expect(await isIncluded({ ...claim, proof: [...claim.proof, claim.root] }, crypto)).toBe(false);
    for (const other of [-1, 0.5, index + 1, size, 2 ** 60, Number.NaN]) {
      expect(await isIncluded({ ...claim, index: other }, crypto)).toBe(false);
    }
    for (const other of [-1, 0, index, 2 ** 60])
      expect(await isIncluded({ ...claim, size: other }, crypto)).toBe(false);
  });
});

describe("T4 a proof of consistency in which one thing is changed does not verify", () => {
  test.each([1, 2, 3, 4, 7, 8, 12])("13 leaves after %i", async (oldSize) => {
    const older = { size: oldSize, root: await root(oldSize) };
    const newer = { size, root: await root(size) };
    const proof = await proveConsistency(oldSize, size, tree, crypto);
    const check = (claim: object) => isConsistent({ older, newer, proof, ...claim }, crypto);
    expect(await check({})).toBe(true);
    for (const other of damaged(older.root)) expect(await check({ older: { ...older, root: other } })).toBe(false);
    for (const other of damaged(newer.root)) expect(await check({ newer: { ...newer, root: other } })).toBe(false);
    for (const [at, hash] of proof.entries()) {
      for (const other of damaged(hash)) expect(await check({ proof: proof.with(at, other) })).toBe(false);
      expect(await check({ proof: proof.toSpliced(at, 1) })).toBe(false);
      expect(await check({ proof: proof.toSpliced(at, 0, hash) })).toBe(false);
    }
    expect(await check({ older: newer, newer: older })).toBe(false);
  });

  test("equal sizes need equal roots and no proof", async () => {
    const head = { size, root: await root(size) };
    expect(await isConsistent({ older: head, newer: head, proof: [] }, crypto)).toBe(true);
    expect(await isConsistent({ older: head, newer: head, proof: [head.root] }, crypto)).toBe(false);
    expect(await isConsistent({ older: head, newer: { size, root: await root(12) }, proof: [] }, crypto)).toBe(false);
  });

  test("every tree continues the empty one, if its root is that of nothing", async () => {
    const newer = { size, root: await root(size) };
    expect(await isConsistent({ older: { size: 0, root: await root(0) }, newer, proof: [] }, crypto)).toBe(true);
    expect(await isConsistent({ older: { size: 0, root: newer.root }, newer, proof: [] }, crypto)).toBe(false);
    expect(await isConsistent({ older: { size: 0, root: await root(0) }, newer, proof: [newer.root] }, crypto)).toBe(
      false,
    );
  });
});

test("T3 there is no proof of a leaf that is not in the tree, and none of a larger tree's consistency with a smaller", async () => {
  await expect(proveInclusion(size, size, tree, crypto)).rejects.toThrow(RangeError);
  await expect(proveInclusion(0, size + 1, tree, crypto)).rejects.toThrow(RangeError);
  await expect(proveConsistency(size, 5, tree, crypto)).rejects.toThrow(RangeError);
  await expect(computeRoot(-1, tree, crypto)).rejects.toThrow(RangeError);
});
