/** Hashing of an RFC 6962 Merkle tree: leaves and nodes are told apart by their first byte (§2.1). */
import { toUtf8 } from "../lib/bytes.ts";
import type { EntryHash } from "../journal/ids.ts";
import type { Hash, TreeCrypto } from "./ports.ts";

export const hashBytes = 32;

/** The text of a leaf, as `wire.md` has it: which entry, and when the server received it. */
export const leafText = (entryHash: EntryHash, receivedAt: string): string =>
  `amanat-leaf-v1\n${entryHash}\n${receivedAt}\n`;

const leafPattern =
  /^amanat-leaf-v1\n([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n$/;

/** What a leaf's text says, or undefined if it is none. */
export function findLeaf(text: string): { entryHash: EntryHash; receivedAt: string } | undefined {
  const found = leafPattern.exec(text);
  return found === null ? undefined : { entryHash: found[1] as EntryHash, receivedAt: found[2]! };
}

/** Hash of each leaf. */
export async function hashLeaves(texts: readonly string[], crypto: TreeCrypto): Promise<Hash[]> {
  return crypto.sha256All(
    texts.map((text) => {
      const data = toUtf8(text);
      const message = new Uint8Array(1 + data.length);
      message.set(data, 1);
      return message;
    }),
  );
}

/** Hash of the node above each pair of neighbours. */
export async function hashPairs(hashes: readonly Hash[], crypto: TreeCrypto): Promise<Hash[]> {
  const messages: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at + 1 < hashes.length; at += 2) messages.push(nodeMessage(hashes[at]!, hashes[at + 1]!));
  return messages.length === 0 ? [] : crypto.sha256All(messages);
}

export async function hashNode(left: Hash, right: Hash, crypto: TreeCrypto): Promise<Hash> {
  return (await crypto.sha256All([nodeMessage(left, right)]))[0]!;
}

/** Root of the tree that has no leaf: the hash of nothing. */
export async function emptyRoot(crypto: TreeCrypto): Promise<Hash> {
  return (await crypto.sha256All([new Uint8Array(0)]))[0]!;
}

function nodeMessage(left: Hash, right: Hash): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(1 + 2 * hashBytes);
  message[0] = 1;
  message.set(left, 1);
  message.set(right, 1 + hashBytes);
  return message;
}
