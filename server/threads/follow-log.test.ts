import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followLog, type Following } from "./follow-log.ts";

/** A store of which only its size and what waits at its door are known. */
class Door {
  waitingCount = 0;
  size = 0;
  #listener: (upTo: number) => void = () => undefined;

  onGrowth(listener: (upTo: number) => void): () => void {
    this.#listener = listener;
    return () => (this.#listener = () => undefined);
  }
  grow(count: number): void {
    this.size += count;
    this.#listener(this.size);
  }
}

let door: Door;
let position: number;
let steps: number;
let following: Following;

const step = async () => {
  steps += 1;
  position = Math.min(door.size, position + 10);
  return door.size - position;
};

beforeEach(async () => {
  vi.useFakeTimers();
  door = new Door();
  position = 0;
  steps = 0;
  following = followLog(door, step);
  await vi.advanceTimersByTimeAsync(1000);
});
afterEach(async () => {
  await following.close();
  vi.useRealTimers();
});

test("catches up at its start, then rests", () => {
  expect(steps).toBe(1);
});

test("goes on until nothing is left", async () => {
  door.grow(95);
  await vi.advanceTimersByTimeAsync(1000);
  expect(position).toBe(95);
});

test("waits while others wait at the door, and works as soon as nobody does", async () => {
  door.waitingCount = 7;
  for (let round = 0; round < 10; round++) {
    door.grow(10);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(position).toBe(0);
  door.waitingCount = 0;
  await vi.advanceTimersByTimeAsync(500);
  expect(position).toBe(100);
});

test("keeps up with entries that come one by one", async () => {
  for (let round = 0; round < 20; round++) {
    door.grow(1);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(position).toBeGreaterThan(10);
});

test("does not wait for ever", async () => {
  door.waitingCount = 7;
  door.grow(10);
  await vi.advanceTimersByTimeAsync(4000);
  expect(position).toBe(0);
  await vi.advanceTimersByTimeAsync(2000);
  expect(position).toBe(10);
});

test("stops what it is at when others come", async () => {
  door.grow(1000);
  await vi.advanceTimersByTimeAsync(250);
  door.waitingCount = 7;
  door.grow(10_000);
  await vi.advanceTimersByTimeAsync(10);
  const before = position;
  await vi.advanceTimersByTimeAsync(4000);
  expect(position).toBe(before);
});

test("works although entries come in once it is far behind", async () => {
  door.grow(1);
  await vi.advanceTimersByTimeAsync(1000);
  door.waitingCount = 7;
  door.grow(200_000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(position).toBeGreaterThan(1);
});

test("what comes in during its last slice is not forgotten", async () => {
  await following.close();
  let release = () => {};
  const seen: number[] = [];
  following = followLog(door, async () => {
    const upTo = door.size;
    await new Promise<void>((resolve) => (release = resolve));
    seen.push(upTo);
    return 0;
  });
  await vi.advanceTimersByTimeAsync(10);
  door.grow(1);
  release();
  await vi.advanceTimersByTimeAsync(1000);
  release();
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual([0, 1]);
});

test("a slice that fails is tried again", async () => {
  await following.close();
  let failures = 2;
  following = followLog(door, async () => {
    if (failures-- > 0) throw new Error("disk");
    return step();
  });
  door.grow(10);
  await vi.advanceTimersByTimeAsync(3000);
  expect(position).toBe(10);
});

test("does what is not in the log when woken", async () => {
  following.wake();
  await vi.advanceTimersByTimeAsync(1000);
  expect(steps).toBe(2);
});
