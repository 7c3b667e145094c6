/** The server's log: published vectors of RFC 6962, our own frozen ones, and `shared/transparency` against both. */
import { createHash, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { EntryHash } from "../../shared/journal/ids.ts";
import { isConsistent, isIncluded } from "../../shared/transparency/check-proof.ts";
import {
  formatCheckpoint,
  identifyLog,
  noteKeyOf,
  openCheckpoint,
  parseCheckpoint,
} from "../../shared/transparency/checkpoint.ts";
import { MemoryTree } from "../../shared/transparency/memory-tree.ts";
import { computeRoot, proveConsistency, proveInclusion } from "../../shared/transparency/prove.ts";
import { checkReceipt, formatReceipt } from "../../shared/transparency/receipt.ts";
import { NoteError, parseNote, signNote } from "../../shared/transparency/signed-note.ts";
import { findLeaf, hashLeaves, leafText } from "../../shared/transparency/tree-hash.ts";
import { nodeNoteCrypto as crypto } from "../support/node-crypto.ts";
import { device } from "./wire-entries.ts";
import { consistencyPath, inclusionPath, leafHash, logCases, treeHash } from "./wire-log.ts";

const text = readFileSync(new URL("./log.json", import.meta.url), "utf8");
const vectors = JSON.parse(text) as ReturnType<typeof logCases>;
const hex = (hashes: readonly Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString("hex"));
const unhex = (hashes: readonly string[]) => hashes.map((hash) => Buffer.from(hash, "hex"));

/** The leaves of the Certificate Transparency project's reference tests, and the roots that it publishes for them. */
const published = {
  leaves: ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"],
  roots: [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ],
  inclusionOf5In8: [
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  ],
  consistencyOf2In5: [
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
  ],
};

describe("T2 the published trees of RFC 6962", () => {
  const leaves = unhex(published.leaves).map(leafHash);

  test("roots and proofs", async () => {
    const tree = new MemoryTree(crypto);
    await tree.append(leaves);
    for (const [size, root] of published.roots.entries()) {
      expect(hex([await computeRoot(size, tree, crypto), treeHash(leaves.slice(0, size))])).toEqual([root, root]);
    }
    expect(hex(await proveInclusion(5, 8, tree, crypto))).toEqual(published.inclusionOf5In8);
    expect(hex(await proveConsistency(2, 5, tree, crypto))).toEqual(published.consistencyOf2In5);
    expect(hex(inclusionPath(5, leaves))).toEqual(published.inclusionOf5In8);
    expect(hex(consistencyPath(2, leaves.slice(0, 5)))).toEqual(published.consistencyOf2In5);
  });
});

test("T1 the vectors of the log are frozen, and the script beside them writes them as they are", () => {
  expect(createHash("sha256").update(text).digest("base64url")).toBe("MH_6ag5UkXapcmJiluG7lA_MqVWlN12F0Hxgu7eK7As");
  expect(logCases()).toEqual(vectors);
});

test("T1 a leaf's text and hash, and back", async () => {
  for (const { entryHash, receivedAt, text: leaf, hash } of vectors.leaves) {
    expect(leafText(entryHash as EntryHash, receivedAt)).toBe(leaf);
    expect(findLeaf(leaf)).toEqual({ entryHash, receivedAt });
    expect(hex(await hashLeaves([leaf], crypto))).toEqual([hash]);
  }
  const leaf = vectors.leaves[0]!.text;
  for (const other of [leaf.slice(0, -1), `${leaf}\n`, leaf.replace("v1", "v2"), leaf.replace("Z", "")]) {
    expect(findLeaf(other)).toBeUndefined();
  }
});

test("T2 roots and proofs of the vectors", async () => {
  const tree = new MemoryTree(crypto);
  const texts = Array.from({ length: 300 }, (_, index) =>
    leafText(
      createHash("sha256").update(`entry ${index}`).digest("base64url") as EntryHash,
      new Date(Date.UTC(2016, 1, 26, 5, 0, index)).toISOString(),
    ),
  );
  const leaves = await hashLeaves(texts, crypto);
  await tree.append(leaves);
  const rootOf = (size: number) => computeRoot(size, tree, crypto);
  for (const { size, root } of vectors.roots) expect(hex([await rootOf(size)])).toEqual([root]);
  for (const { index, size, proof } of vectors.inclusions) {
    expect(hex(await proveInclusion(index, size, tree, crypto))).toEqual(proof);
    const claim = { index, size, leafHash: leaves[index]!, root: await rootOf(size), proof: unhex(proof) };
    expect(await isIncluded(claim, crypto)).toBe(true);
  }
  for (const { oldSize, size, proof } of vectors.consistencies) {
    expect(hex(await proveConsistency(oldSize, size, tree, crypto))).toEqual(proof);
    const older = { size: oldSize, root: await rootOf(oldSize) };
    expect(await isConsistent({ older, newer: { size, root: await rootOf(size) }, proof: unhex(proof) }, crypto)).toBe(
      true,
    );
  }
});

const log = identifyLog(vectors.election, vectors.publicKey);

describe("T11 the log's name", () => {
  test("holds election and key", () => {
    expect(log.origin).toBe(vectors.origin);
    expect(identifyLog("a+b/c d", "k").origin).toBe("amanat/a%2Bb%2Fc%20d/k");
  });
});

describe("T12 checkpoints", () => {
  test.each(vectors.checkpoints)("%#", async (note) => {
    const opened = await openCheckpoint(note, log, crypto);
    expect(opened).toMatchObject({ kind: "signed", checkpoint: { origin: vectors.origin } });
    const { text: signed } = parseNote(note);
    expect(formatCheckpoint(parseCheckpoint(signed))).toBe(signed);
  });

  test("T10 signing gives the note of the vectors, byte by byte", async () => {
    for (const note of vectors.checkpoints) {
      const body = note.slice(0, note.indexOf("\n\n") + 1);
      const signed = await signNote(body, noteKeyOf(log), crypto, (message) =>
        sign(null, message, device("server").key),
      );
      expect(signed).toBe(note);
    }
  });

  test("another log's, another key's, a changed one, and none at all are refused by name", async () => {
    const [note] = vectors.checkpoints as [string];
    const open = (changed: string, of = log) => openCheckpoint(changed, of, crypto);
    const other = identifyLog(
      vectors.election,
      vectors.publicKey.replace(/^./, (first) => (first === "A" ? "B" : "A")),
    );
    expect(await open(note, other)).toEqual({ kind: "refused", fault: "another-log" });
    expect(await open(note.replace("\n1\n", "\n2\n"))).toEqual({ kind: "refused", fault: "bad-signature" });
    expect(await open(note.replace("time 2016", "time 2017"))).toEqual({ kind: "refused", fault: "bad-signature" });
    expect(await open("")).toEqual({ kind: "refused", fault: "not-a-checkpoint" });
    expect(await open("<html>Welcome to the hotel</html>")).toEqual({ kind: "refused", fault: "not-a-checkpoint" });
  });

  test.each([
    ["", false],
    ["time 2016-02-26T05:00:00.000Z\n", true],
    ["witnessed by nobody\n", true],
    ["time 2016-02-26T05:00:00.000Z\ntime 2016-02-26T05:00:00.000Z\n", "refused"],
    ["time yesterday\n", "refused"],
    ["\nmore\n", "refused"],
  ])("extension lines %j", (lines, isRead) => {
    const body = `o\n0\n${Buffer.alloc(32).toString("base64")}\n${lines}`;
    if (isRead === "refused") expect(() => parseCheckpoint(body)).toThrow(NoteError);
    else expect(parseCheckpoint(body).signedAt).toBe(lines.startsWith("time ") ? "2016-02-26T05:00:00.000Z" : null);
  });

  test.each(["00", "01", "-1", "1.5", "1e3", " 1", "99999999999999999999"])("%j is no size", (size) => {
    expect(() => parseCheckpoint(`o\n${size}\n${Buffer.alloc(32).toString("base64")}\n`)).toThrow("no checkpoint");
  });
});

describe("T13 receipts", () => {
  test.each(vectors.receipts)("position $position", async ({ entryHash, receivedAt, position, receipt }) => {
    const verdict = await checkReceipt(receipt, entryHash as EntryHash, log, crypto);
    expect(verdict).toMatchObject({ kind: "verified", position, receivedAt });
    const other = vectors.leaves[1]!.entryHash as EntryHash;
    expect(await checkReceipt(receipt, other, log, crypto)).toEqual({ kind: "refused", fault: "another-entry" });
    const [head, checkpoint] = [receipt.slice(0, receipt.indexOf("\n\n")), receipt.slice(receipt.indexOf("\n\n") + 2)];
    const hashes = head
      .split("\n")
      .slice(3)
      .map((line) => Buffer.from(line, "base64"));
    const leaf = { entryHash: entryHash as EntryHash, receivedAt };
    expect(formatReceipt(leaf, { position, hashes, checkpoint })).toBe(receipt);
  });

  test("a proof without the leaf's text is no receipt of ours", async () => {
    const { receipt, entryHash } = vectors.receipts[1]!;
    const refused = { kind: "refused", fault: "not-a-receipt" };
    expect(await checkReceipt(receipt.replace(/extra .*\n/, ""), entryHash as EntryHash, log, crypto)).toEqual(refused);
    expect(await checkReceipt("", entryHash as EntryHash, log, crypto)).toEqual(refused);
    expect(await checkReceipt(receipt.replace("@v1", "@v2"), entryHash as EntryHash, log, crypto)).toEqual(refused);
  });

  test("T14 every change of one letter is found", async () => {
    const { receipt, entryHash } = vectors.receipts[1]!;
    for (let at = 0; at < receipt.length; at++) {
      for (const letter of ["A", "0", "\n", "="]) {
        if (receipt[at] === letter) continue;
        const changed = receipt.slice(0, at) + letter + receipt.slice(at + 1);
        const { kind } = await checkReceipt(changed, entryHash as EntryHash, log, crypto);
        expect(`${at} ${kind}`).toBe(`${at} refused`);
      }
    }
  });
});
