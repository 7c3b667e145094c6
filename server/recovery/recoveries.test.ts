import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { sealFor } from "../session/district-seal.ts";
import { Recoveries, recoveryLifetimeMs } from "./recoveries.ts";

const request = { unit: "WA-URM-0001", path: "WA/WA-URM/WA-URM-0001/", officer: "p-0001", recipient: "age1" };

describe("requests of tablets whose PIN is forgotten", () => {
  it("are forgotten after an hour, and never so many that memory would run out", async () => {
    let nowMs = 0;
    const recoveries = new Recoveries(await generateX25519Identity(), () => new Date(nowMs));
    const { id } = recoveries.ask({ ...request, author: "first" }, new Uint8Array(1))!;
    nowMs = recoveryLifetimeMs;
    expect(recoveries.find(id)).toMatchObject({ status: "waiting", sealed: null });
    for (let other = 1; other < 1000; other++) {
      expect(recoveries.ask({ ...request, author: String(other) }, new Uint8Array(1))).toBeDefined();
    }
    expect(recoveries.ask({ ...request, author: "too many" }, new Uint8Array(1))).toBeUndefined();
    nowMs += 1;
    expect(recoveries.find(id)).toBeUndefined();
    expect(recoveries.ask({ ...request, author: "one more" }, new Uint8Array(1))).toBeDefined();
    expect(recoveries.refuse(id)).toBe(false);
    expect(await recoveries.release(id, () => Promise.reject(new Error("written down")))).toBe("gone");
  });

  it("give no key that is not written down", async () => {
    const identity = await generateX25519Identity();
    const recoveries = new Recoveries(identity, () => new Date(0));
    const recipient = await identityToRecipient(await generateX25519Identity());
    const wrapped = await sealFor(await identityToRecipient(identity), new Uint8Array(32));
    const { id } = recoveries.ask({ ...request, recipient, author: "a" }, wrapped)!;
    await expect(recoveries.release(id, () => Promise.reject(new Error("disk full")))).rejects.toThrow("disk full");
    expect(recoveries.find(id)).toMatchObject({ status: "waiting", sealed: null });
    expect(await recoveries.release(id, () => Promise.resolve())).toBe("released");
    expect(recoveries.find(id)?.sealed).not.toBeNull();
  });

  it("are listed below a unit only", async () => {
    const recoveries = new Recoveries(await generateX25519Identity(), () => new Date(0));
    const recipient = await identityToRecipient(await generateX25519Identity());
    recoveries.ask({ ...request, recipient, author: "a" }, new Uint8Array(1));
    expect(recoveries.listWaiting("WA/WA-URM/")).toMatchObject([{ author: "a", recipient }]);
    expect(recoveries.listWaiting("WA/WA-KHY/")).toEqual([]);
  });
});
