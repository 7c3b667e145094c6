import { beforeAll, describe, expect, it } from "vitest";
import { nodeNoteCrypto as crypto, createSeededDevice, sha256 } from "../../tests/support/node-crypto.ts";
import type { EntryHash } from "../journal/ids.ts";
import { formatCheckpoint, identifyLog, noteKeyOf } from "../transparency/checkpoint.ts";
import { LogProofError } from "../transparency/log-proof.ts";
import { MemoryTree } from "../transparency/memory-tree.ts";
import { computeRoot, proveInclusion } from "../transparency/prove.ts";
import { checkReceipt, formatReceipt } from "../transparency/receipt.ts";
import { signNote } from "../transparency/signed-note.ts";
import { hashLeaves, leafText } from "../transparency/tree-hash.ts";
import { PackedTextsError, packTexts } from "./pack-texts.ts";
import { packReceipts, unpackReceipts } from "./receipt-codes.ts";

const server = createSeededDevice("server");
const log = identifyLog("wa-1394", server.author);
const size = 300;
const hashOf = (at: number) => sha256(`entry ${at}`).toString("base64url") as EntryHash;
const timeOf = (at: number) => new Date(Date.UTC(2016, 1, 26, 5, 0, at)).toISOString();
let receipts: string[];

beforeAll(async () => {
  const tree = new MemoryTree(crypto);
  const texts = Array.from({ length: size }, (_, at) => leafText(hashOf(at), timeOf(at)));
  await tree.append(await hashLeaves(texts, crypto));
  const root = await computeRoot(size, tree, crypto);
  const text = formatCheckpoint({ origin: log.origin, size, root, signedAt: timeOf(size) });
  const checkpoint = await signNote(text, noteKeyOf(log), crypto, (message) => server.crypto.sign(message));
  receipts = [];
  for (let at = 200; at < 220; at++) {
    const hashes = await proveInclusion(at, size, tree, crypto);
    receipts.push(
      formatReceipt({ entryHash: hashOf(at), receivedAt: timeOf(at) }, { position: at + 1, hashes, checkpoint }),
    );
  }
});

describe("receipts as a message for codes", () => {
  it("Q11 are the same texts again, and prove what they proved", async () => {
    const arrived = unpackReceipts(packReceipts(receipts));
    expect(arrived).toEqual(receipts);
    for (const [index, text] of arrived.entries()) {
      const at = 200 + index;
      expect(await checkReceipt(text, hashOf(at), log, crypto)).toMatchObject({ kind: "verified", position: at + 1 });
    }
  });

  it("Q11 cost little beside the first: hashes that they share are written once", () => {
    const [one, all] = [packReceipts(receipts.slice(0, 1)), packReceipts(receipts)];
    expect(one.length).toBeLessThan(750);
    expect((all.length - one.length) / (receipts.length - 1)).toBeLessThan(110);
  });

  it("Q11 what is no receipt is not packed, and what packing does not give is not read", () => {
    expect(() => packReceipts(["no receipt"])).toThrow(LogProofError);
    for (const texts of [
      ["1", "checkpoint", "{}"],
      ["0", '[0,0,""]'],
      ["1", "c", '[0,1,"x","short"]'],
      ["1", "c", "["],
    ]) {
      expect(() => unpackReceipts(packTexts(texts))).toThrow(PackedTextsError);
    }
    expect(unpackReceipts(packReceipts([]))).toEqual([]);
  });
});
