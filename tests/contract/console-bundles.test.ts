/** What the console takes in and gives out, over a whole data folder: receipts go home, and the log goes to outside verifiers. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { UsageError, withData } from "../../server/cli/command-line.ts";
import { run as exportLog } from "../../server/cli/export.ts";
import { receiptsPathOf, run as ingest } from "../../server/cli/ingest.ts";
import { hashEnrolCode } from "../../server/session/enrol-codes.ts";
import { run as enrolCode } from "../../server/cli/enrol-code.ts";
import { sourceOfBytes } from "../../shared/bundle/byte-source.ts";
import { openBundle } from "../../shared/bundle/open-bundle.ts";
import { identifyLog } from "../../shared/transparency/checkpoint.ts";
import { matchReceipts } from "../../shared/transparency/match-receipts.ts";
import { verifyBundles } from "../../shared/verify/verify-bundles.ts";
import { verifierCrypto } from "../../verifier/verifier-crypto.ts";
import { bundlePorts, packBundle, photoBytes, readSource, referenceTo } from "../support/bundle-fixtures.ts";
import { compileSchema } from "../support/compile-schema.ts";
import { nodeNoteCrypto } from "../support/node-crypto.ts";
import { verifySecond } from "./second-verifier.ts";
import { WireTablet, type MadeEntry } from "./wire-tablet.ts";

const unit = "WA-URM-0001";
const folder = mkdtempSync(join(tmpdir(), "amanat-console-bundles-"));
const env = { AMANAT_DATA: join(folder, "data") };
const stick = (name: string) => join(folder, name);
const photo = photoBytes("the seal", 3000);
let printed = "";
let tablet: WireTablet;
let made: MadeEntry[];
let serverKey: string;
let election: string;

beforeAll(async () => {
  tablet = new WireTablet(unit);
  await withData(env, (data) => {
    serverKey = data.secrets.publicKey;
    election = data.election.id;
    return Promise.resolve();
  });
  printed = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((printed += String(text))));
  await enrolCode(["--unit", unit], env);
  write.mockRestore();
  const device = { author: tablet.author, deviceName: "tablet", platform: "test" };
  const code = hashEnrolCode(printed.split("\n")[0]!);
  const enrolled = await withData(env, ({ store }) =>
    store.enrolByCode(code, device as never, new Date().toISOString()),
  );
  expect(enrolled.kind).toBe("enrolled");
  made = [...tablet.makeMany(5), tablet.make({ evidence: [referenceTo(photo)] })];
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((printed += String(text))));
});
afterEach(() => vi.restoreAllMocks());

async function carry(name: string, carried: readonly MadeEntry[], evidence: readonly Uint8Array[] = []) {
  const path = stick(name);
  writeFileSync(
    path,
    await packBundle(
      carried.map(({ entry }) => entry),
      evidence,
    ),
  );
  return { path, code: await ingest([path], env) };
}

/** What the tablet makes of the file that came home. */
async function bringHome(path: string) {
  const { receipts } = await readSource(sourceOfBytes(readFileSync(receiptsPathOf(path))));
  const own = new Map(made.map(({ hash, seq }) => [hash, { hash: hash as never, seq, isProven: false }]));
  const texts = receipts.map(({ text }) => text);
  const { proven, ...counts } = await matchReceipts(texts, own, identifyLog(election, serverKey), nodeNoteCrypto);
  return { seqs: proven.map(({ own: { seq } }) => seq), ...counts };
}

const clean = { known: 0, foreign: 0, refused: 0 };

test("receipts of what a courier brought go home beside the bundle, and prove themselves to the tablet", async () => {
  const { path, code } = await carry("monday.amanat", made.slice(0, 2));
  expect(code).toBe(0);
  expect(printed).toContain(`2 receipts to take back to the tablet: ${receiptsPathOf(path)}`);
  expect(await bringHome(path)).toEqual({ ...clean, seqs: [0, 1] });
});

test("what had to wait has no receipt; it has one with the bundle that brings what was missing", async () => {
  const late = await carry("wednesday.amanat", made.slice(3), [photo]);
  expect(existsSync(receiptsPathOf(late.path))).toBe(false);
  const { path } = await carry("tuesday.amanat", made.slice(2, 3));
  expect(await bringHome(path)).toEqual({ ...clean, seqs: [2] });
  // The same bundle once more, for its receipts.
  await ingest([late.path], env);
  expect(await bringHome(late.path)).toEqual({ ...clean, seqs: [3, 4, 5] });
});

test("the exported log is sound to both verifiers, receipts, checkpoint and all", async () => {
  const path = stick("log.amanat");
  expect(await exportLog([path, "--evidence"], env)).toBe(0);
  const bytes = readFileSync(path);
  const bundle = await openBundle(sourceOfBytes(bytes), bundlePorts);
  const ports = { compile: compileSchema, crypto: verifierCrypto };
  const found = await verifyBundles([{ file: path, bundle }], { server: serverKey }, ports);
  expect(found).toMatchObject({ firstBroken: null, isServerKeyTrusted: true, evidence: { intact: 1, damaged: 0 } });
  const size = await withData(env, ({ store }) => store.size());
  expect(found.entries).toHaveLength(size);
  expect(found.entries.map(({ receipt }) => receipt?.position)).toEqual(
    Array.from({ length: size }, (_, at) => at + 1),
  );
  expect(found.checkpoints.map((checkpoint) => checkpoint.size)).toEqual([size]);
  expect(verifySecond(bytes).isSound).toBe(true);
  expect(printed).toContain(`amanat/${election}/${serverKey}`);
});

test("an altered export is not", async () => {
  const path = stick("altered.amanat");
  await exportLog([path], env);
  const bytes = readFileSync(path);
  const at = bytes.indexOf(made[1]!.entry.signature) + 10;
  bytes[at] = bytes[at] === 65 ? 66 : 65;
  const bundle = await openBundle(sourceOfBytes(bytes), bundlePorts);
  const found = await verifyBundles([{ file: path, bundle }], {}, { compile: compileSchema, crypto: verifierCrypto });
  expect(found.firstBroken).toContain(`${tablet.author}/1: bad-signature`);
});

test("a log too large for one file goes into several, which are checked together", async () => {
  const size = await withData(env, ({ store }) => store.size());
  expect(await exportLog([stick("parts.amanat")], env, 4)).toBe(0);
  const names = Array.from({ length: Math.ceil(size / 4) }, (_, index) => `parts-${index + 1}.amanat`);
  expect(names.length).toBeGreaterThan(1);
  const bundles = await Promise.all(
    names.map(async (name) => ({
      file: name,
      bundle: await openBundle(sourceOfBytes(readFileSync(stick(name))), bundlePorts),
    })),
  );
  const found = await verifyBundles(bundles, {}, { compile: compileSchema, crypto: verifierCrypto });
  expect(found.firstBroken).toBe(null);
  expect(found.entries).toHaveLength(size);
});

test("nothing is written over, nor without a name", async () => {
  await expect(exportLog([stick("log.amanat")], env)).rejects.toThrow(UsageError);
  await expect(exportLog([], env)).rejects.toThrow(UsageError);
});
