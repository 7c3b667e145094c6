import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { expect, test } from "vitest";
import {
  buildEntries,
  bundlePorts,
  createCollector,
  noise,
  packBundle,
  readAll,
  referenceTo,
} from "../../tests/support/bundle-fixtures.ts";
import { createSealer, createTextSealer, isSealed } from "./age.ts";
import { sourceOfBytes } from "./byte-source.ts";
import { openAnyBundle } from "./open-any-bundle.ts";

const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const photo = noise("photo", 400_000);
const entries = await buildEntries(3, [photo]);
const plain = await packBundle(entries, [photo]);
const sealedPiece = 65_552;

async function seal(bytes: Uint8Array, piece = 10_000): Promise<Uint8Array> {
  const { sink, bytes: collected } = createCollector();
  const sealer = await createSealer(recipient, sink);
  for (let at = 0; at < bytes.length; at += piece) await sealer.write(bytes.subarray(at, at + piece));
  await sealer.end();
  return collected();
}

const sealed = await seal(plain);
const open = async (bytes: Uint8Array, identities = [identity]) =>
  readAll(await openAnyBundle(sourceOfBytes(bytes), identities, bundlePorts));
const payloadAt = (bytes: Uint8Array) =>
  Buffer.from(bytes).indexOf("\n", Buffer.from(bytes).indexOf("\n--- ") + 1) + 17;

test("B6 what is sealed is what the age library opens, whatever its length, and shows nothing of itself", async () => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]) {
    const bytes = noise(`sealed ${length}`, length);
    expect(Buffer.from(await decrypter.decrypt(await seal(bytes, 7001))).equals(bytes)).toBe(true);
  }
  expect(isSealed(sealed)).toBe(true);
  for (const word of ["manifest", "entries", "WA-URM", "PK\u0003\u0004"]) {
    expect(Buffer.from(sealed).includes(word)).toBe(false);
  }
});

test("B6 texts under one header are files of their own: each is opened alone, and no two look alike", async () => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const sealText = await createTextSealer(recipient, (length) => crypto.getRandomValues(new Uint8Array(length)));
  const texts = [noise("one", 1500), noise("one", 1500), noise("three pieces", 140_000), noise("none", 0)];
  const files = await Promise.all(texts.map((text) => sealText(text)));
  for (const [index, file] of files.entries()) {
    expect(Buffer.from(await decrypter.decrypt(file)).equals(texts[index]!)).toBe(true);
  }
  const [first, second] = files.map((file) => Buffer.from(file).subarray(payloadAt(file)));
  expect(first!.equals(second!)).toBe(false);
});

test("B6 what the age library seals is opened", async () => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const { bundle, entries: found } = await open(await encrypter.encrypt(plain));
  expect(found).toEqual(entries);
  expect(bundle.damage).toEqual([]);
});

test("B20 a sealed bundle is opened by the identity that fits, and says so if none does", async () => {
  const other = await generateX25519Identity();
  const { bundle, entries: found, evidence } = await open(sealed, [other, identity]);
  expect([found, evidence, bundle.damage]).toEqual([entries, [referenceTo(photo).sha256], []]);
  for (const identities of [[], [other]]) {
    const closed = await open(sealed, identities);
    expect([closed.entries, closed.bundle.damage]).toEqual([[], [{ kind: "sealed-for-others" }]]);
  }
});

test("B20 no bit of the header of a sealed bundle can be changed unnoticed", async () => {
  const { length } = Buffer.from(sealed.subarray(0, payloadAt(sealed) - 16));
  for (let at = 0; at < length; at++) {
    const copy = Uint8Array.from(sealed.subarray(0, 2000));
    copy[at]! ^= 1 << (at % 8);
    const { bundle, entries: found } = await open(copy);
    expect(found).toEqual([]);
    expect(bundle.damage.length).toBeGreaterThan(0);
  }
});

test("B21 a damaged piece costs what lies in it", async () => {
  const copy = Uint8Array.from(sealed);
  copy[payloadAt(sealed) + 2 * sealedPiece + 5]! ^= 4;
  const { bundle, entries: found, evidence } = await open(copy);
  expect([found, evidence]).toEqual([entries, []]);
  expect(bundle.damage).toContainEqual({ kind: "seal-damaged", at: 131_072, bytes: 65_536 });
  const first = Uint8Array.from(sealed);
  first[payloadAt(sealed) + 5]! ^= 4;
  const lost = await open(first);
  expect(lost.entries).toEqual([]);
  expect(lost.bundle.damage).toContainEqual({ kind: "seal-damaged", at: 0, bytes: 65_536 });
});

test("B21 a sealed bundle that is cut off gives what opens before the cut, and so does one that goes on behind its end", async () => {
  const at = payloadAt(sealed);
  for (const length of [at + sealedPiece, at + sealedPiece + 17, at + 2 * sealedPiece - 1, sealed.length - 1]) {
    const { bundle, entries: found, evidence } = await open(sealed.subarray(0, length));
    expect([found, evidence]).toEqual([entries, []]);
    expect(bundle.damage).toContainEqual({ kind: "cut-off" });
  }
  const longer = new Uint8Array(Buffer.concat([sealed, noise("more", 1000)]));
  expect((await open(longer)).entries).toEqual(entries);
  expect((await open(longer)).bundle.damage).toContainEqual({ kind: "cut-off" });
  for (const length of [at - 20, at - 16, at, at + 15, at + 100]) {
    const { bundle, entries: found } = await open(sealed.subarray(0, length));
    expect(found).toEqual([]);
    expect(bundle.damage.length).toBeGreaterThan(0);
  }
});
