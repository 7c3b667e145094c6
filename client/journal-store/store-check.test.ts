import { describe, expect, it } from "vitest";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import { createCanaryStorage, createTablet } from "../../tests/support/tablet-fixture.ts";
import { findCanary, writeCanary, type Canary } from "./canary.ts";
import type { DeviceRow } from "./rows.ts";
import { checkStore } from "./store-check.ts";

async function enrolled(entries: number) {
  const tablet = await createTablet();
  const db = tablet.openTab();
  const device: DeviceRow = {
    id: "device",
    kind: "tablet",
    author: tablet.author,
    privateKey: tablet.privateKey,
    unit: "WA-URM-0001" as UnitId,
    role: "branch-member",
    officer: "officer-1",
    election: "wa-1394",
    serverOrigin: "",
    serverPublicKey: "",
    enrolledAt: "2016-02-26T05:00:00.000Z",
  };
  await db.device.put(device);
  for (let index = 0; index < entries; index++) await tablet.append({}, db);
  const canary: Canary = tablet.canaries.at(-1) ?? { author: tablet.author, seq: -1, hash: null, count: 0 };
  return { tablet, db, canary };
}

const deleteSeqs = (db: Awaited<ReturnType<typeof enrolled>>["db"], author: AuthorId, from: number, to: number) =>
  db.entries.where("[author+seq]").between([author, from], [author, to], true, true).delete();

describe("checking the store", () => {
  it("calls a device without identity and canary fresh, and a whole log ok", async () => {
    const { tablet, db, canary } = await enrolled(3);
    expect(await checkStore(db, canary)).toEqual({ state: "ok", author: tablet.author, count: 3 });
    expect(await checkStore((await createTablet()).openTab())).toEqual({ state: "fresh" });
  });

  it("raises the alarm for a store that was made anew, also before the first entry", async () => {
    const { tablet, canary } = await enrolled(3);
    const empty = (await createTablet()).openTab();
    const lost = { state: "lost", author: tablet.author, kind: "recreated" };
    expect(await checkStore(empty, canary)).toEqual({ ...lost, lost: [{ fromSeq: 0, toSeq: 2 }] });
    expect(await checkStore(empty, { ...canary, seq: -1, hash: null, count: 0 })).toEqual({ ...lost, lost: [] });
  });

  it("names the seqs of a torn-off tail and of a gap", async () => {
    const { tablet, db, canary } = await enrolled(8);
    await deleteSeqs(db, tablet.author, 2, 3);
    await deleteSeqs(db, tablet.author, 6, 7);
    await db.heads.delete(tablet.author);
    expect(await checkStore(db, canary)).toEqual({
      state: "lost",
      author: tablet.author,
      kind: "shortened",
      lost: [
        { fromSeq: 2, toSeq: 3 },
        { fromSeq: 6, toSeq: 7 },
      ],
    });
  });

  it("sees a gap without any canary, and an entry that is not the one that was saved", async () => {
    const { tablet, db, canary } = await enrolled(3);
    expect(await checkStore(db, { ...canary, hash: "other" as never })).toMatchObject({
      state: "lost",
      kind: "altered",
    });
    await deleteSeqs(db, tablet.author, 1, 1);
    expect(await checkStore(db)).toMatchObject({ state: "lost", kind: "shortened", lost: [{ fromSeq: 1, toSeq: 1 }] });
  });
});

describe("the canary", () => {
  it("never goes back within one log and starts over with a new one", () => {
    const storage = createCanaryStorage();
    const canary = (author: string, seq: number): Canary => ({
      author: author as AuthorId,
      seq,
      hash: null,
      count: seq + 1,
    });
    writeCanary(canary("a", 5), storage);
    writeCanary(canary("a", 4), storage);
    expect(findCanary(storage)?.seq).toBe(5);
    writeCanary(canary("b", -1), storage);
    expect(findCanary(storage)).toMatchObject({ author: "b", seq: -1 });
    storage.values.set("amanat-canary", "{broken");
    expect(findCanary(storage)).toBeUndefined();
  });
});
