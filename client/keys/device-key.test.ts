import { describe, expect, it } from "vitest";
import type { UnitId } from "../../shared/journal/ids.ts";
import { preAuthEncode } from "../../shared/journal/pae.ts";
import { findBase64UrlBytes } from "../../shared/lib/bytes.ts";
import { createTablet } from "../../tests/support/tablet-fixture.ts";
import {
  adoptPendingKey,
  findPendingKey,
  listFormerAuthors,
  PendingKeyGoneError,
  retireDevice,
} from "../journal-store/device.ts";
import type { JournalDatabase } from "../journal-store/database.ts";
import {
  getPendingKey,
  getSigningDevice,
  NotEnrolledError,
  renewPendingKey,
  sessionMediaType,
  signChallenge,
} from "./device-key.ts";
import { createVerifyingCrypto } from "./web-crypto.ts";

async function enrol(db: JournalDatabase) {
  const { author } = await getPendingKey(db);
  const identity = {
    kind: "tablet" as const,
    author,
    unit: "WA-URM-0001" as UnitId,
    role: "branch-member",
    officer: "officer-1",
    election: "wa-1394",
    serverOrigin: "",
    serverPublicKey: "",
    enrolledAt: "2016-02-26T05:00:00.000Z",
  };
  await adoptPendingKey(identity, db);
  return identity;
}

describe("the device's key", () => {
  it("is the same for a repeated enrolment, and a new one after it", async () => {
    const db = (await createTablet()).openTab();
    const first = await getPendingKey(db);
    expect((await getPendingKey(db)).author).toBe(first.author);
    const identity = await enrol(db);
    expect(identity.author).toBe(first.author);
    expect(await findPendingKey(db)).toBeUndefined();
    await expect(adoptPendingKey(identity, db)).rejects.toThrow(PendingKeyGoneError);
    await retireDevice(db);
    expect(await listFormerAuthors(db)).toEqual([first.author]);
    expect((await getPendingKey(db)).author).not.toBe(first.author);
  });

  it("is another one when the server knows the first as somebody else's", async () => {
    const db = (await createTablet()).openTab();
    const first = await getPendingKey(db);
    const second = await renewPendingKey(db);
    expect(second.author).not.toBe(first.author);
    expect((await getPendingKey(db)).author).toBe(second.author);
  });

  it("cannot be taken out of the store", async () => {
    const db = (await createTablet()).openTab();
    const { privateKey } = await getPendingKey(db);
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("pkcs8", privateKey)).rejects.toThrow("not extractable");
  });

  it("signs as whom the device is enrolled for now, after an enrolment anew too", async () => {
    const db = (await createTablet()).openTab();
    const first = await enrol(db);
    expect((await getSigningDevice(db)).device.author).toBe(first.author);
    await retireDevice(db);
    await expect(getSigningDevice(db)).rejects.toThrow(NotEnrolledError);
    const second = await enrol(db);
    expect((await getSigningDevice(db)).device.author).toBe(second.author);
  });

  it("answers the server's challenge, and not before the device is enrolled", async () => {
    const db = (await createTablet()).openTab();
    await expect(getSigningDevice(db)).rejects.toThrow(NotEnrolledError);
    const { author } = await enrol(db);
    const signature = findBase64UrlBytes(await signChallenge("nonce-1", db))!;
    const verifying = createVerifyingCrypto();
    expect(await verifying.verify(author, preAuthEncode(sessionMediaType, "nonce-1"), signature)).toBe(true);
    expect(await verifying.verify(author, preAuthEncode(sessionMediaType, "nonce-2"), signature)).toBe(false);
    expect(await verifying.verify("short" as never, preAuthEncode(sessionMediaType, "nonce-1"), signature)).toBe(false);
  });
});
