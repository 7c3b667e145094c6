import { afterEach, describe, expect, it } from "vitest";
import { toUtf8 } from "../../shared/lib/bytes.ts";
import {
  closeVault,
  createVault,
  findVault,
  getVault,
  makeDataKey,
  openPlainVault,
  openVault,
  SealBrokenError,
  untilVaultOpens,
  VaultLockedError,
} from "./vault.ts";

afterEach(closeVault);
const text = toUtf8("پلمب صندوق شکسته بود");

describe("a vault", () => {
  it("gives back what it sealed, differently sealed each time, and shows nothing of it", async () => {
    const vault = createVault(await makeDataKey());
    const [one, other] = [await vault.seal(text, "drafts/1"), await vault.seal(text, "drafts/1")];
    expect(await vault.open(one, "drafts/1")).toEqual(text);
    expect(await vault.open(other, "drafts/1")).toEqual(text);
    expect(one).not.toEqual(other);
    expect(Buffer.from(one).includes(Buffer.from(text.slice(0, 8)))).toBe(false);
  });

  it("does not open what was moved, altered at any byte, or sealed under another key", async () => {
    const vault = createVault(await makeDataKey());
    const sealed = await vault.seal(text, "drafts/1");
    await expect(vault.open(sealed, "drafts/2")).rejects.toThrow(SealBrokenError);
    await expect(vault.open(sealed.slice(0, 20), "drafts/1")).rejects.toThrow(SealBrokenError);
    for (let at = 0; at < sealed.length; at++) {
      const altered = sealed.slice();
      altered[at]! ^= 1;
      await expect(vault.open(altered, "drafts/1")).rejects.toThrow(SealBrokenError);
    }
    const { id } = await makeDataKey();
    const same = createVault(await makeDataKey({ id, raw: new Uint8Array(32) }));
    const again = createVault(await makeDataKey({ id, raw: new Uint8Array(32) }));
    const moved = createVault(await makeDataKey({ id, raw: new Uint8Array(32).fill(1) }));
    const kept = await same.seal(text, "x");
    expect(await again.open(kept, "x")).toEqual(text);
    await expect(moved.open(kept, "x")).rejects.toThrow(SealBrokenError);
    await expect(vault.open(kept, "x")).rejects.toThrow(SealBrokenError);
  });

  it("is not there until somebody has opened the tablet", async () => {
    expect(findVault()).toBeUndefined();
    expect(getVault).toThrow(VaultLockedError);
    const opening = untilVaultOpens();
    openVault(await makeDataKey());
    await opening;
    await untilVaultOpens();
    expect(getVault()).toBe(findVault());
    expect(getVault().isPlain).toBe(false);
  });

  it("leaves what a desk keeps as it is", async () => {
    openPlainVault();
    expect(getVault().isPlain).toBe(true);
    expect(await getVault().open(await getVault().seal(text, "x"), "x")).toEqual(text);
  });
});
