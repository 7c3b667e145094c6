import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { buildChain, signHeader, testChecker } from "../../tests/support/entry-fixtures.ts";
import { createSeededDevice, nodeVerifyingCrypto as crypto } from "../../tests/support/node-crypto.ts";
import type { BuiltEntry } from "../journal/build-entry.ts";
import type { Entry } from "../journal/entry.ts";
import { packEntries, unpackEntries } from "./entry-codes.ts";
import { PackedTextsError } from "./pack-texts.ts";

const device = createSeededDevice("codes");
let chain: BuiltEntry[];
let entries: Entry[];

beforeAll(async () => {
  chain = await buildChain(device, 12, {
    event: {
      data: { description: "صف شعبه آرام است ✓ 𝄞", report: "R2", slot: "h12" },
      evidence: [
        {
          sha256: createHash("sha256").update("photo").digest("base64url") as never,
          sizeBytes: 12,
          mediaType: "image/jpeg",
          name: "عکس.jpg",
        },
      ],
    },
  });
  entries = chain.map(({ entry }) => entry);
});

const roundTrip = async (given: readonly Entry[]) => unpackEntries(await packEntries(given, crypto), crypto);

describe("entries as a message for codes", () => {
  it("Q1 arrive as the exact texts, so that they are checked like any others", async () => {
    const arrived = await roundTrip(entries);
    expect(arrived).toEqual(entries);
    expect((await testChecker.check(arrived)).map(({ kind }) => kind)).toEqual(arrived.map(() => "sound"));
  });

  it("Q1 whatever the spelling: redacted, out of order, spelled by another build, from the middle of a log", async () => {
    const spaced = await signHeader(device, JSON.stringify(chain[1]!.header, null, 1), entries[1]!.payload);
    for (const given of [
      [{ ...entries[0]!, payload: null }, entries[1]!],
      entries.toReversed(),
      [entries[0]!, spaced, entries[2]!],
      entries.slice(7),
    ]) {
      expect(await roundTrip(given)).toEqual(given);
    }
  });

  it("Q2 take a quarter of their texts: signature and salt, and what differs", async () => {
    const packed = await packEntries(entries, crypto);
    const spelled = entries.reduce(
      (size, { header, payload, signature }) => size + (header + payload + signature).length,
      0,
    );
    expect(packed.length / spelled).toBeLessThan(0.25);
    expect(packed.length / entries.length).toBeLessThan(220);
  });

  it("Q3 what is altered on the way is no message, or entries that do not verify", async () => {
    const packed = await packEntries(entries.slice(0, 3), crypto);
    for (let at = 0; at < packed.length; at += 3) {
      const damaged = packed.with(at, packed[at]! ^ 0x10);
      try {
        const arrived = await unpackEntries(damaged, crypto);
        const checked = await testChecker.check(arrived);
        const isWhole = checked.length === 3 && checked.every(({ kind }) => kind === "sound");
        // A run is vouched for by its newest signature; the signature's own text inside it is checked later (SPEC of the journal).
        const texts = (list: readonly Entry[]) => list.map(({ header, payload }) => [header, payload]);
        if (isWhole) expect(texts(arrived)).toEqual(texts(entries.slice(0, 3)));
      } catch (error) {
        expect(error).toBeInstanceOf(PackedTextsError);
      }
    }
  });
});
