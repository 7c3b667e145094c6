import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import {
  buildEntries,
  bundlePorts,
  createCollector,
  noise,
  packBundle,
  readSource,
  referenceTo,
} from "../../tests/support/bundle-fixtures.ts";
import { createSeededDevice } from "../../tests/support/node-crypto.ts";
import { sourceOfBytes } from "./byte-source.ts";
import { bundleLimits } from "./manifest.ts";
import { openBundle } from "./open-bundle.ts";
import { BundleTooLargeError, evidenceNameOf, writeBundle } from "./write-bundle.ts";

const photo = noise("photo", 5000);
const entries = await buildEntries(4, [photo]);
const receipt = { author: createSeededDevice("tablet").author, seq: 2, text: "c2sp.org/tlog-proof@v1\n" };
const plain = await packBundle(entries, [photo], [receipt]);
const kinds = (damage: readonly { kind: string }[]) => damage.map(({ kind }) => kind);
const read = (bytes: Uint8Array) => readSource(sourceOfBytes(bytes));
const indexOf = (text: string, from = 0) => Buffer.from(plain).indexOf(text, from);
const changed = (change: (bytes: Uint8Array) => void, of = plain): Uint8Array => {
  const copy = Uint8Array.from(of);
  change(copy);
  return copy;
};
const filesOf = (all: Record<string, string | Uint8Array>, level: 0 | 6 = 6) =>
  zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, bytes]) => [name, typeof bytes === "string" ? strToU8(bytes) : bytes]),
    ),
    { level, mtime: new Date(2016, 1, 26) },
  );
const lines = `${entries.map((entry) => JSON.stringify(entry)).join("\n")}\n`;

test("B1 a bundle has its manifest first and its evidence last", () => {
  const places = [
    "manifest.json",
    "entries.ndjson",
    `receipts/${receipt.author}-2`,
    evidenceNameOf(referenceTo(photo).sha256),
  ];
  const found = places.map((name) => indexOf(name));
  expect(found).toEqual([...found].toSorted((left, right) => left - right));
  expect(found.every((at) => at >= 0)).toBe(true);
});

test("B2 B11 a whole bundle gives back the texts as they were, and is not damaged", async () => {
  const { bundle, ...found } = await read(plain);
  expect(found).toEqual({ entries, evidence: [referenceTo(photo).sha256], receipts: [receipt] });
  expect(bundle.damage).toEqual([]);
  expect(bundle.manifest).toMatchObject({ format: 1, entryCount: 4, heads: { [receipt.author]: 3 } });
});

test("B3 a damaged byte costs the line in which it lies", async () => {
  const at = indexOf(entries[1]!.signature);
  const { bundle, entries: found } = await read(changed((bytes) => (bytes[at] = 0x0a)));
  expect(found).toEqual([entries[0], entries[2], entries[3]]);
  expect(bundle.damage).toEqual([
    { kind: "line", line: 2 },
    { kind: "line", line: 3 },
    { kind: "checksum", name: "entries.ndjson" },
    { kind: "entries-missing", count: 1 },
  ]);
});

test("B4 evidence goes through in pieces, and what is gone is left out and named", async () => {
  const big = noise("big", 300_000);
  const [one] = await buildEntries(1, [big, photo]);
  const manifest = (await openBundle(sourceOfBytes(await packBundle([one!])), bundlePorts)).manifest!;
  const pieces: number[] = [];
  const written: Uint8Array[] = [];
  async function* inPieces() {
    for (let at = 0; at < big.length; at += 10_000) yield Promise.resolve(big.slice(at, at + 10_000));
  }
  await writeBundle(
    {
      manifest,
      entries: [one!],
      findEvidence: ({ sha256 }) => (sha256 === referenceTo(big).sha256 ? inPieces() : undefined),
    },
    (piece) => {
      pieces.push(piece.length);
      written.push(Uint8Array.from(piece));
    },
  );
  expect(Math.max(...pieces)).toBeLessThanOrEqual(10_000);
  const { bundle, evidence } = await read(new Uint8Array(Buffer.concat(written)));
  expect(evidence).toEqual([referenceTo(big).sha256]);
  expect(bundle.damage).toEqual([{ kind: "evidence-missing", name: evidenceNameOf(referenceTo(photo).sha256) }]);
});

test("B5 a bundle that would be larger than a stick takes is an error", async () => {
  expect(bundleLimits.bundleBytes).toBeLessThan(2 ** 32);
  const { sink, bytes } = createCollector();
  const manifest = (await openBundle(sourceOfBytes(plain), bundlePorts)).manifest!;
  const writing = writeBundle({ manifest, entries, findEvidence: () => [photo] }, sink, plain.length - 1000);
  await expect(writing).rejects.toThrow(BundleTooLargeError);
  expect(bytes().length).toBeLessThan(plain.length - 1000);
});

test("B10 what is no bundle at all gives nothing and says so", async () => {
  for (const bytes of [new Uint8Array(0), noise("noise", 10_000), strToU8("<html>sign in</html>"), filesOf({})]) {
    const { bundle, entries: found } = await read(bytes);
    expect(found).toEqual([]);
    expect(kinds(bundle.damage)).toContain("not-a-bundle");
  }
});

test("B11 a file whose header is damaged is found by the directory", async () => {
  const at = indexOf("entries.ndjson") - 30;
  const { bundle, ...found } = await read(changed((bytes) => bytes.fill(0, at, at + 30)));
  expect(found).toMatchObject({ entries, evidence: [referenceTo(photo).sha256], receipts: [receipt] });
  expect(kinds(bundle.damage)).toEqual(["structure"]);
});

test("B12 a bundle within a bundle is evidence and nothing else, also when its frame is damaged", async () => {
  const inner = await packBundle(await buildEntries(2));
  const outer = await packBundle(await buildEntries(1, [inner]), [inner]);
  for (const bytes of [outer, outer.subarray(0, -1), changed((copy) => (copy[copy.length - 22] = 0), outer)]) {
    const { entries: found, evidence } = await read(bytes);
    expect(found).toHaveLength(1);
    expect(evidence).toEqual([referenceTo(inner).sha256]);
  }
});

test("B13 a bundle that is cut off gives the lines before the cut", async () => {
  const { bundle, entries: found } = await read(plain.subarray(0, indexOf(entries[3]!.signature)));
  expect(found).toEqual(entries.slice(0, 3));
  expect(kinds(bundle.damage)).toEqual(["evidence-missing", "cut-off", "line", "entries-missing"]);
});

test("B14 a line that says anything twice is no entry", async () => {
  const twice = `{"header":"{}",${JSON.stringify(entries[0]).slice(1)}`;
  const { bundle, entries: found } = await read(filesOf({ "entries.ndjson": `${twice}\n${lines}` }));
  expect(found).toEqual(entries);
  expect(bundle.damage).toContainEqual({ kind: "line", line: 1 });
});

test("B15 evidence with another hash is not given for what its name says", async () => {
  const at = Buffer.from(plain).indexOf(photo.subarray(0, 16)) + 100;
  const { bundle, evidence } = await read(changed((bytes) => (bytes[at]! ^= 1)));
  expect(evidence).toEqual([]);
  expect(bundle.damage).toEqual([{ kind: "evidence-damaged", name: evidenceNameOf(referenceTo(photo).sha256) }]);
});

test("B16 without its manifest a bundle is read all the same", async () => {
  const { bundle, entries: found, evidence } = await read(changed((bytes) => (bytes[indexOf('{"format":1') + 3] = 0)));
  expect(found).toEqual(entries);
  expect(evidence).toHaveLength(1);
  expect(bundle.manifest).toBeNull();
  expect(kinds(bundle.damage)).toEqual(["checksum", "manifest"]);
});

test("B17 files of other names, and a second file of one name, are named and not read", async () => {
  const files = {
    "entries.ndjson": lines,
    "../../etc/passwd": "x",
    "C:\\x": "x",
    "readme.txt": "x",
    "evidence/1": "x",
  };
  const { bundle, entries: found, evidence } = await read(filesOf(files));
  expect(found).toEqual(entries);
  expect(evidence).toEqual([]);
  expect(bundle.damage.filter(({ kind }) => kind.endsWith("-name") || kind === "unknown-file")).toEqual([
    { kind: "unsafe-name", name: "../../etc/passwd" },
    { kind: "unsafe-name", name: "C:\\x" },
    { kind: "unknown-file", name: "readme.txt" },
    { kind: "unknown-file", name: "evidence/1" },
  ]);
  const double = filesOf({ "entries.ndjson": lines, "entries.ndjsoN": lines }, 0);
  const again = Buffer.from(double);
  for (let at = again.indexOf("ndjsoN"); at >= 0; at = again.indexOf("ndjsoN", at)) again[at + 5] = 0x6e;
  const second = await read(again);
  expect(second.entries).toEqual(entries);
  expect(second.bundle.damage).toContainEqual({ kind: "duplicate", name: "entries.ndjson" });
});

test("B18 what would unpack to a flood is left", async () => {
  const bomb = filesOf({ "manifest.json": new Uint8Array(20_000_000), "entries.ndjson": new Uint8Array(5_000_000) });
  expect(bomb.length).toBeLessThan(200_000);
  const { bundle } = await read(bomb);
  expect(bundle.damage).toContainEqual({ kind: "limit", name: "manifest.json" });
  expect(bundle.damage).toContainEqual({ kind: "limit", name: "entries.ndjson" });
});

test("B18 a line too long is one line lost, and too many files are not read", async () => {
  const long = `{"header":"${"x".repeat(bundleLimits.lineBytes)}"}`;
  const { bundle, entries: found } = await read(filesOf({ "entries.ndjson": `${long}\n${lines}` }, 0));
  expect(found).toEqual(entries);
  expect(bundle.damage).toContainEqual({ kind: "line", line: 1 });
  const many = Object.fromEntries(Array.from({ length: bundleLimits.members + 1 }, (_, index) => [`f${index}`, "x"]));
  expect((await read(filesOf(many, 0))).bundle.damage).toContainEqual({ kind: "limit" });
});

test("B19 a bundle that another program packed is read", async () => {
  const name = evidenceNameOf(referenceTo(photo).sha256);
  for (const level of [0, 6] as const) {
    const packed = filesOf({ "entries.ndjson": lines, [name]: photo, "manifest.json": bundleText() }, level);
    const { bundle, ...found } = await read(packed);
    expect(found).toMatchObject({ entries, evidence: [referenceTo(photo).sha256] });
    expect(bundle.damage).toEqual([]);
  }
});

function bundleText(): string {
  const from = indexOf('{"format":1');
  return Buffer.from(plain.subarray(from, indexOf("PK", from))).toString();
}
