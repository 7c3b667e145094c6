import { describe, expect, test } from "vitest";
import { buildChain, testAuthorship, testEvent } from "../../tests/support/entry-fixtures.ts";
import { createSeededDevice, nodeVerifyingCrypto, sha256 } from "../../tests/support/node-crypto.ts";
import { buildEntry, EntryTooLargeError } from "./build-entry.ts";
import type { Payload } from "./entry.ts";
import type { UnitId } from "./ids.ts";
import { preAuthEncode } from "./pae.ts";

const device = createSeededDevice("build-entry");
const build = (over: Parameters<typeof testEvent>[0] = {}) =>
  buildEntry(testEvent(over), testAuthorship(device), null, device.crypto);

describe("writing an entry", () => {
  test("J1 the header is the text of wire.md: its fields, in its order, on one line", async () => {
    const { entry, header } = await build();
    expect(Object.keys(JSON.parse(entry.header) as object)).toEqual(
      (
        "format election author seq backlink type typeVersion unit subject officer mode claimedAt clock seen " +
        "payloadHash payloadSize"
      ).split(" "),
    );
    expect(entry.header).not.toContain("\n");
    expect(JSON.parse(entry.header)).toEqual(header);
  });

  test("J2 the hash is SHA-256 over the pre-authentication encoding of the header", async () => {
    const { entry, hash } = await build();
    const encoded = `DSSEv1 36 application/vnd.amanat.entry.v1+json ${Buffer.byteLength(entry.header)} ${entry.header}`;
    expect(hash).toBe(sha256(encoded).toString("base64url"));
  });

  test("J3 the signature is the author's over those bytes", async () => {
    const { entry } = await build();
    const message = preAuthEncode("application/vnd.amanat.entry.v1+json", entry.header);
    const signature = Uint8Array.from(Buffer.from(entry.signature, "base64url"));
    expect(signature).toHaveLength(64);
    expect(await nodeVerifyingCrypto.verify(device.author, message, signature)).toBe(true);
    expect(await nodeVerifyingCrypto.verify(createSeededDevice("other").author, message, signature)).toBe(false);
  });

  test("J4 each entry names the hash of the one before it", async () => {
    const chain = await buildChain(device, 3);
    expect(chain.map(({ header }) => header.seq)).toEqual([0, 1, 2]);
    expect(chain.map(({ header }) => header.backlink)).toEqual([null, chain[0]!.hash, chain[1]!.hash]);
  });

  test("J5 the payload holds salt, data and evidence, and the header its hash and size in bytes", async () => {
    const { entry, header } = await build({ data: { note: "آرا شمرده شد 😀" } });
    const payload = JSON.parse(entry.payload!) as Payload;
    expect(Object.keys(payload)).toEqual(["salt", "data", "evidence"]);
    expect(Buffer.from(payload.salt, "base64url")).toHaveLength(16);
    expect(payload.data).toEqual({ note: "آرا شمرده شد 😀" });
    expect(header.payloadHash).toBe(sha256(entry.payload!).toString("base64url"));
    expect(header.payloadSize).toBe(Buffer.byteLength(entry.payload!));
  });

  test("J5 equal events do not have equal hashes", async () => {
    const [first, second] = [await build(), await build()];
    expect(first.header.payloadHash).not.toBe(second.header.payloadHash);
  });

  test("J6 a payload of the largest size fits and one byte more does not", async () => {
    const empty = (await build({ data: { note: "" } })).header.payloadSize;
    const { header } = await build({ data: { note: "x".repeat(65_536 - empty) } });
    expect(header.payloadSize).toBe(65_536);
    const tooLarge = build({ data: { note: "x".repeat(65_537 - empty) } });
    await expect(tooLarge).rejects.toThrow(new EntryTooLargeError("payload", 65_537));
  });

  test("J6 a header that does not fit is an error that says so", async () => {
    const long = build({ subject: "ش".repeat(1000), unit: "WA" as UnitId });
    await expect(long).rejects.toMatchObject({ name: "EntryTooLargeError", part: "header" });
  });
});
