/** Entries that a receiver refuses, for every reason. `link`: it is authentic, and what stands behind it goes on. */
import { chainOf, device, digest, headerOf, payloadOf, seal, type WireEntry } from "./wire-entries.ts";

interface RefusedCase {
  name: string;
  reason: string;
  link: boolean;
  entry: unknown;
}

export function refusedEntries(): RefusedCase[] {
  const branch = device("branch");
  const [first, second] = chainOf("branch") as [WireEntry, WireEntry];
  const payload = payloadOf("refused", { note: "one" });
  const signed = (fields: Record<string, unknown>, text = payload) =>
    seal(branch, headerOf(branch.author, text, fields), text);
  const rewritten = (rewrite: (header: string) => string) =>
    seal(branch, rewrite(headerOf(branch.author, payload)), payload);
  const salt = digest("salt").subarray(0, 16).toString("base64url");
  const cut = (fields: Record<string, unknown>) => JSON.parse(JSON.stringify(fields)) as unknown;

  const places: [string, unknown][] = [
    ["not an object", "entry"],
    ["no signature", cut({ ...first, signature: undefined })],
    ["a field too many", { ...first, position: 1 }],
    ["a header that is an object", { ...first, header: JSON.parse(first.header) as unknown }],
    ["a header that is not JSON", seal(branch, first.header.slice(0, -1), first.payload)],
    ["a header without a seq", signed({ seq: undefined })],
    ["a negative seq", signed({ seq: -1 })],
    ["a fractional seq", signed({ seq: 0.5 })],
    ["a seq of 2^53", rewritten((header) => header.replace('"seq":0', '"seq":9007199254740992'))],
    ["a backlink on the first entry", signed({ backlink: digest("x").toString("base64url") })],
    ["no backlink on the second", signed({ seq: 1 })],
    ["an author of 31 bytes", signed({ author: digest("x").subarray(1).toString("base64url") })],
    ["an author whose last letter has bits left over", signed({ author: `${branch.author.slice(0, 42)}B` })],
  ];
  const malformed: [string, unknown][] = [
    ["an unknown header field", signed({ colour: "red" })],
    ["a header field less", signed({ officer: undefined })],
    ["another format", signed({ format: 2 })],
    ["a mode that there is not", signed({ mode: "test" })],
    ["a time without milliseconds", signed({ claimedAt: "2016-02-26T05:12:31Z" })],
    ["a time of another zone", signed({ claimedAt: "2016-02-26T05:12:31.120+03:30" })],
    ["a thirteenth month", signed({ claimedAt: "2016-13-26T05:12:31.120Z" })],
    [
      "a key twice in the header",
      rewritten((header) => header.replace('"mode":"live"', '"mode":"rehearsal","mode":"live"')),
    ],
    [
      "a key twice, spelt in two ways",
      rewritten((header) => header.replace('"mode":"live"', '"mod\\u0065":"live","mode":"live"')),
    ],
    ["a payload that is not JSON", signed({}, "{")],
    ["a payload without a salt", signed({}, '{"data":{},"evidence":[]}')],
    ["a payload with a field too many", signed({}, `{"salt":"${salt}","data":{},"evidence":[],"more":1}`)],
    ["a payload that names a key twice", signed({}, `{"salt":"${salt}","data":{"votes":1,"votes":2},"evidence":[]}`)],
    ["evidence that is not a list", signed({}, `{"salt":"${salt}","data":{},"evidence":{}}`)],
  ];
  const long = payloadOf("long", { note: "ش".repeat(32_768) });
  const others: [name: string, reason: string, link: boolean, entry: unknown][] = [
    ["another payload", "bad-payload-hash", true, { ...first, payload: second.payload }],
    ["a payload with a blank more", "bad-payload-hash", true, { ...first, payload: `${first.payload} ` }],
    ["a size that is not the payload's", "bad-payload-hash", true, signed({ payloadSize: 1 })],
    ["another election", "wrong-election", true, signed({ election: "wa-1398" })],
    ["a header of more than 2,048 bytes", "too-large", true, signed({ subject: "x".repeat(2048) })],
    ["a payload of more than 65,536 bytes", "too-large", true, signed({ payloadSize: 65_536 }, long)],
    ["a signature of another entry", "bad-signature", false, { ...first, signature: second.signature }],
    ["a signature by another key", "bad-signature", false, seal(device("stranger"), first.header, first.payload)],
    [
      "a signature over the header without its encoding",
      "bad-signature",
      false,
      { ...first, signature: digest(first.header).toString("base64url").repeat(2) },
    ],
    [
      "a signature of 63 bytes",
      "bad-signature",
      false,
      { ...first, signature: Buffer.from(first.signature, "base64url").subarray(1).toString("base64url") },
    ],
    ["a signature with padding", "bad-signature", false, { ...first, signature: `${first.signature}==` }],
    [
      "one letter of the header changed",
      "bad-signature",
      false,
      { ...first, header: first.header.replace("h09", "h10") },
    ],
  ];
  return [
    ...places.map(([name, entry]) => ({ name, reason: "malformed", link: false, entry })),
    ...malformed.map(([name, entry]) => ({ name, reason: "malformed", link: true, entry })),
    ...others.map(([name, reason, link, entry]) => ({ name, reason, link, entry })),
  ];
}
