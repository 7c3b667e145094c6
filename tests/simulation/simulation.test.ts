import { describe, expect, test } from "vitest";
import { simulate } from "./simulate.ts";

/** What must happen in some of the days for them to prove anything. */
const troubles = [
  "inserted",
  "duplicate",
  "held",
  "forked",
  "quarantined",
  "rejected",
  "tablet died",
  "two tabs",
  "WriteError",
  "CrashedError",
  "NetworkError",
  "UnexpectedReplyError",
  "server died",
  "batch rolled back",
  "server set back",
  "set back noticed",
  "bundle damaged",
  "receipts brought home",
  "decided: accepted",
  "decided: refused",
  "tablet restored",
  "profile copied",
];

describe("days of failing networks, disks, clocks and servers", () => {
  const seen = new Set<string>();

  test.each([1, 11, 21, 31])("S25 nothing lost, doubled or diverged in ten days from seed %i", async (first) => {
    for (let seed = first; seed < first + 10; seed++) {
      const { findings, counts } = await simulate(String(seed));
      expect(findings, `replay with npm run simulate -- --seed ${seed}`).toEqual([]);
      for (const what of Object.keys(counts)) seen.add(what);
    }
  });

  test.each(troubles)("in some of them there was: %s", (what) => {
    expect([...seen]).toContain(what);
  });

  test("one seed gives one day", async () => {
    const [first, second, other] = [await simulate("7"), await simulate("7"), await simulate("8")];
    expect(second).toEqual(first);
    expect(other.logHash).not.toBe(first.logHash);
  });
});
