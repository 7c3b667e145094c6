import { beforeAll, describe, expect, test } from "vitest";
import { buildChain, election, resign, signHeader, testChecker } from "../../tests/support/entry-fixtures.ts";
import { compileSchema } from "../../tests/support/compile-schema.ts";
import { createSeededDevice, nodeVerifyingCrypto } from "../../tests/support/node-crypto.ts";
import type { BuiltEntry } from "./build-entry.ts";
import { createEntryChecker, type CheckedEntry } from "./check-entries.ts";
import type { Entry } from "./entry.ts";

const device = createSeededDevice("check-entries");
const other = createSeededDevice("check-entries, another");
let chain: BuiltEntry[];
let entries: Entry[];

beforeAll(async () => {
  chain = await buildChain(device, 4);
  entries = chain.map(({ entry }) => entry);
});

const check = (...raw: unknown[]) => testChecker.check(raw);
const outcome = (checked: CheckedEntry) => (checked.kind === "sound" ? "sound" : `${checked.kind}: ${checked.reason}`);
const outcomes = async (...raw: unknown[]) => (await check(...raw)).map(outcome);
const withSignatureOf = (entry: Entry, from: Entry): Entry => ({ ...entry, signature: from.signature });

describe("results", () => {
  test("J7 one for each entry, in their order, whatever lies between", async () => {
    const results = await check(entries[2], null, entries[0], "x", entries[1]);
    expect(results.map(outcome)).toEqual(["sound", "refused: malformed", "sound", "refused: malformed", "sound"]);
    expect(results.map(({ seq }) => seq)).toEqual([2, null, 0, null, 1]);
    expect(results[0]).toMatchObject({ author: device.author, backlink: chain[1]!.hash, hash: chain[2]!.hash });
    expect(await check()).toEqual([]);
  });

  test.each([
    ["null", null],
    ["a number", 7],
    ["an array", []],
    ["no texts", { header: {}, payload: null, signature: "" }],
    ["a field too many", { header: "{}", payload: null, signature: "", position: 1 }],
    ["no signature", { header: "{}", payload: null }],
    ["a header that is not JSON", { header: "{", payload: null, signature: "" }],
    ["a header that is null", { header: "null", payload: null, signature: "" }],
    ["a header that is an array", { header: "[]", payload: null, signature: "" }],
    ["a header without a place", { header: "{}", payload: null, signature: "" }],
    ["ten thousand brackets", { header: "[".repeat(10_000), payload: "[".repeat(10_000), signature: "" }],
  ])("J8 %s is malformed and has no place", async (_, raw) => {
    expect(await check(raw)).toEqual([{ kind: "refused", reason: "malformed", author: null, seq: null }]);
  });

  test.each([
    ["a negative seq", { seq: -1 }],
    ["a fractional seq", { seq: 0.5 }],
    ["a seq that is a text", { seq: "1" }],
    ["a seq past what a number holds", { seq: 2 ** 53 }],
    ["no backlink behind the first", { seq: 1, backlink: null }],
    ["a backlink on the first", { seq: 0, backlink: "A".repeat(43) }],
    ["an author that is not 32 bytes", { author: "AAAA" }],
    ["a backlink that is not 32 bytes", { seq: 1, backlink: "AAAA" }],
  ])("J8 %s is malformed and has no place", async (_, fields) => {
    const [checked] = await check(await resign(device, chain[0]!, fields));
    expect(checked).toEqual({ kind: "refused", reason: "malformed", author: null, seq: null });
  });
});

describe("headers and payloads", () => {
  test("J9 a type that this build does not know is sound", async () => {
    expect(await outcomes(await resign(device, chain[0]!, { type: "census.taken", typeVersion: 900 }))).toEqual([
      "sound",
    ]);
  });

  test.each([
    ["an unknown field", { colour: "red" }],
    ["a field named __proto__", JSON.parse('{"__proto__":{}}') as Record<string, unknown>],
    ["another format", { format: 2 }],
    ["a mode that there is not", { mode: "test" }],
    ["a type of no letters", { type: "" }],
    ["a unit with a space", { unit: "WA URM" }],
    ["a time without milliseconds", { claimedAt: "2016-02-26T05:12:31Z" }],
    ["a thirteenth month", { claimedAt: "2016-13-26T05:12:31.120Z" }],
    ["an hour of 24", { claimedAt: "2016-02-26T24:12:31.120Z" }],
    ["a clock that ran backwards", { clock: { boot: "b", monotonicMs: -1, anchor: null } }],
    ["an anchor that is no object", { clock: { boot: "b", monotonicMs: 1, anchor: 5 } }],
    ["a payload size past the limit", { payloadSize: 65_537 }],
    ["an officer without a name", { officer: "" }],
  ])("J9 %s is malformed, and keeps its place", async (_, fields) => {
    const [checked] = await check(await resign(device, chain[0]!, fields));
    expect(checked).toMatchObject({ kind: "refused-link", reason: "malformed", author: device.author, seq: 0 });
  });

  test("J9 a missing field is malformed, and keeps its place", async () => {
    const { officer: _, ...fields } = chain[0]!.header;
    const entry = await signHeader(device, JSON.stringify(fields), entries[0]!.payload);
    expect(await outcomes(entry)).toEqual(["refused-link: malformed"]);
  });

  test("J9 no text of a header has a limit of its own", async () => {
    const long = "پ".repeat(400);
    const clock = { ...chain[0]!.header.clock, boot: "é ü" };
    const fields = { subject: long, officer: "الف ب", type: "a type of ours", typeVersion: 70_000, clock };
    expect(await outcomes(await resign(device, chain[0]!, fields))).toEqual(["sound"]);
  });

  test("J9 a header in another order and spelling is as sound as any", async () => {
    const reversed = Object.fromEntries(Object.entries(chain[0]!.header).reverse());
    const text = JSON.stringify(reversed, null, 2).replace("u-rahimi", "u-r\\u0061himi");
    expect(await outcomes(await signHeader(device, text, entries[0]!.payload))).toEqual(["sound"]);
  });

  test("J10 an entry without its payload is sound", async () => {
    expect(await outcomes({ ...entries[0]!, payload: null })).toEqual(["sound"]);
  });

  test("J10 another payload, even of the same size, has not the hash", async () => {
    const payload = entries[0]!.payload!;
    expect(await outcomes({ ...entries[0]!, payload: payload.replace("812", "813") })).toEqual([
      "refused-link: bad-payload-hash",
    ]);
    expect(await outcomes({ ...entries[0]!, payload: `${payload} ` })).toEqual(["refused-link: bad-payload-hash"]);
    expect(await outcomes(await resign(device, chain[0]!, { payloadSize: 5 }))).toEqual([
      "refused-link: bad-payload-hash",
    ]);
  });

  const salt = "AAAAAAAAAAAAAAAAAAAAAA";
  test.each([
    ["no JSON", "{"],
    ["an array for data", `{"salt":"${salt}","data":[],"evidence":[]}`],
    ["no salt", '{"data":{},"evidence":[]}'],
    ["a short salt", '{"salt":"AAAA","data":{},"evidence":[]}'],
    ["a field too many", `{"salt":"${salt}","data":{},"evidence":[],"more":1}`],
    ["evidence without a hash", `{"salt":"${salt}","data":{},"evidence":[{"sizeBytes":1}]}`],
  ])("J10 a payload with %s is malformed, and keeps its place", async (_, payload) => {
    expect(await outcomes(await resign(device, chain[0]!, {}, payload))).toEqual(["refused-link: malformed"]);
  });

  test("J11 a header that names a key twice is malformed, whichever of the two is meant", async () => {
    const text = `{"subject":"WA-URM-0001/R2/open",${entries[0]!.header.slice(1)}`;
    expect(await outcomes(await signHeader(device, text, entries[0]!.payload))).toEqual(["refused-link: malformed"]);
  });

  test("J11 a payload that names a key twice, however deep and however spelt, is malformed", async () => {
    const payload = `{"salt":"${salt}","data":{"values":{"ballots":812,"b\\u0061llots":218}},"evidence":[]}`;
    expect(await outcomes(await resign(device, chain[0]!, {}, payload))).toEqual(["refused-link: malformed"]);
  });

  test("J10 a payload may name any number of files", async () => {
    const evidence = { sha256: "A".repeat(43), sizeBytes: 1, mediaType: "x", name: "n".repeat(400) };
    const payload = JSON.stringify({ salt, data: {}, evidence: Array.from({ length: 120 }, () => evidence) });
    expect(await outcomes(await resign(device, chain[0]!, {}, payload))).toEqual(["sound"]);
  });

  test("J11 a payload nested to no reader's bottom is malformed, and keeps nothing else out", async () => {
    const nested = (depth: number) =>
      `{"salt":"${salt}","data":{"a":${"[".repeat(depth)}${"]".repeat(depth)}},"evidence":[]}`;
    const deep = await resign(device, chain[0]!, {}, nested(30_000));
    const other = await resign(device, chain[0]!, {}, nested(490));
    expect(await outcomes(deep, other, entries[1])).toEqual(["refused-link: malformed", "sound", "sound"]);
    const text = `{"salt":"${salt}","data":{"a":"${"[{".repeat(2000)}"},"evidence":[]}`;
    expect(await outcomes(await resign(device, chain[0]!, {}, text))).toEqual(["sound"]);
  });

  test("J11 a surrogate without its pair has no bytes, so the text is malformed", async () => {
    const payload = `{"salt":"${salt}","data":{"note":"\ud83d"},"evidence":[]}`;
    expect(await outcomes(await resign(device, chain[0]!, {}, payload))).toEqual(["refused-link: malformed"]);
    const header = JSON.stringify({ ...chain[0]!.header, subject: "x" }).replace('"x"', '"\ude00"');
    expect(await outcomes(await signHeader(device, header, entries[0]!.payload))).toEqual(["refused-link: malformed"]);
  });

  test("J12 an entry of another election", async () => {
    expect(await outcomes(await resign(device, chain[0]!, { election: "wa-1398" }))).toEqual([
      "refused-link: wrong-election",
    ]);
    const elsewhere = createEntryChecker({ election: "wa-1398", crypto: nodeVerifyingCrypto, compile: compileSchema });
    expect((await elsewhere.check([entries[0]])).map(outcome)).toEqual(["refused-link: wrong-election"]);
    expect(election).toBe("wa-1394");
  });

  test("J12 a header or payload past its limit", async () => {
    const longHeader = await resign(device, chain[0]!, { padding: "x".repeat(2048) });
    const longPayload = await resign(device, chain[0]!, { payloadSize: 65_536 }, `"${"x".repeat(65_536)}"`);
    expect(await outcomes(longHeader, longPayload)).toEqual(["refused-link: too-large", "refused-link: too-large"]);
  });

  test.each(["author", "backlink", "payloadHash"])("J13 %s has one spelling", async (field) => {
    const text = (chain[1]!.header as unknown as Record<string, string>)[field]!;
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const respelt = text.slice(0, 42) + letters[letters.indexOf(text[42]!) + 1]!;
    expect(Buffer.from(respelt, "base64url")).toEqual(Buffer.from(text, "base64url"));
    for (const spelling of [respelt, `${text}=`, `${text} `]) {
      expect(await outcomes(await resign(device, chain[1]!, { [field]: spelling }))).not.toEqual(["sound"]);
    }
  });

  test("J13 a signature has one spelling", async () => {
    const { signature } = entries[0]!;
    expect(await outcomes({ ...entries[0]!, signature: `${signature}==` })).toEqual(["refused: bad-signature"]);
    expect(await outcomes({ ...entries[0]!, signature: signature.slice(0, 84) })).toEqual(["refused: bad-signature"]);
  });
});

describe("signatures", () => {
  test("J14 the newest of a run vouches for those before it, whatever order they come in", async () => {
    const forged = entries.map((entry, index) => (index < 3 ? withSignatureOf(entry, entries[3]!) : entry));
    const results = await check(forged[3], forged[0], forged[2], forged[1]);
    expect(results.map(outcome)).toEqual(["sound", "sound", "sound", "sound"]);
    expect(results.map((checked) => checked.kind === "sound" && checked.signatureChecked)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("J14 what stands behind the newest good signature is refused, and no more than that", async () => {
    const results = await outcomes(
      entries[0],
      entries[1],
      withSignatureOf(entries[2]!, entries[0]!),
      withSignatureOf(entries[3]!, entries[0]!),
    );
    expect(results).toEqual(["sound", "sound", "refused: bad-signature", "refused: bad-signature"]);
  });

  test("J14 an entry that the next one does not name is not vouched for by it", async () => {
    const [stranger] = await buildChain(device, 1, { event: { subject: "forged" } });
    const results = await outcomes(withSignatureOf(stranger!.entry, entries[1]!), entries[1]);
    expect(results).toEqual(["refused: bad-signature", "sound"]);
  });

  test("J14 a gap ends a run, and so does another author", async () => {
    const results = await check(withSignatureOf(entries[0]!, entries[1]!), entries[2], entries[3]);
    expect(results.map(outcome)).toEqual(["refused: bad-signature", "sound", "sound"]);
    const theirs = (await buildChain(other, 1))[0]!.entry;
    expect(await outcomes(withSignatureOf(entries[0]!, theirs), theirs)).toEqual(["refused: bad-signature", "sound"]);
  });

  test("J14 two of one place are two runs, each with a signature of its own", async () => {
    const [twin] = await buildChain(device, 1, { event: { subject: "twin" } });
    const results = await check(entries[0], withSignatureOf(twin!.entry, entries[0]!), entries[1]);
    expect(results.map(outcome)).toEqual(["sound", "refused: bad-signature", "sound"]);
  });

  test("J14 an entry signed by another key is refused with the place that it claims", async () => {
    const entry = await signHeader(other, entries[0]!.header, entries[0]!.payload);
    expect(await check(entry)).toEqual([{ kind: "refused", reason: "bad-signature", author: device.author, seq: 0 }]);
  });

  test("J15 a refused entry is a link with its hash, and a run goes on over it", async () => {
    const middle = { ...entries[1]!, payload: '{"salt":""}' };
    const results = await check(entries[0], withSignatureOf(middle, entries[0]!), entries[2]);
    expect(results.map(outcome)).toEqual(["sound", "refused-link: bad-payload-hash", "sound"]);
    expect(results[1]).toMatchObject({ hash: chain[1]!.hash, signatureChecked: false });
  });

  test("J15 a refused entry that nothing vouches for leaves no link", async () => {
    const entry = { ...withSignatureOf(entries[0]!, entries[1]!), payload: "{}" };
    expect(await outcomes(entry)).toEqual(["refused: bad-signature"]);
  });

  test("J16 an entry with one bit changed is refused or another entry, and never one of this author", async () => {
    const texts = ["header", "payload", "signature"] as const;
    for (const text of texts) {
      const bytes = Buffer.from(entries[1]![text]!);
      for (let bit = 0; bit < bytes.length * 8; bit += 7) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        const [checked] = await check({ ...entries[1]!, [text]: flipped.toString("utf8") });
        expect(checked!.kind === "sound" ? `bit ${bit} of ${text} passed` : "refused").toBe("refused");
      }
    }
  });
});
