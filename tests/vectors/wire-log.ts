/**
 * The server's log from `wire.md`, RFC 6962 and C2SP alone, over Node's crypto: slow, recursive, and sharing no code with the
 * product, so that both can be held against each other.
 */
import { createHash, sign } from "node:crypto";
import { device, election } from "./wire-entries.ts";

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const leafHash = (text: Buffer | string): Buffer => sha256(Buffer.from([0]), text);

const split = (length: number): number => {
  let at = 1;
  while (at * 2 < length) at *= 2;
  return at;
};

/** MTH of RFC 6962 §2.1, over hashes of leaves. */
export function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  const at = split(leaves.length);
  return sha256(Buffer.from([1]), treeHash(leaves.slice(0, at)), treeHash(leaves.slice(at)));
}

/** PATH of §2.1.1. */
export function inclusionPath(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const at = split(leaves.length);
  return index < at
    ? [...inclusionPath(index, leaves.slice(0, at)), treeHash(leaves.slice(at))]
    : [...inclusionPath(index - at, leaves.slice(at)), treeHash(leaves.slice(0, at))];
}

/** SUBPROOF of §2.1.2. */
export function consistencyPath(oldSize: number, leaves: readonly Buffer[], isWhole = true): Buffer[] {
  if (oldSize === leaves.length) return isWhole ? [] : [treeHash(leaves)];
  const at = split(leaves.length);
  return oldSize <= at
    ? [...consistencyPath(oldSize, leaves.slice(0, at), isWhole), treeHash(leaves.slice(at))]
    : [...consistencyPath(oldSize - at, leaves.slice(at), false), treeHash(leaves.slice(0, at))];
}

const server = device("server");
const origin = `amanat/${election}/${server.author}`;

/** Leaf `index` of the log of these vectors. */
const leafOf = (index: number) => ({
  entryHash: sha256(`entry ${index}`).toString("base64url"),
  receivedAt: new Date(Date.UTC(2016, 1, 26, 5, 0, index)).toISOString(),
});

const textOf = (index: number): string => {
  const { entryHash, receivedAt } = leafOf(index);
  return `amanat-leaf-v1\n${entryHash}\n${receivedAt}\n`;
};

function checkpointOf(leaves: readonly Buffer[]): string {
  const { receivedAt } = leafOf(leaves.length - 1);
  const text = `${origin}\n${leaves.length}\n${treeHash(leaves).toString("base64")}\ntime ${receivedAt}\n`;
  const key = Buffer.from(server.author, "base64url");
  const keyId = sha256(`${origin}\n`, Buffer.from([1]), key).subarray(0, 4);
  const signature = Buffer.concat([keyId, sign(null, Buffer.from(text), server.key)]);
  return `${text}\n— ${origin} ${signature.toString("base64")}\n`;
}

function receiptOf(index: number, leaves: readonly Buffer[]): string {
  const proof = inclusionPath(index, leaves).map((hash) => `${hash.toString("base64")}\n`);
  const extra = Buffer.from(textOf(index)).toString("base64");
  return `c2sp.org/tlog-proof@v1\nextra ${extra}\nindex ${index}\n${proof.join("")}\n${checkpointOf(leaves)}`;
}

const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString("hex"));

/** What the vectors hold. */
export function logCases() {
  const all = Array.from({ length: 300 }, (_, index) => leafHash(textOf(index)));
  const upTo = (size: number) => all.slice(0, size);
  return {
    election,
    publicKey: server.author,
    origin,
    leaves: [0, 1, 255, 299].map((index) => ({
      index,
      ...leafOf(index),
      text: textOf(index),
      hash: hex([all[index]!])[0]!,
    })),
    roots: [0, 1, 2, 3, 7, 8, 255, 256, 257, 300].map((size) => ({ size, root: treeHash(upTo(size)).toString("hex") })),
    inclusions: [
      [0, 1],
      [0, 8],
      [5, 7],
      [255, 256],
      [255, 300],
      [299, 300],
    ].map(([index, size]) => ({ index: index!, size: size!, proof: hex(inclusionPath(index!, upTo(size!))) })),
    consistencies: [
      [1, 8],
      [3, 7],
      [6, 8],
      [256, 300],
      [257, 300],
      [300, 300],
    ].map(([oldSize, size]) => ({
      oldSize: oldSize!,
      size: size!,
      proof: hex(consistencyPath(oldSize!, upTo(size!))),
    })),
    checkpoints: [1, 7, 300].map((size) => checkpointOf(upTo(size))),
    receipts: [
      [0, 1],
      [6, 7],
      [120, 300],
    ].map(([index, size]) => ({ ...leafOf(index!), position: index! + 1, receipt: receiptOf(index!, upTo(size!)) })),
  };
}
