import { describe, expect, it } from "vitest";
import { ChunkPace } from "./chunk-pace.ts";

const mebibyte = 1024 * 1024;

function open() {
  const clock = { ms: 0 };
  const pace = new ChunkPace(undefined, () => clock.ms);
  const send = (sizeBytes: number, tookMs: number) => pace.during(sizeBytes, async () => void (clock.ms += tookMs));
  return { pace, send };
}

describe("how much of a file one request carries", () => {
  it("grows while whole requests are quick, up to a bound", async () => {
    const { pace, send } = open();
    expect(pace.bytes).toBe(mebibyte / 2);
    await send(pace.bytes, 100);
    expect(pace.bytes).toBe(mebibyte);
    for (let more = 0; more < 5; more++) await send(pace.bytes, 100);
    expect(pace.bytes).toBe(4 * mebibyte);
  });

  it("stays while requests are slow, or carry only the rest of a file", async () => {
    const { pace, send } = open();
    await send(pace.bytes, 1000);
    await send(pace.bytes - 1, 1);
    expect(pace.bytes).toBe(mebibyte / 2);
  });

  it("is quartered when the link stands still, and never becomes nothing", () => {
    const { pace } = open();
    pace.slowDown();
    expect(pace.bytes).toBe(mebibyte / 8);
    for (let more = 0; more < 5; more++) pace.slowDown();
    expect(pace.bytes).toBe(16 * 1024);
  });

  it("hands on what was thrown, and learns nothing from it", async () => {
    const { pace } = open();
    await expect(pace.during(pace.bytes, () => Promise.reject(new TypeError("gone")))).rejects.toThrow("gone");
    expect(pace.bytes).toBe(mebibyte / 2);
  });
});
