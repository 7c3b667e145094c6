import { describe, expect, it } from "vitest";
import { isOutOfSpace, withReserve } from "./reserve.ts";

const full = () => new DOMException("no room", "QuotaExceededError");
/** As Dexie reports it: the transaction was aborted, and why is inside. */
const aborted = () => Object.assign(new Error("aborted"), { name: "AbortError", inner: full() });

describe("the reserve for text", () => {
  it("is given up when there is no room, and the write tried once more", async () => {
    for (const failure of [full(), aborted()]) {
      let tries = 0;
      let released = 0;
      const write = async () => {
        tries += 1;
        if (released === 0) throw failure;
        return "saved";
      };
      const release = async () => {
        released += 1;
        return true;
      };
      expect(await withReserve(write, release)).toBe("saved");
      expect([tries, released]).toEqual([2, 1]);
    }
  });

  it("is left alone for any other failure, and the failure is told if there is none left", async () => {
    const release = async () => false;
    await expect(withReserve(() => Promise.reject(full()), release)).rejects.toThrow("no room");
    let released = false;
    const note = async () => (released = true);
    await expect(withReserve(() => Promise.reject(new Error("other")), note)).rejects.toThrow("other");
    expect(released).toBe(false);
    expect(isOutOfSpace("QuotaExceededError")).toBe(false);
  });
});
