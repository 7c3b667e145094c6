import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { argon2id } from "hash-wasm";
import { createTablet } from "../../tests/support/tablet-fixture.ts";
import { findOfficer, listOfficers } from "../journal-store/device.ts";
import type { JournalDatabase } from "../journal-store/database.ts";
import { derivePinKey, tunePinDerivation, type Derive } from "./derive-pin-key.ts";
import { checkPin, isPinStrong, normalizePin, pinWaitMs, PinTooWeakError, setPin, type PinPorts } from "./pin.ts";
import { closeVault, findDataKey, findVault } from "./vault.ts";

const officer = { id: "officer-1", name: null };
const hourMs = 3_600_000;
const quick = { name: "pbkdf2-sha256", iterations: 1000 } as const;

let db: JournalDatabase;
let ports: PinPorts;
beforeEach(async () => {
  db = (await createTablet()).openTab();
  ports = { db, tune: () => Promise.resolve(quick) };
  closeVault();
});
afterEach(closeVault);

describe("PINs", () => {
  it("opens the one data key with the right digits in any script, for each of several officers", async () => {
    await setPin(officer, "۱۲۳۴۵۶", ports);
    const { id } = findDataKey()!;
    await setPin({ id: "officer-2", name: "Second" }, "6543210", ports);
    for (const [who, pin] of [
      ["officer-1", "123456"],
      ["officer-1", " ١٢٣٤٥٦ "],
      ["officer-2", "6543210"],
    ] as const) {
      closeVault();
      expect(await checkPin(who, pin, 0, ports)).toEqual({ outcome: "right" });
      expect(findDataKey()?.id).toBe(id);
    }
    closeVault();
    expect(await checkPin("officer-2", "123456", 0, ports)).toEqual({ outcome: "wrong", triesLeft: 9 });
    expect(findVault()).toBeUndefined();
    expect(await checkPin("officer-3", "123456", 0, ports)).toEqual({ outcome: "no-pin" });
    expect((await listOfficers(db)).map((row) => [row.id, "digits" in row && row.digits])).toEqual([
      ["officer-1", 6],
      ["officer-2", 7],
    ]);
  });

  it("opens under another officer what the first one sealed", async () => {
    await setPin(officer, "123456", ports);
    const sealed = await findVault()!.seal(Uint8Array.of(1, 2, 3), "x");
    await setPin({ id: "officer-2", name: "Second" }, "654321", ports);
    closeVault();
    await checkPin("officer-2", "654321", 0, ports);
    expect(await findVault()!.open(sealed, "x")).toEqual(Uint8Array.of(1, 2, 3));
  });

  it("keeps nothing by which a PIN could be checked but the sealed key itself", async () => {
    await setPin(officer, "123456", ports);
    const raw = new Uint8Array(await crypto.subtle.exportKey("raw", findDataKey()!.key));
    const row = (await findOfficer("officer-1", db))!;
    expect(Object.keys(row).toSorted()).toEqual(
      ["derivation", "digits", "failures", "id", "keyId", "lockedAt", "name", "salt", "wrapped"].toSorted(),
    );
    const kept = JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
    expect(kept).not.toContain(String([...raw]));
  });

  it.each(["12345", "12345a", "", "      ", "12345678901234567"])("refuses %j", async (pin) => {
    await expect(setPin(officer, pin, ports)).rejects.toThrow(PinTooWeakError);
    expect(isPinStrong(pin)).toBe(false);
    expect(normalizePin("٩۹9")).toBe("999");
  });

  it("locks after ten wrong ones, longer each time, whatever the clock does, and opens again", async () => {
    await setPin(officer, "123456", ports);
    const wrong = (nowMs: number) => checkPin("officer-1", "000000", nowMs, ports);
    for (let failures = 1; failures < 10; failures++) {
      expect(await wrong(10 * hourMs)).toEqual({ outcome: "wrong", triesLeft: 10 - failures });
    }
    expect(await wrong(10 * hourMs)).toEqual({ outcome: "locked", waitMs: hourMs });
    // The right PIN opens nothing while it is locked, and a locked try is not counted.
    expect(await checkPin("officer-1", "123456", 10.5 * hourMs, ports)).toEqual({
      outcome: "locked",
      waitMs: hourMs / 2,
    });
    expect(await wrong(11 * hourMs)).toEqual({ outcome: "locked", waitMs: 2 * hourMs });
    // The clock was set back: the wait begins anew instead of lasting for years.
    expect(await pinWaitMs("officer-1", 0, db)).toBe(2 * hourMs);
    expect(await checkPin("officer-1", "123456", 0, ports)).toEqual({ outcome: "locked", waitMs: 2 * hourMs });
    expect(await checkPin("officer-1", "123456", 3 * hourMs, ports)).toEqual({ outcome: "right" });
    expect(await wrong(3 * hourMs)).toEqual({ outcome: "wrong", triesLeft: 9 });
  });

  it("takes over the PIN of a tablet of before anything was sealed, and only that one", async () => {
    const salt = new Uint8Array(16).fill(7);
    const verifier = await derivePinKey("123456", salt, quick);
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
    const old = { salt: text(salt), iterations: 1000, verifier: text(verifier), failures: 0, lockedAt: null };
    await db.officers.bulkPut([
      { ...old, id: "officer-1", name: null },
      { ...old, id: "officer-2", name: "Second" },
    ]);
    expect(await checkPin("officer-1", "000000", 0, ports)).toEqual({ outcome: "wrong", triesLeft: 9 });
    expect(await checkPin("officer-1", "123456", 0, ports)).toEqual({ outcome: "right" });
    const sealed = await findVault()!.seal(Uint8Array.of(1), "x");
    closeVault();
    expect(await checkPin("officer-1", "123456", 0, ports)).toEqual({ outcome: "right" });
    expect(await findVault()!.open(sealed, "x")).toEqual(Uint8Array.of(1));
    // The other one has no way to the key yet: whoever is signed in lets them in again.
    expect((await listOfficers(db)).map(({ id }) => id)).toEqual(["officer-1"]);
    expect(await checkPin("officer-2", "123456", 0, ports)).toEqual({ outcome: "no-pin" });
  });
});

describe("the cost of a try", () => {
  /** A device on which one pass over 1 MiB takes so long. */
  function device(msPerMiB: number, mostMemoryKiB = Infinity) {
    let nowMs = 0;
    const derive: Derive = (_digits, _salt, derivation) => {
      if (derivation.name !== "argon2id") throw new Error("not asked for");
      if (derivation.memoryKiB > mostMemoryKiB) return Promise.reject(new Error("no memory"));
      nowMs += (msPerMiB * derivation.memoryKiB * derivation.iterations) / 1024;
      return Promise.resolve(new Uint8Array(32));
    };
    return tunePinDerivation(derive, () => nowMs);
  }
  beforeEach(() => void vi.stubGlobal("reportError", () => undefined));
  afterEach(() => void vi.unstubAllGlobals());

  it("is what takes the device half a second to a second, and never less than what is advised", async () => {
    expect(await device(2)).toEqual({ name: "argon2id", memoryKiB: 65_536, iterations: 5 });
    expect(await device(0.01)).toEqual({ name: "argon2id", memoryKiB: 65_536, iterations: 64 });
    expect(await device(5)).toEqual({ name: "argon2id", memoryKiB: 65_536, iterations: 2 });
    expect(await device(12)).toEqual({ name: "argon2id", memoryKiB: 19_456, iterations: 3 });
    expect(await device(1000)).toEqual({ name: "argon2id", memoryKiB: 19_456, iterations: 2 });
  });

  it("is PBKDF2 of 600,000 rounds where there is no WebAssembly, and less memory where there is less", async () => {
    expect(await device(2, 20_000)).toEqual({ name: "argon2id", memoryKiB: 19_456, iterations: 19 });
    expect(await device(2, 0)).toEqual({ name: "pbkdf2-sha256", iterations: 600_000 });
  });

  it("is of the Argon2id of its reference implementation", async () => {
    const hash = await argon2id({
      password: "password",
      salt: "somesalt",
      memorySize: 65_536,
      iterations: 2,
      parallelism: 1,
      hashLength: 32,
      outputType: "hex",
    });
    expect(hash).toBe("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
  });
});
