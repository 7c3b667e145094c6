import { describe, expect, it } from "vitest";
import { createSeededDevice, sha256 } from "../../tests/support/node-crypto.ts";
import { createSeededRandom } from "../../tests/support/seeded-random.ts";
import { FrameCollector, toFrames } from "../courier-codes/frames.ts";
import type { PaperPrinted } from "../events/paper.ts";
import type { EntryHash, Seq } from "../journal/ids.ts";
import { toBase64Url } from "../lib/bytes.ts";
import { comparePaper } from "./compare-paper.ts";
import { findPaperCode, findShortCode, hashStartOf, packPaperCode, shortPaperCode } from "./paper-code.ts";

const { author } = createSeededDevice("printer");
const hash = toBase64Url(sha256("printed")) as EntryHash;
const printed = { kind: "count-minutes", number: "۱۳۹۴/۱۲", author, seq: 70_000 as Seq, hash } as const;
const bytes = packPaperCode(printed);
const code = findPaperCode(bytes)!;

describe("a paper's code", () => {
  it("P4 says what was packed, through a frame that any reader of codes collects", async () => {
    const frames = await toFrames({ kind: "paper", bytes }, 300, sha256);
    expect(frames).toHaveLength(1);
    // Version 7 with error correction M: 45 modules, 0.6 mm each on 28 mm.
    expect(frames[0]!.length).toBeLessThanOrEqual(178);
    const taken = await new FrameCollector(sha256).take(frames[0]!);
    const message = taken.outcome === "whole" ? taken.message : undefined;
    expect(message?.kind).toBe("paper");
    expect(findPaperCode(message!.bytes)).toEqual({
      kind: "count-minutes",
      number: "۱۳۹۴/۱۲",
      author,
      seq: 70_000,
      hashStart: hashStartOf(hash),
    });
  });

  it("P4 every code that can be made is read as it was made", () => {
    const seed = "paper codes";
    const random = createSeededRandom(seed);
    const kinds = [
      "violation-report",
      "referral-letter",
      "complaint-receipt",
      "opening-minutes",
      "count-minutes",
    ] as const;
    for (let round = 0; round < 300; round++) {
      const given = {
        kind: kinds[round % kinds.length]!,
        number: "شمارهٔ №😀".slice(0, 1 + (round % 8)).toWellFormed(),
        author: toBase64Url(random.bytes(32)) as typeof author,
        seq: (random.bytes(4).reduce((sum, byte) => sum * 256 + byte, 0) >>> 0) as Seq,
        hash: toBase64Url(random.bytes(32)) as EntryHash,
      };
      const { hash: whole, ...rest } = given;
      expect(findPaperCode(packPaperCode(given)), `seed ${seed}, round ${round}`).toEqual({
        ...rest,
        hashStart: hashStartOf(whole),
      });
    }
  });

  it("P4 bytes that are none are no code", () => {
    expect(findPaperCode(new Uint8Array(0))).toBeUndefined();
    expect(findPaperCode(bytes.subarray(0, 53))).toBeUndefined();
    expect(findPaperCode(Uint8Array.from([9, ...bytes.subarray(1)]))).toBeUndefined();
    expect(findPaperCode(Uint8Array.from([...bytes, 0xff]))).toBeUndefined();
  });

  it("P5 the letters are read as people type them, and one wrong letter is noticed", () => {
    const letters = shortPaperCode(hash);
    expect(letters).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(findShortCode(letters.toLowerCase().replaceAll("-", " "))).toBe(letters);
    const wrong = letters.startsWith("7") ? `8${letters.slice(1)}` : `7${letters.slice(1)}`;
    expect(findShortCode(wrong)).toBeUndefined();
    expect(findShortCode(letters.slice(0, -1))).toBeUndefined();
  });
});

describe("a check of a paper", () => {
  const event: PaperPrinted = {
    kind: "count-minutes",
    locale: "fa",
    office: "WA-URM",
    addressee: null,
    number: "۱۳۹۴/۱۲",
    prints: [],
    textHash: toBase64Url(sha256("text")),
  };
  const standing = { hash, type: "paper.printed", printed: event };

  it("P6 is the same where the entry stands there and tells of this paper", () => {
    expect(comparePaper(code, standing)).toEqual({ answer: "same" });
  });

  it("P6 is the same by its hash alone where the content is not here", () => {
    expect(comparePaper(code, { ...standing, printed: null })).toEqual({ answer: "same" });
  });

  it("P6 is altered where another entry stands there, or one of another type", () => {
    const other = toBase64Url(sha256("another")) as EntryHash;
    expect(comparePaper(code, { ...standing, hash: other })).toEqual({ answer: "altered", differences: ["entry"] });
    expect(comparePaper(code, { ...standing, type: "report.filed" }).answer).toBe("altered");
  });

  it("P6 is altered where the code tells of another kind or number than the entry", () => {
    const forged = { ...code, kind: "opening-minutes", number: "۱۳۹۴/۱۳" } as const;
    expect(comparePaper(forged, standing)).toEqual({ answer: "altered", differences: ["kind", "number"] });
  });

  it("P6 is unknown where nothing is known of that place", () => {
    expect(comparePaper(code, undefined)).toEqual({ answer: "unknown" });
  });
});
