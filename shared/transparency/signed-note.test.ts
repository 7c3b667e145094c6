import { describe, expect, test } from "vitest";
import { nodeNoteCrypto as crypto } from "../../tests/support/node-crypto.ts";
import { toBase64 } from "../lib/base64.ts";
import { NoteError, computeKeyId, formatNote, isSignedBy, parseNote } from "./signed-note.ts";

/** The example of Go's package golang.org/x/mod/sumdb/note: key PeterNeumann+c74f20a3+ARpc2Qc… */
const example = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const publicKey = Buffer.from("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "base64")
  .subarray(1)
  .toString("base64url");
const peter = { name: "PeterNeumann", publicKey };

test("T10 the id of Go's example key", async () => {
  expect(Buffer.from(await computeKeyId(peter, crypto)).toString("hex")).toBe("c74f20a3");
});

test("T9 Go's example note verifies, and is written as it was read", async () => {
  const note = parseNote(example);
  expect(await isSignedBy(peter, note, crypto)).toBe(true);
  expect(formatNote(note)).toBe(example);
  expect(await isSignedBy({ ...peter, name: "Peter" }, note, crypto)).toBe(false);
});

describe("T9 signatures of other keys", () => {
  const line = (name: string, bytes: number[]) => `— ${name} ${toBase64(Uint8Array.from(bytes))}\n`;
  const junk = Array.from({ length: 68 }, (_, at) => at);

  test("are passed over: another name, the same name with another id, another length, sixty of them", async () => {
    const others = [
      line("witness.example", junk),
      line("PeterNeumann", junk),
      line("short", [1, 2, 3, 4, 5]),
      ...Array.from({ length: 60 }, (_, at) => line(`w${at}`, junk)),
    ];
    expect(await isSignedBy(peter, parseNote(example + others.join("")), crypto)).toBe(true);
  });

  test("alone do not sign it", async () => {
    const note = example.replace(/— PeterNeumann .*\n/, line("witness.example", junk));
    expect(await isSignedBy(peter, parseNote(note), crypto)).toBe(false);
  });

  test("a second one of the known key that does not hold refuses the note", async () => {
    const forged = line("PeterNeumann", [0xc7, 0x4f, 0x20, 0xa3, ...junk.slice(4)]);
    expect(await isSignedBy(peter, parseNote(example + forged), crypto)).toBe(false);
    const short = line("PeterNeumann", [0xc7, 0x4f, 0x20, 0xa3, 1]);
    expect(await isSignedBy(peter, parseNote(example + short), crypto)).toBe(false);
  });
});

test("T9 a changed letter of the text is not what was signed", async () => {
  const note = parseNote(example.replace("answer", "Answer"));
  expect(await isSignedBy(peter, note, crypto)).toBe(false);
});

test("T9 a text may have empty lines: the last one ends it", () => {
  expect(parseNote(example.replace("\n", "\n\n")).text).toMatch(/problem,\n\nthen/);
});

test.each([
  ["no signature", "text\n\n"],
  ["no empty line", "text\n— a AQIDBAU=\n"],
  ["no text", "\n\n— a AQIDBAU=\n"],
  ["no last newline", "text\n\n— a AQIDBAU="],
  ["a hyphen for the dash", "text\n\n- a AQIDBAU=\n"],
  ["no name", "text\n\n—  AQIDBAU=\n"],
  ["a plus in the name", "text\n\n— a+b AQIDBAU=\n"],
  ["a no-break space in the name", "text\n\n— a\u00a0b AQIDBAU=\n"],
  ["a next-line in the name", "text\n\n— a\u0085b AQIDBAU=\n"],
  ["something behind the signature", "text\n\n— a AQIDBAU= x\n"],
  ["a signature of four bytes", "text\n\n— a AQIDBA==\n"],
  ["base64url", "text\n\n— a AQIDBA-_\n"],
  ["a tab", "te\txt\n\n— a AQIDBAU=\n"],
  ["a carriage return", "text\r\n\n— a AQIDBAU=\n"],
  ["half a surrogate pair", "te\ud800xt\n\n— a AQIDBAU=\n"],
  ["seventy signatures", `text\n\n${"— a AQIDBAU=\n".repeat(70)}`],
  ["a megabyte", `${"x".repeat(1e6)}\n\n— a AQIDBAU=\n`],
])("T9 a note with %s is refused", (_, note) => {
  expect(() => parseNote(note)).toThrow(NoteError);
});
