import { describe, expect, test } from "vitest";
import { simulate } from "./simulate.ts";

describe("days of failing networks, disks, clocks and servers", () => {
  const seedsPerTest = 10;
  test.each([1, 11, 21, 31])("S25 nothing lost, doubled or diverged in ten days from seed %i", async (first) => {
    for (let seed = first; seed < first + seedsPerTest; seed++) {
      const { findings } = await simulate(String(seed));
      expect(findings, `replay with npm run simulate -- --seed ${seed}`).toEqual([]);
    }
  });

  test("one seed gives one day", async () => {
    const [first, second, other] = [await simulate("7"), await simulate("7"), await simulate("8")];
    expect(second).toEqual(first);
    expect(other.logHash).not.toBe(first.logHash);
  });
});
