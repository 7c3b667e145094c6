import { describe, expect, it } from "vitest";
import { createEntryChecker, type CheckedEntry } from "../../shared/journal/check-entries.ts";
import type { Pulled } from "../../shared/sync/sync-ports.ts";
import { createTablet, newEvent, type Tablet } from "../../tests/support/tablet-fixture.ts";
import { createVerifyingCrypto } from "../keys/web-crypto.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { addEvidence } from "./add-evidence.ts";
import { getPullCursor, countWaiting } from "./queries.ts";
import { flagEvidence, findEvidence } from "./read-evidence.ts";
import type { EntryRow } from "./rows.ts";
import { createTabletJournal } from "./tablet-journal.ts";

const receivedAt = "2016-02-26T06:00:00.000Z";
const everything = { fromSeq: 0, serverHead: -1, limit: 100, maxBytes: 1_000_000 };
const checker = createEntryChecker({ election: "wa-1394", crypto: createVerifyingCrypto(), compile: compileCheck });

async function open() {
  const tablet = await createTablet();
  const db = tablet.openTab();
  return { tablet, db, journal: createTabletJournal({ author: tablet.author, db }) };
}

async function appendMany(tablet: Tablet, count: number): Promise<EntryRow[]> {
  const rows: EntryRow[] = [];
  for (let index = 0; index < count; index++) rows.push(await tablet.append({ data: { index } }));
  return rows;
}

async function asPulled(rows: readonly EntryRow[], firstPosition = 1): Promise<Pulled[]> {
  const raw = rows.map(({ header, payload, signature }) => ({ header, payload, signature }));
  const checked = await checker.check(raw);
  return raw.map((entry, index) => ({
    position: firstPosition + index,
    receivedAt,
    checked: checked[index]!,
    raw: entry,
  }));
}

const seqsOf = (entries: readonly { seq: number }[]) => entries.map(({ seq }) => seq);

describe("the outbox", () => {
  it("holds what has no answer, and everything beyond the server's head whatever was acknowledged", async () => {
    const { tablet, journal } = await open();
    await appendMany(tablet, 6);
    const accepted = [0, 1, 3, 4, 5].map((seq) => ({
      author: tablet.author,
      seq,
      outcome: "inserted" as const,
      position: seq + 10,
      receivedAt,
    }));
    await journal.settle(accepted);
    expect(seqsOf(await journal.listOutbox({ ...everything, serverHead: 5 }))).toEqual([2]);
    // The server was restored from a backup that ends at seq 3.
    expect(seqsOf(await journal.listOutbox({ ...everything, serverHead: 3 }))).toEqual([2, 4, 5]);
    expect(seqsOf(await journal.listOutbox({ ...everything, serverHead: 3, fromSeq: 5 }))).toEqual([5]);
  });

  it("keeps to the limits of count and bytes, but gives at least one", async () => {
    const { tablet, journal } = await open();
    const rows = await appendMany(tablet, 5);
    expect(seqsOf(await journal.listOutbox({ ...everything, limit: 2 }))).toEqual([0, 1]);
    const maxBytes = rows[0]!.sizeBytes + rows[1]!.sizeBytes;
    expect(seqsOf(await journal.listOutbox({ ...everything, maxBytes }))).toEqual([0, 1]);
    expect(seqsOf(await journal.listOutbox({ ...everything, maxBytes: 1 }))).toEqual([0]);
  });

  it("keeps a held entry in line and a refused one out of it, with its reason", async () => {
    const { tablet, db, journal } = await open();
    await appendMany(tablet, 2);
    await journal.settle([
      { author: tablet.author, seq: 0, outcome: "rejected", reason: "wrong-election" },
      { author: tablet.author, seq: 1, outcome: "held", receivedAt },
    ]);
    expect(seqsOf(await journal.listOutbox({ ...everything, serverHead: 1 }))).toEqual([1]);
    expect((await db.entries.get([tablet.author, 0]))?.refusal).toEqual({
      outcome: "rejected",
      reason: "wrong-election",
    });
    expect(await countWaiting(tablet.author, db)).toMatchObject({ entries: 1, needsYou: 1 });
  });

  it("takes no answer for another author's entry and never takes a receipt back", async () => {
    const { tablet, db, journal } = await open();
    await appendMany(tablet, 1);
    await journal.settle([{ author: "someone-else", seq: 0, outcome: "inserted", position: 1, receivedAt }]);
    expect((await db.entries.get([tablet.author, 0]))?.position).toBeUndefined();
    await journal.settle([{ author: tablet.author, seq: 0, outcome: "inserted", position: 7, receivedAt }]);
    await journal.settle([{ author: tablet.author, seq: 0, outcome: "rejected", reason: "malformed" }]);
    expect(await db.entries.get([tablet.author, 0])).toMatchObject({ position: 7, receivedAt });
    expect(await countWaiting(tablet.author, db)).toEqual({ entries: 0, evidence: 0, sizeBytes: 0, needsYou: 0 });
  });
});

describe("receiving", () => {
  it("stores a page and its cursor together, in any number of repetitions", async () => {
    const { db, journal } = await open();
    const other = await createTablet();
    const page = await asPulled(await appendMany(other, 3), 5);
    await journal.receive(page, 9);
    await journal.receive(page, 9);
    expect(await getPullCursor(db)).toBe(9);
    expect((await db.entries.orderBy("position").toArray()).map((row) => row.position)).toEqual([5, 6, 7]);
    expect(await db.aside.count()).toBe(0);
  });

  it("takes its own entry in the server's log for a receipt", async () => {
    const { tablet, db, journal } = await open();
    const page = await asPulled(await appendMany(tablet, 2), 1);
    await journal.receive(page, 2);
    expect(await journal.listOutbox({ ...everything, serverHead: 1 })).toEqual([]);
    expect(await db.entries.get([tablet.author, 1])).toMatchObject({ position: 2, receivedAt });
  });

  it("brings back own entries that were lost here, and says which", async () => {
    const { tablet, db } = await open();
    const rows = await appendMany(tablet, 4);
    const page = await asPulled(rows);
    await db.entries.where("[author+seq]").between([tablet.author, 2], [tablet.author, 9]).delete();
    await db.heads.put({ author: tablet.author, seq: rows[1]!.seq, hash: rows[1]!.hash });
    const recovered: number[] = [];
    const journal = createTabletJournal({
      author: tablet.author,
      db,
      onReceived: (received) => recovered.push(...received.recovered),
    });
    await journal.receive(page, 4);
    expect(recovered).toEqual([2, 3]);
    expect((await db.heads.get(tablet.author))?.hash).toBe(rows[3]!.hash);
    expect((await tablet.append({}, db)).seq).toBe(4);
  });

  it("keeps aside what does not verify and what contradicts an entry that is here, once", async () => {
    const { db, journal } = await open();
    const other = await createTablet();
    const [first] = await appendMany(other, 1);
    const page = await asPulled([first!]);
    await journal.receive(page, 1);
    // The same key wrote another entry at seq 0: a copied profile.
    await db.entries
      .where("[author+seq]")
      .equals([other.author, 0])
      .modify({ hash: "another" as never });
    const altered: Pulled = {
      ...page[0]!,
      position: 2,
      raw: { ...page[0]!.raw, payload: "{}" },
      checked: {
        kind: "refused",
        reason: "bad-payload-hash",
        author: other.author,
        seq: first!.seq,
      } satisfies CheckedEntry,
    };
    await journal.receive([page[0]!, altered], 2);
    await journal.receive([page[0]!, altered], 2);
    const aside = await db.aside.toArray();
    expect(aside.map(({ kind, reason, position }) => ({ kind, reason, position }))).toEqual([
      { kind: "unsound", reason: "bad-payload-hash", position: 2 },
      { kind: "fork", reason: null, position: 1 },
    ]);
    expect((await db.entries.get([other.author, 0]))?.hash).toBe("another");
  });

  it("takes new positions after the server was set back", async () => {
    const { db, journal } = await open();
    const other = await createTablet();
    const rows = await appendMany(other, 2);
    await journal.receive(await asPulled(rows, 8), 9);
    await journal.receive(await asPulled(rows, 1), 2);
    expect((await db.entries.orderBy("position").toArray()).map((row) => row.position)).toEqual([1, 2]);
    expect(await getPullCursor(db)).toBe(2);
  });
});

describe("evidence to send", () => {
  it("includes what had been sent, after the server was set back", async () => {
    const { tablet, db, journal } = await open();
    const file = new Blob([new Uint8Array(10).fill(1)]);
    const reference = await addEvidence(
      { file, name: "a", mediaType: "image/png", boot: "b", addedAt: receivedAt },
      db,
    );
    await tablet.append({ event: { ...newEvent(), evidence: [reference] } }, db);
    const receipt = { author: tablet.author, seq: 0, outcome: "inserted" as const, position: 1, receivedAt };
    await journal.settle([receipt]);
    await journal.settleEvidence(reference.sha256);
    expect(await journal.listEvidenceToSend()).toEqual([]);
    await journal.startOver();
    expect(await journal.listEvidenceToSend()).toEqual([]);
    await journal.settle([receipt]);
    expect((await journal.listEvidenceToSend()).map(({ sha256 }) => sha256)).toEqual([reference.sha256]);
  });

  it("waits for its entry's receipt, small first, and stays out of line once flagged", async () => {
    const { tablet, db, journal } = await open();
    const files = [90_000, 10, 500].map((size) => new Blob([new Uint8Array(size).fill(size % 251)]));
    for (const file of files) {
      const reference = await addEvidence(
        { file, name: "a", mediaType: "image/png", boot: "b", addedAt: receivedAt },
        db,
      );
      await tablet.append({ event: { ...newEvent(), evidence: [reference] } }, db);
    }
    expect(await journal.listEvidenceToSend()).toEqual([]);
    const receipt = (seq: number) => ({
      author: tablet.author,
      seq,
      outcome: "inserted" as const,
      position: seq + 1,
      receivedAt,
    });
    await journal.settle([receipt(0), receipt(1), receipt(2)]);
    const items = await journal.listEvidenceToSend();
    expect(items.map((item) => item.sizeBytes)).toEqual([10, 500, 90_000]);
    await flagEvidence(items[0]!.sha256, "refused", "too-many-pixels", db);
    await journal.settleEvidence(items[0]!.sha256);
    await journal.settleEvidence(items[1]!.sha256);
    expect((await findEvidence(items[0]!.sha256, db))?.state).toBe("refused");
    expect((await journal.listEvidenceToSend()).map((item) => item.sizeBytes)).toEqual([90_000]);
    expect(await countWaiting(tablet.author, db)).toMatchObject({ evidence: 1, sizeBytes: 90_000, needsYou: 1 });
  });
});
