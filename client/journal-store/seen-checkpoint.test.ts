import { expect, test } from "vitest";
import { readSeen } from "./seen-checkpoint.ts";
import { createWitnessJournal } from "./witness-journal.ts";

const checkpoint = (size: number) => ({ size, root: "A".repeat(43), note: `note ${size}`, signedAt: null });

test("T24 what the next entry names is the newest checkpoint that was kept, and none before the first", async () => {
  const journal = createWitnessJournal({ now: () => "2016-02-26T05:00:00.000Z" });
  expect(await readSeen()).toBeNull();
  for (const size of [3, 8]) {
    await journal.keep(checkpoint(size));
    expect(await readSeen()).toEqual({ size, root: "A".repeat(43) });
  }
});
