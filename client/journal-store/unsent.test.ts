import { describe, expect, it } from "vitest";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { createTablet, newEvent } from "../../tests/support/tablet-fixture.ts";
import { isCaughtUp, noteCaughtUp } from "./caught-up.ts";
import { readOwnHealth } from "./own-health.ts";
import { countWaiting, findEntry, hasOutbox } from "./queries.ts";
import { createTabletJournal } from "./tablet-journal.ts";
import { findUnsent, isSafe, noteExported } from "./unsent.ts";

async function open(count: number) {
  const tablet = await createTablet();
  const db = tablet.openTab();
  for (let index = 0; index < count; index++) await tablet.append({ data: { index } });
  const { author } = tablet;
  const journal = createTabletJournal({ author, db });
  const answer = (seq: number, outcome: IngestResult["outcome"], over: Partial<IngestResult> = {}) =>
    journal.settle([{ author, seq, outcome, ...over }]);
  return { db, author, journal, answer, append: tablet.append };
}
const receipt = { position: 7, receivedAt: "2016-02-26T06:00:00.000Z" };

describe("what would be lost with the store", () => {
  it("is what nobody has received; what the server keeps apart is not lost, what it rejected is", async () => {
    const { db, author, answer } = await open(5);
    await answer(0, "inserted", receipt);
    await answer(1, "forked");
    await answer(2, "quarantined");
    await answer(3, "rejected", { reason: "malformed" });
    expect(await findUnsent(author, {}, db)).toMatchObject({ entries: 2, files: 0 });
    expect(await findUnsent(author, { withRefused: false }, db)).toMatchObject({ entries: 1 });
  });

  it("is nothing once an export covers it, and something again with the next entry", async () => {
    const { db, author, append } = await open(3);
    expect(isSafe(await findUnsent(author, {}, db))).toBe(false);
    const give = (fromSeq: number, toSeq: number) =>
      noteExported({ covers: [{ author, fromSeq, toSeq }], files: [] }, db);
    await give(0, 0);
    await give(2, 2);
    // What could not go along lies between.
    expect((await findUnsent(author, {}, db)).exported.entries).toBe(2);
    expect(isSafe(await findUnsent(author, {}, db))).toBe(false);
    await give(0, 2);
    // A smaller export later takes nothing of that back.
    await give(0, 0);
    expect(isSafe(await findUnsent(author, {}, db))).toBe(true);
    await append({ data: { index: 3 } });
    expect(isSafe(await findUnsent(author, {}, db))).toBe(false);
  });

  it("is not who took an export: that can only be recorded after it", async () => {
    const { db, author, append } = await open(1);
    const handedOver = { event: { ...newEvent(), type: "custody.handed-over" } };
    await append(handedOver);
    expect(isSafe(await findUnsent(author, {}, db))).toBe(false);
    await noteExported({ covers: [{ author, fromSeq: 0, toSeq: 1 }], files: [] }, db);
    await append(handedOver);
    expect(isSafe(await findUnsent(author, {}, db))).toBe(true);
  });
});

describe("a quarantined entry on the tablet", () => {
  it("waits no longer, is shown, and is sent again until it is decided about", async () => {
    const { db, author, answer } = await open(2);
    await answer(0, "quarantined");
    await answer(1, "quarantined");
    expect(await countWaiting(author, db)).toMatchObject({ entries: 0, needsYou: 2 });
    expect(await hasOutbox(author, db)).toBe(true);
    await answer(0, "duplicate", receipt);
    await answer(1, "rejected", { reason: "unknown-author" });
    expect(await hasOutbox(author, db)).toBe(false);
    expect((await findEntry(author, 0, db))!.refusal).toBeUndefined();
    expect((await findEntry(author, 1, db))!.refusal).toMatchObject({ outcome: "rejected", decided: true });
  });
});

describe("a tablet that was just enrolled", () => {
  it("has not read what its branch has filed until a pull reached the end", async () => {
    const { db, author } = await open(0);
    expect(await isCaughtUp(author, db)).toBe(false);
    await noteCaughtUp(author, db);
    expect(await isCaughtUp(author, db)).toBe(true);
    expect(await isCaughtUp("another" as typeof author, db)).toBe(false);
  });

  it("that has written already is not stopped", async () => {
    const { db, author } = await open(1);
    expect(await isCaughtUp(author, db)).toBe(true);
  });
});

describe("what a tablet says of itself", () => {
  it("is its highest seq, what waits, and whether another branch of its log was seen", async () => {
    const { db, author, answer } = await open(3);
    await answer(0, "inserted", receipt);
    expect(await readOwnHealth(author, db)).toMatchObject({ seq: 2, waiting: { entries: 2 }, isForked: false });
    await answer(1, "forked");
    expect(await readOwnHealth(author, db)).toMatchObject({ isForked: true, isDamaged: false, hasLost: false });
  });
});
