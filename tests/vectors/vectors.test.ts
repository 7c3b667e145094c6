/** The vectors against Node's crypto alone, and our own code against the vectors. */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildEntry } from "../../shared/journal/build-entry.ts";
import type { Entry, Header, Payload } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Seq } from "../../shared/journal/ids.ts";
import { preAuthEncode } from "../../shared/journal/pae.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { testChecker } from "../support/entry-fixtures.ts";
import { MemoryServer } from "../support/memory-server.ts";
import { refusedEntries } from "./refused-entries.ts";
import { ingestCases, soundEntries } from "./wire-entries.ts";

const text = (name: string) => readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8");
const read = <Content>(name: string) => JSON.parse(text(name)) as Content;

interface SoundVector {
  name: string;
  author: AuthorId;
  seq: number;
  hash: EntryHash;
  preAuth: string;
  entry: Entry;
}
const keys = read<{ name: string; seed: string; publicKey: string }[]>("keys");
const paes = read<{ type: string; body: string; encoded: string }[]>("pae");
const sound = read<SoundVector[]>("entries");
const refused = read<{ name: string; reason: string; link: boolean; entry: unknown }[]>("refused");
const ingests = read<
  {
    name: string;
    enrolled: Record<AuthorId, string>;
    batches: { receivedAt: string; entries: Entry[]; results: IngestResult[] }[];
  }[]
>("ingest");

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();
const privateKeyOf = (seed: string) =>
  createPrivateKey({
    key: Buffer.from(`302e020100300506032b657004220420${seed}`, "hex"),
    format: "der",
    type: "pkcs8",
  });

/** A change of any file is a change of the wire: it needs a new version, and new vectors beside these. */
test.each([
  ["keys", "eu56_cZyGUXefezWnT9LEGfHm1YNoPIf-Or0AqD5xqE"],
  ["pae", "yJr-rx617JMUuNcajXa3z1gD1Qe85AGHnJGynU_j37I"],
  ["entries", "aDfmUu7_bN3aRn3y_m2XCx0DnLzwo50Mq90C4WdGIP4"],
  ["refused", "bqcI72VW33GD5K5jObbmDkBQtMFiQIcJ6xHt3yGsIvg"],
  ["ingest", "0SoyEAwTqkzvivJzjAHT734h14DiANsyvgkn1gC0yQg"],
])("J2 the vectors of %s are frozen", (name, frozen) => {
  expect(sha256(text(name)).toString("base64url")).toBe(frozen);
});

test("J1 the script beside the vectors writes them as they are", () => {
  expect({ sound: soundEntries(), refused: refusedEntries(), ingests: ingestCases() }).toEqual({
    sound,
    refused,
    ingests,
  });
});

describe("with Node's crypto alone", () => {
  test.each(keys)("J3 the public key of $name", ({ seed, publicKey }) => {
    expect(createPublicKey(privateKeyOf(seed)).export({ format: "jwk" }).x).toBe(publicKey);
  });

  test.each(sound)("J3 $name: encoding, hash, signature, payload", ({ author, hash, preAuth, entry }) => {
    const message = Buffer.from(preAuth, "hex");
    expect(message.toString()).toBe(
      `DSSEv1 36 application/vnd.amanat.entry.v1+json ${Buffer.byteLength(entry.header)} ${entry.header}`,
    );
    expect(sha256(message).toString("base64url")).toBe(hash);
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: author }, format: "jwk" });
    expect(verify(null, message, key, Buffer.from(entry.signature, "base64url"))).toBe(true);
    const known = keys.find(({ publicKey }) => publicKey === author)!;
    expect(sign(null, message, privateKeyOf(known.seed)).toString("base64url")).toBe(entry.signature);
    const header = JSON.parse(entry.header) as Header;
    if (entry.payload !== null) {
      expect(header.payloadHash).toBe(sha256(entry.payload).toString("base64url"));
      expect(header.payloadSize).toBe(Buffer.byteLength(entry.payload));
    }
  });

  test("J4 the entries of one author are a chain", () => {
    const chain = sound.slice(0, 3);
    const backlinks = chain.map(({ entry }) => (JSON.parse(entry.header) as Header).backlink);
    expect(backlinks).toEqual([null, chain[0]!.hash, chain[1]!.hash]);
  });
});

describe("with our own code", () => {
  test.each(paes)("J2 the encoding of $body", ({ type, body, encoded }) => {
    expect(Buffer.from(preAuthEncode(type, body)).toString("hex")).toBe(encoded);
  });

  test.each(sound)("J7 $name is sound and has this hash", async ({ author, seq, hash, entry }) => {
    const [checked] = await testChecker.check([entry]);
    expect(checked).toMatchObject({ kind: "sound", author, seq, hash, signatureChecked: true });
  });

  test.each(sound.slice(0, 3))("J1 $name is what we would have written", async ({ entry, hash, author }) => {
    const header = JSON.parse(entry.header) as Header;
    const { salt, data, evidence } = JSON.parse(entry.payload!) as Payload;
    const { seed } = keys.find(({ publicKey }) => publicKey === author)!;
    const built = await buildEntry(
      {
        type: header.type,
        typeVersion: header.typeVersion,
        unit: header.unit,
        subject: header.subject,
        data,
        evidence,
      },
      header,
      header.backlink === null ? null : { seq: (header.seq - 1) as Seq, hash: header.backlink },
      {
        sha256,
        sign: (message) => sign(null, message, privateKeyOf(seed)),
        randomBytes: () => Buffer.from(salt, "base64url"),
      },
    );
    expect(built.entry).toEqual(entry);
    expect(built.hash).toBe(hash);
  });

  test.each(refused)("J15 refused, $reason: $name", async ({ reason, link, entry }) => {
    const [checked] = await testChecker.check([entry]);
    expect(checked).toMatchObject({ kind: link ? "refused-link" : "refused", reason });
  });

  test("J12 there is a vector for every reason that reading can give", () => {
    const reasons = ["bad-payload-hash", "bad-signature", "malformed", "too-large", "wrong-election"];
    expect([...new Set(refused.map(({ reason }) => reason))].toSorted()).toEqual(reasons);
  });

  test.each(ingests)("S1 $name", async ({ enrolled, batches }) => {
    let now = "";
    const server = new MemoryServer(() => now);
    for (const [author, unit] of Object.entries(enrolled)) server.store.enrol(author as AuthorId, unit);
    for (const { receivedAt, entries, results } of batches) {
      now = receivedAt;
      expect(await server.ingest(entries, "WA")).toEqual(results);
    }
  });
});
