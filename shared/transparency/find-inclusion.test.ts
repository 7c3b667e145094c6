import { beforeAll, expect, test } from "vitest";
import { nodeNoteCrypto as crypto, sha256 } from "../../tests/support/node-crypto.ts";
import type { EntryHash } from "../journal/ids.ts";
import { checkPlace } from "./find-inclusion.ts";
import { MemoryTree } from "./memory-tree.ts";
import { computeRoot } from "./prove.ts";
import { TileError } from "./tile-reader.ts";
import { hashLeaves, leafText } from "./tree-hash.ts";

const receivedAt = "2016-02-26T06:00:00.000Z";
const size = 20;
const tree = new MemoryTree(crypto);
const entryAt = (position: number) => ({
  hash: sha256(`entry ${position}`).toString("base64url") as EntryHash,
  position,
  receivedAt,
});
let head: { size: number; root: Uint8Array };

beforeAll(async () => {
  const texts = Array.from({ length: size }, (_, at) => leafText(entryAt(at + 1).hash, receivedAt));
  await tree.append(await hashLeaves(texts, crypto));
  head = { size: size - 1, root: await computeRoot(size - 1, tree, crypto) };
});

test("T26 an entry stands where it is said to stand, with the time of receipt that is said, or not at all", async () => {
  for (const position of [1, 2, 16, 17, 19]) {
    expect(await checkPlace(entryAt(position), head, tree, crypto)).toBe("included");
    expect(await checkPlace({ ...entryAt(position), position: (position % 19) + 1 }, head, tree, crypto)).toBe(
      "absent",
    );
    const earlier = { ...entryAt(position), receivedAt: "2016-02-26T05:00:00.000Z" };
    expect(await checkPlace(earlier, head, tree, crypto)).toBe("absent");
  }
});

test("T26 of what lies behind the checkpoint nothing is said", async () => {
  expect(await checkPlace(entryAt(20), head, tree, crypto)).toBe("newer");
});

test("T26 a tile that the log does not have proves nothing; a road that fails is no verdict", async () => {
  const failing = (error: Error) => ({ readHashes: () => Promise.reject(error) });
  expect(await checkPlace(entryAt(3), head, failing(new TileError("missing")), crypto)).toBe("absent");
  await expect(checkPlace(entryAt(3), head, failing(new TypeError("fetch")), crypto)).rejects.toThrow("fetch");
});
