import { describe, expect, it } from "vitest";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import type { Header } from "../../shared/journal/entry.ts";
import { createTablet, newEvent } from "../../tests/support/tablet-fixture.ts";
import { addEvidence } from "./add-evidence.ts";
import { DraftGoneError, EvidenceMissingError } from "./append-event.ts";
import { findDraft, putDraft } from "./drafts.ts";
import { createTabletJournal } from "./tablet-journal.ts";

const now = "2016-02-26T05:12:31.120Z";
const draft = { id: "draft-1", kind: "report", officer: "officer-1", content: { votes: 12 }, evidence: [] };

describe("appending", () => {
  it("makes one chain of twenty savers in two tabs", async () => {
    const tablet = await createTablet();
    const tabs = [tablet.openTab(), tablet.openTab()];
    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, index) => tablet.append({ data: { index } }, tabs[index % 2])),
    );
    expect(saved.map((row) => row.seq).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, seq) => seq));
    const rows = await tabs[0]!.entries.orderBy("[author+seq]").toArray();
    let backlink: string | null = null;
    for (const row of rows) {
      expect((JSON.parse(row.header) as Header).backlink).toBe(backlink);
      backlink = row.hash;
    }
    expect(new Set(rows.map((row) => row.payload)).size).toBe(20);
    expect(await tabs[1]!.heads.get(tablet.author)).toEqual({ author: tablet.author, seq: 19, hash: backlink });
    expect(tablet.canaries.at(-1)).toMatchObject({ author: tablet.author, count: tablet.canaries.at(-1)!.seq + 1 });
  });

  it("goes on in a queue of which one append failed", async () => {
    const tablet = await createTablet();
    const failed = tablet.append({ draft: "nowhere" });
    const after = tablet.append();
    await expect(failed).rejects.toThrow(DraftGoneError);
    expect((await after).seq).toBe(0);
  });

  it("takes the draft in the same transaction, and only once", async () => {
    const tablet = await createTablet();
    const [one, two] = [tablet.openTab(), tablet.openTab()];
    await putDraft(draft, now, one);
    const results = await Promise.allSettled([
      tablet.append({ draft: "draft-1" }, one),
      tablet.append({ draft: "draft-1" }, two),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await findDraft("draft-1", one)).toBeUndefined();
    expect(await one.entries.count()).toBe(1);
  });

  it("keeps the draft and writes nothing when a photo is not there", async () => {
    const tablet = await createTablet();
    const db = tablet.openTab();
    await putDraft(draft, now, db);
    const missing = { sha256: "x" as EvidenceHash, sizeBytes: 1, mediaType: "image/jpeg", name: "a.jpg" };
    const event = { ...newEvent(), evidence: [missing] };
    await expect(tablet.append({ event, draft: "draft-1" }, db)).rejects.toThrow(EvidenceMissingError);
    expect(await db.entries.count()).toBe(0);
    expect(await db.heads.count()).toBe(0);
    expect((await findDraft("draft-1", db))?.content).toEqual({ votes: 12 });
  });

  it("binds evidence to the entry that first names it", async () => {
    const tablet = await createTablet();
    const db = tablet.openTab();
    const file = new Blob([new Uint8Array(100_000).fill(7)]);
    const reference = await addEvidence({ file, name: "a.jpg", mediaType: "image/jpeg", boot: "b", addedAt: now }, db);
    const event = { ...newEvent(), evidence: [reference] };
    await tablet.append({ event }, db);
    await tablet.append({ event }, db);
    expect(await db.evidence.get(reference.sha256)).toMatchObject({
      state: "referenced",
      author: tablet.author,
      seq: 0,
    });
  });

  it("binds evidence anew when the entry that named it was refused", async () => {
    const tablet = await createTablet();
    const db = tablet.openTab();
    const file = new Blob([new Uint8Array(100).fill(7)]);
    const reference = await addEvidence({ file, name: "a", mediaType: "image/jpeg", boot: "b", addedAt: now }, db);
    const event = { ...newEvent(), evidence: [reference] };
    await tablet.append({ event }, db);
    const journal = createTabletJournal({ author: tablet.author, db });
    await journal.settle([{ author: tablet.author, seq: 0, outcome: "rejected", reason: "malformed" }]);
    await tablet.append({ event }, db);
    expect(await db.evidence.get(reference.sha256)).toMatchObject({ state: "referenced", seq: 1 });
  });

  it("opens a connection again that was closed under it", async () => {
    const tablet = await createTablet();
    const db = tablet.openTab();
    await tablet.append({}, db);
    db.close({ disableAutoOpen: false });
    expect((await tablet.append({}, db)).seq).toBe(1);
    db.backendDB().close();
    expect((await tablet.append({}, db)).seq).toBe(2);
  });
});
