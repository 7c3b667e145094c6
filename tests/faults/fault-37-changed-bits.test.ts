import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EvidenceFolder } from "../../server/evidence/evidence-folder.ts";
import { checkStore } from "../../server/fsck/check-store.ts";
import type { StoredEntry } from "../../server/journal-store/journal-store.ts";
import { openSqliteStore, type SqliteStore } from "../../server/journal-store/sqlite-store.ts";
import { sourceOfBytes } from "../../shared/bundle/byte-source.ts";
import { openBundle } from "../../shared/bundle/open-bundle.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { identifyLog } from "../../shared/transparency/checkpoint.ts";
import { verifyBundles } from "../../shared/verify/verify-bundles.ts";
import { verifierCrypto } from "../../verifier/verifier-crypto.ts";
import { bundlePorts, noise, packBundle, referenceTo } from "../support/bundle-fixtures.ts";
import { compileSchema } from "../support/compile-schema.ts";
import { buildChain, election } from "../support/entry-fixtures.ts";
import { createSeededDevice } from "../support/node-crypto.ts";

const folder = mkdtempSync(join(tmpdir(), "amanat-bits-"));
const photo = noise("bits", 24);
const device = createSeededDevice("bits");
const chain = await buildChain(device, 2, { event: { evidence: [referenceTo(photo)] } });
let store: SqliteStore;
let evidence: EvidenceFolder;
let stored: StoredEntry[];

beforeAll(async () => {
  evidence = new EvidenceFolder(join(folder, "evidence"));
  writeFileSync(evidence.pathOf(referenceTo(photo).sha256), photo);
  store = await openSqliteStore({ path: join(folder, "amanat.db"), election });
  await store.registerUnits([{ unit: "WA-URM-0001" as UnitId, path: "WA/WA-URM-0001/" }]);
  await store.registerAuthor({
    author: device.author,
    unit: "WA-URM-0001" as UnitId,
    role: "governor-representative",
    officer: "officer",
    deviceName: "tablet",
    platform: "test",
    enrolledAt: "2016-02-26T00:00:00.000Z",
  });
  await store.ingest(
    chain.map(({ entry }) => entry),
    { path: "WA/" },
    "2016-02-26T06:00:00.000Z",
  );
  stored = (await store.readRange(0, 10)).entries;
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each copy of the bytes in which one bit is another. */
function* bitsOf(bytes: Uint8Array): Generator<{ bit: number; copy: Uint8Array }> {
  for (let bit = 0; bit < 8 * bytes.length; bit++) {
    const copy = Uint8Array.from(bytes);
    copy[bit >> 3]! ^= 1 << (bit & 7);
    yield { bit, copy };
  }
}

/** The store as it would read with this entry of its log changed on the disk. */
async function check(entries: readonly StoredEntry[], files = evidence) {
  const size = entries.length;
  const page = { entries: [...entries], next: size as StoredEntry["position"], upTo: size as StoredEntry["position"] };
  const head = { seq: entries.at(-1)!.seq, hash: entries.at(-1)!.hash };
  const changed = Object.assign(Object.create(store) as SqliteStore, {
    size: () => Promise.resolve(size),
    readRange: () => Promise.resolve(page),
    findPlace: () => Promise.resolve({ kind: "nothing" as const }),
    findAuthor: () => Promise.resolve({ head } as never),
    listAside: () => Promise.resolve([]),
  });
  return checkStore({
    store: changed,
    evidence: files,
    election,
    rootPaths: [],
    tree: { store, identity: identifyLog(election, device.author), checkpoint: undefined },
  });
}

test("fault 37: fsck names the entry of which any one bit of header, payload or signature was changed", async () => {
  expect((await check(stored)).faults).toEqual([]);
  const noFiles = new EvidenceFolder(join(folder, "no evidence"));
  const [first, second] = stored as [StoredEntry, StoredEntry];
  for (const part of ["header", "payload", "signature"] as const) {
    for (const { bit, copy } of bitsOf(Buffer.from(second[part]!))) {
      const text = Buffer.from(copy).toString("utf8");
      const { faults } = await check([first, { ...second, [part]: text }], noFiles);
      expect(
        faults.some(({ where }) => where === "log position 2"),
        `${part}, bit ${bit}`,
      ).toBe(true);
    }
  }
});

test("fault 37: fsck names the file of evidence of which any one bit was changed", async () => {
  const path = evidence.pathOf(referenceTo(photo).sha256);
  for (const { bit, copy } of bitsOf(photo)) {
    writeFileSync(path, copy);
    const { faults } = await check(stored);
    expect(
      faults.map(({ where }) => where),
      `bit ${bit}`,
    ).toEqual([`evidence ${path}`]);
  }
  writeFileSync(path, photo);
  expect((await check(stored)).faults).toEqual([]);
  expect(readFileSync(path).equals(photo)).toBe(true);
});

test("fault 37: verify finds any one changed bit of what a bundle holds, and names the entry whose own it is", async () => {
  const { entry } = chain[0]!;
  const plain = await packBundle([entry], [photo]);
  const file = Buffer.from(plain);
  const parts = [
    { name: "entry", from: file.indexOf('{"header"'), to: file.indexOf(entry.signature) + entry.signature.length },
    { name: "evidence", from: file.indexOf(photo), to: file.indexOf(photo) + photo.length },
  ];
  for (const { name, from, to } of parts) {
    for (const { bit, copy } of bitsOf(plain.subarray(from, to))) {
      const changed = Uint8Array.from(plain);
      changed.set(copy, from);
      const bundle = await openBundle(sourceOfBytes(changed), bundlePorts);
      const ports = { compile: compileSchema, crypto: verifierCrypto };
      const { firstBroken, entries } = await verifyBundles([{ file: "b", bundle }], {}, ports);
      expect(firstBroken, `${name}, bit ${bit}`).not.toBeNull();
      // A letter of the line's own frame may leave no entry to be named.
      expect(
        entries.every(({ faults }) => faults.length > 0),
        `${name}, bit ${bit}`,
      ).toBe(true);
    }
  }
});
