import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceOfBytes } from "../../shared/bundle/byte-source.ts";
import { openBundle } from "../../shared/bundle/open-bundle.ts";
import type { BundledReceipt } from "../../shared/bundle/write-bundle.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { verifyBundles } from "../../shared/verify/verify-bundles.ts";
import { verifierCrypto } from "../../verifier/verifier-crypto.ts";
import { bundlePorts, noise, packBundle, referenceTo } from "../support/bundle-fixtures.ts";
import { compileSchema } from "../support/compile-schema.ts";
import { buildChain } from "../support/entry-fixtures.ts";
import { createSeededDevice } from "../support/node-crypto.ts";
import { createServerKey, makeReceipts } from "../support/receipt-fixtures.ts";
import { createSeededRandom, type SeededRandom } from "../support/seeded-random.ts";
import { verifySecond } from "./second-verifier.ts";

const photos = [noise("one", 900), noise("two", 1200)];
const tablet = await buildChain(createSeededDevice("tablet"), 5, {
  event: { evidence: photos.map((bytes) => referenceTo(bytes)) },
});
const other = await buildChain(createSeededDevice("other"), 3);
const fork = await buildChain(createSeededDevice("other"), 1, { event: { data: { report: "R2", values: {} } } });
const built = [...tablet, ...other];
const entries = built.map(({ entry }) => entry);
const taken = built.map(({ header, hash }) => ({ author: header.author, seq: header.seq, hash }));
const receipts = await makeReceipts(taken);

/** The verdict of both, in the same words. */
async function judge(bytes: Uint8Array) {
  const bundle = await openBundle(sourceOfBytes(bytes), bundlePorts);
  const ports = { compile: compileSchema, crypto: verifierCrypto };
  const ours = await verifyBundles([{ file: "bundle", bundle }], {}, ports);
  const theirs = verifySecond(Buffer.from(bytes));
  const name = (entry: { author: string | null; seq: number | null }, position: number | null | undefined) =>
    `${entry.author}/${entry.seq} at ${position ?? "no place"}`;
  const ourSound = ours.entries.filter(({ faults }) => faults.length === 0);
  const theirSound = theirs.entries.filter(({ isSound }) => isSound);
  return {
    ours: {
      isSound: ours.firstBroken === null,
      sound: ourSound.map((entry) => name(entry, entry.receipt?.position)).toSorted(),
    },
    theirs: { isSound: theirs.isSound, sound: theirSound.map((entry) => name(entry, entry.position)).toSorted() },
  };
}

const flipLetter = (text: string, random: SeededRandom): string => {
  const at = random.below(text.length);
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(5))) + text.slice(at + 1);
};

/** What somebody might do to the contents before packing them again without a trace in the file itself. */
const forgeries: Record<string, (random: SeededRandom) => Promise<Uint8Array>> = {
  "a letter of an entry": (random) => {
    const changed = [...entries];
    const at = random.below(changed.length);
    const part = random.pick(["header", "payload", "signature"] as const);
    changed[at] = { ...changed[at]!, [part]: flipLetter(changed[at]![part]!, random) };
    return repack(changed, photos, receipts);
  },
  "an entry gone": (random) => repack(random.shuffle(entries).slice(1), photos, receipts),
  "another order": (random) => repack(random.shuffle(entries), photos, receipts),
  "an entry twice": (random) => repack([...entries, random.pick(entries)], photos, receipts),
  "an entry of a second branch": () => repack([...entries, fork[0]!.entry], photos, receipts),
  "a payload redacted": (random) => {
    const at = random.below(entries.length);
    return repack(
      entries.map((entry, index) => (index === at ? { ...entry, payload: null } : entry)),
      photos,
      receipts,
    );
  },
  "the payload of another": () =>
    repack([{ ...entries[0]!, payload: entries[1]!.payload }, ...entries.slice(1)], photos, receipts),
  "no receipts": () => repack(entries, photos, []),
  "receipts of some": (random) =>
    repack(entries, photos, random.shuffle(receipts).slice(random.below(receipts.length))),
  "a letter of a receipt": (random) => {
    const at = random.below(receipts.length);
    return repack(
      entries,
      photos,
      receipts.map((receipt, index) =>
        index === at ? { ...receipt, text: flipLetter(receipt.text, random) } : receipt,
      ),
    );
  },
  "the receipt of another entry": () => repack(entries, photos, [{ ...receipts[0]!, text: receipts[1]!.text }]),
  "a receipt of another server": async () => {
    const foreign = await makeReceipts(taken, createServerKey("stranger"));
    return repack(entries, photos, [...receipts.slice(1), { ...receipts[0]!, text: foreign[0]!.text }]);
  },
  "two histories": async () => {
    const turned = await makeReceipts(taken.toReversed());
    return repack(entries, photos, [...receipts.slice(0, 4), ...turned.slice(0, 4)]);
  },
  "evidence gone": () => repack(entries, photos.slice(1), receipts),
};

const repack = (list: readonly Entry[], evidence: readonly Uint8Array[], given: readonly BundledReceipt[]) =>
  packBundle(list, evidence, given, entries);

test("both find a good bundle sound, entry by entry, with the places that its receipts prove", async () => {
  const { ours, theirs } = await judge(await packBundle(entries, photos, receipts));
  expect(ours).toEqual(theirs);
  expect(ours.isSound).toBe(true);
  expect(ours.sound.map((text) => text.split(" at ")[1]).toSorted()).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
});

test("both say the same of 280 bundles whose contents were forged", async () => {
  const broken = new Set<string>();
  for (const [name, forge] of Object.entries(forgeries)) {
    for (let run = 0; run < 20; run++) {
      const seed = `${name} ${run}`;
      const { ours, theirs } = await judge(await forge(createSeededRandom(seed)));
      expect(ours, seed).toEqual(theirs);
      if (!ours.isSound) broken.add(name);
    }
  }
  const harmless = ["another order", "an entry twice", "a payload redacted", "no receipts", "receipts of some"];
  expect(Object.keys(forgeries).filter((name) => !broken.has(name))).toEqual(harmless);
});

test("both call a bundle broken that was cut, or of whose contents a bit was changed", async () => {
  const plain = await packBundle(entries, photos, receipts);
  const directoryAt =
    Buffer.from(plain).lastIndexOf("PK\u0001\u0002manifest.json") + Buffer.from(plain).indexOf("PK\u0001\u0002");
  const random = createSeededRandom("damage");
  for (let run = 0; run < 300; run++) {
    const copy = Uint8Array.from(plain);
    const at = random.below(directoryAt);
    copy[at]! ^= 1 << random.below(8);
    const isHeader = isInFrame(plain, at);
    const { ours, theirs } = await judge(run % 3 === 0 ? plain.subarray(0, random.below(plain.length)) : copy);
    // Of the frame between the files the second reads no more than it must.
    if (run % 3 !== 0 && isHeader) continue;
    expect([ours.isSound, theirs.isSound], `run ${run}, byte ${at}`).toEqual([false, false]);
  }
});

/** Whether a byte is of the records around the files rather than of a file. */
function isInFrame(bytes: Uint8Array, at: number): boolean {
  const text = Buffer.from(bytes);
  const header = text.lastIndexOf("PK\u0003\u0004", at);
  const dataAt = header + 30 + text.readUInt16LE(header + 26);
  const descriptor = text.indexOf("PK\u0007\u0008", dataAt);
  return at < dataAt || at >= descriptor;
}

test("the second verifier is short and shares nothing with the product", () => {
  const text = readFileSync(new URL("./second-verifier.ts", import.meta.url), "utf8");
  expect(text.split("\n").length).toBeLessThan(300);
  expect([...text.matchAll(/from "([^"]+)"/g)].map((match) => match[1])).toEqual(["node:crypto", "node:zlib"]);
});
