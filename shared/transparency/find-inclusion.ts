/** Whether an entry stands in the log where it is said to stand, found from tiles that nobody has to be trusted for. */
import type { EntryHash } from "../journal/ids.ts";
import { isIncluded, type TreeHead } from "./check-proof.ts";
import type { TreeCrypto } from "./ports.ts";
import { proveInclusion, type HashReader } from "./prove.ts";
import { TileError } from "./tile-reader.ts";
import { hashLeaves, leafText } from "./tree-hash.ts";

/** The proof that this leaf stands at this position (from 1); undefined if it does not. */
export async function findInclusion(
  position: number,
  leafHash: Uint8Array,
  { size, root }: TreeHead,
  reader: HashReader,
  crypto: TreeCrypto,
): Promise<Uint8Array[] | undefined> {
  try {
    const proof = await proveInclusion(position - 1, size, reader, crypto);
    const claim = { index: position - 1, size, leafHash, root, proof };
    return (await isIncluded(claim, crypto)) ? proof : undefined;
  } catch (error) {
    if (error instanceof TileError) return undefined;
    throw error;
  }
}

/** `newer`: its place lies behind the end of this head; a later one tells. */
export type PlaceVerdict = "included" | "absent" | "newer";

/** Throws what the reader throws but TileError. */
export async function checkPlace(
  entry: { hash: EntryHash; position: number; receivedAt: string },
  head: TreeHead,
  reader: HashReader,
  crypto: TreeCrypto,
): Promise<PlaceVerdict> {
  if (entry.position > head.size) return "newer";
  const [leafHash] = await hashLeaves([leafText(entry.hash, entry.receivedAt)], crypto);
  const proof = await findInclusion(entry.position, leafHash!, head, reader, crypto);
  return proof === undefined ? "absent" : "included";
}
