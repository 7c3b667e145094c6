import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import type { BundledReceipt } from "../../shared/bundle/write-bundle.ts";
import type { EntryHash } from "../../shared/journal/ids.ts";
import { formatCheckpoint, identifyLog, noteKeyOf } from "../../shared/transparency/checkpoint.ts";
import { MemoryTree } from "../../shared/transparency/memory-tree.ts";
import { computeRoot, proveInclusion } from "../../shared/transparency/prove.ts";
import { formatReceipt } from "../../shared/transparency/receipt.ts";
import { signNote } from "../../shared/transparency/signed-note.ts";
import { hashLeaves, leafText } from "../../shared/transparency/tree-hash.ts";
import { verifierCrypto } from "../../verifier/verifier-crypto.ts";
import { election } from "./entry-fixtures.ts";
import { sha256 } from "./node-crypto.ts";

const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/** A server's key that follows from a text. */
export function createServerKey(name: string) {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, sha256(`amanat test server ${name}`)]),
    format: "der",
    type: "pkcs8",
  });
  return { privateKey, publicKey: createPublicKey(privateKey).export({ format: "jwk" }).x! };
}

export interface ReceivedEntry {
  author: string;
  seq: number;
  hash: EntryHash;
  receivedAt?: string;
}

const usualTime = "2016-02-26T06:00:00.000Z";

/** Receipts of entries that a server took in this order, under the checkpoint of the first `size` of them. */
export async function makeReceipts(
  entries: readonly ReceivedEntry[],
  server = createServerKey("server"),
  size = entries.length,
): Promise<BundledReceipt[]> {
  const times = entries.map(({ receivedAt = usualTime }) => receivedAt);
  const log = identifyLog(election, server.publicKey);
  const tree = new MemoryTree(verifierCrypto);
  await tree.append(
    await hashLeaves(
      entries.map(({ hash }, index) => leafText(hash, times[index]!)),
      verifierCrypto,
    ),
  );
  const root = await computeRoot(size, tree, verifierCrypto);
  const signedAt = times.slice(0, size).toSorted().at(-1) ?? null;
  const text = formatCheckpoint({ origin: log.origin, size, root, signedAt });
  const checkpoint = await signNote(text, noteKeyOf(log), verifierCrypto, (message) =>
    sign(null, message, server.privateKey),
  );
  return Promise.all(
    entries.slice(0, size).map(async ({ author, seq, hash }, index) => {
      const hashes = await proveInclusion(index, size, tree, verifierCrypto);
      const proof = { position: index + 1, hashes, checkpoint };
      return { author, seq, text: formatReceipt({ entryHash: hash, receivedAt: times[index]! }, proof) };
    }),
  );
}
