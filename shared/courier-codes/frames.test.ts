import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSeededRandom } from "../../tests/support/seeded-random.ts";
import { findBase45Bytes, toBase45 } from "./base45.ts";
import { FrameCollector, TooManyFramesError, findFrame, toFrames, type Message } from "./frames.ts";

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash("sha256").update(bytes).digest());
const message = (sizeBytes: number, fill = 7): Message => ({
  kind: "entries",
  bytes: Uint8Array.from({ length: sizeBytes }, (_, at) => (at * fill) % 251),
});
const framesOf = (given: Message) => toFrames(given, 100, sha256);

describe("base45", () => {
  it("Q6 is that of RFC 9285", () => {
    expect(toBase45(Buffer.from("Hello!!"))).toBe("%69 VD92EX0");
    expect(Buffer.from(findBase45Bytes("QED8WEX0")!).toString()).toBe("ietf!");
  });

  it("Q6 has one spelling for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(findBase45Bytes(toBase45(bytes))).toEqual(bytes);
      }),
    );
    for (const text of ["A", "abc", "GGW0", ":::", "::"]) expect(findBase45Bytes(text)).toBeUndefined();
  });
});

describe("codes of one message", () => {
  it("Q7 give it whatever their order and however often they are read", async () => {
    const random = createSeededRandom("codes");
    for (const sizeBytes of [1, 100, 101, 1234]) {
      const given = message(sizeBytes);
      const frames = await framesOf(given);
      expect(frames).toHaveLength(Math.ceil(sizeBytes / 100));
      const collector = new FrameCollector(sha256);
      const shown = random.shuffle([...frames, ...frames]);
      const outcomes = [];
      for (const text of shown) outcomes.push(await collector.take(text));
      expect(outcomes.find(({ outcome }) => outcome === "whole")).toEqual({ outcome: "whole", message: given });
    }
  });

  it("Q8 name those that are missing", async () => {
    const frames = await framesOf(message(350));
    const collector = new FrameCollector(sha256);
    expect(collector.missing).toBeUndefined();
    await collector.take(frames[2]!);
    expect(await collector.take(frames[2]!)).toEqual({ outcome: "known" });
    await collector.take(frames[0]!);
    expect([collector.count, collector.missing]).toEqual([4, [1, 3]]);
  });

  it("Q9 are not mixed with those of another message", async () => {
    const [one, other] = [await framesOf(message(250)), await framesOf(message(250, 11))];
    const collector = new FrameCollector(sha256);
    await collector.take(one[0]!);
    expect(await collector.take(other[1]!)).toEqual({ outcome: "taken", isNewMessage: true });
    expect(collector.missing).toEqual([0, 2]);
    await collector.take(other[0]!);
    expect((await collector.take(other[2]!)).outcome).toBe("whole");
  });

  it("Q9 that were misread are all asked for again", async () => {
    const frames = await framesOf(message(250));
    const bytes = findBase45Bytes(frames[1]!)!;
    const collector = new FrameCollector(sha256);
    await collector.take(frames[0]!);
    await collector.take(toBase45(bytes.with(30, bytes[30]! ^ 1)));
    expect(await collector.take(frames[2]!)).toEqual({ outcome: "misread" });
    expect(collector.missing).toBeUndefined();
  });

  it("Q9 are told from any other code", async () => {
    const [frame] = await framesOf(message(10));
    const bytes = findBase45Bytes(frame!)!;
    const others = [
      "https://amanat.example/enrol#A1B2",
      "",
      toBase45(bytes.with(0, 2)),
      toBase45(bytes.with(1, 9)),
      toBase45(bytes.with(10, 1)),
      toBase45(bytes.subarray(0, 12)),
    ];
    for (const text of others) expect(findFrame(text)).toBeUndefined();
    expect(await new FrameCollector(sha256).take(others[0]!)).toEqual({ outcome: "foreign" });
  });

  it("Q10 are at most 255", async () => {
    await expect(framesOf(message(25_501))).rejects.toThrow(TooManyFramesError);
    expect(await framesOf(message(25_500))).toHaveLength(255);
  });
});
