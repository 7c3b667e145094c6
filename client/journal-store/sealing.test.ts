import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { createTablet, type Tablet } from "../../tests/support/tablet-fixture.ts";
import { closeVault, makeDataKey, openPlainVault, openVault, VaultLockedError, type DataKey } from "../keys/vault.ts";
import { addEvidence } from "./add-evidence.ts";
import type { JournalDatabase } from "./database.ts";
import { listDistrictOutbox, listUnsealedOutbox, putDistrictPayloads } from "./district-copies.ts";
import { countDrafts, findDraft, listDrafts, putDraft } from "./drafts.ts";
import { findEntry, listUnplacedEntries } from "./queries.ts";
import { listEntriesOfUnit } from "./seldom-queries.ts";
import { findEvidence, readEvidenceBytes, setThumbnail } from "./read-evidence.ts";
import { sealStore } from "./seal-store.ts";
import { findSnapshot, saveSnapshot } from "./snapshots.ts";
import { createTabletJournal } from "./tablet-journal.ts";

const secret = "پلمب صندوق شکسته بود";
const draft = { id: "draft-1", kind: "violation", officer: "officer-1", content: { text: secret }, evidence: [] };
const at = "2016-02-26T05:12:31.120Z";

let dataKey: DataKey;
let tablet: Tablet;
let db: JournalDatabase;
beforeEach(async () => {
  dataKey = await makeDataKey();
  openVault(dataKey);
  tablet = await createTablet();
  db = tablet.openTab();
});
afterEach(closeVault);

const addPhoto = () =>
  addEvidence(
    {
      file: new Blob([secret.repeat(5000)]),
      name: `${secret}.jpg`,
      mediaType: "image/jpeg",
      thumbnail: new TextEncoder().encode(secret),
      boot: "boot-1",
      addedAt: at,
    },
    db,
  );

/** Whether the text is to be found in anything that the store holds, as text or as its bytes. */
async function shows(text: string): Promise<boolean> {
  const wanted = new TextEncoder().encode(text);
  const holds = (value: unknown): boolean => {
    if (typeof value === "string") return value.includes(text);
    if (value instanceof Uint8Array) return Buffer.from(value).includes(Buffer.from(wanted));
    return typeof value === "object" && value !== null && Object.values(value).some(holds);
  };
  const rows = await Promise.all(db.tables.map((table) => table.toArray()));
  return rows.flat().some(holds);
}

async function fill(): Promise<{ photo: EvidenceHash }> {
  const { sha256 } = await addPhoto();
  await tablet.append({ data: { description: secret } }, db);
  await putDraft(draft, at, db);
  return { photo: sha256 };
}

describe("what a tablet keeps", () => {
  it("shows nothing of entries, drafts, photos, their names and thumbnails, and snapshots; its readers give all of it", async () => {
    const { photo } = await fill();
    await saveSnapshot({ name: "s", version: "1", position: 3, state: { text: secret } }, db);
    expect(await shows(secret)).toBe(false);
    expect((await listUnplacedEntries(tablet.author, db))[0]!.payload).toContain(secret);
    expect((await listEntriesOfUnit((await findEntry(tablet.author, 0, db))!.unit, db))[0]!.payload).toContain(secret);
    expect((await findDraft("draft-1", db))?.content).toEqual(draft.content);
    expect((await listDrafts("violation", db)).map(({ content }) => content)).toEqual([draft.content]);
    expect((await findSnapshot("s", "1", db))?.state).toEqual({ text: secret });
    const row = (await findEvidence(photo, db))!;
    expect([row.name, new TextDecoder().decode(row.thumbnail!)]).toEqual([`${secret}.jpg`, secret]);
    const kept = await readEvidenceBytes(photo, db);
    expect(kept.state === "whole" && new TextDecoder().decode(kept.bytes)).toBe(secret.repeat(5000));
    await setThumbnail(photo, new TextEncoder().encode(`2 ${secret}`), db);
    expect(new TextDecoder().decode((await findEvidence(photo, db))!.thumbnail!)).toBe(`2 ${secret}`);
    expect(await shows(secret)).toBe(false);
  });

  it("is neither read nor written while nobody has opened it", async () => {
    const { photo } = await fill();
    closeVault();
    await expect(findEntry(tablet.author, 0, db)).rejects.toThrow(VaultLockedError);
    await expect(listDrafts(undefined, db)).rejects.toThrow(VaultLockedError);
    await expect(readEvidenceBytes(photo, db)).rejects.toThrow(VaultLockedError);
    await expect(tablet.append({}, db)).rejects.toThrow(VaultLockedError);
    await expect(putDraft(draft, at, db)).rejects.toThrow(VaultLockedError);
    await expect(addPhoto()).rejects.toThrow(VaultLockedError);
    expect(await countDrafts(db)).toBe(1);
    expect(await db.entries.count()).toBe(1);
  });

  it("gives an entry whose payload no longer opens without it, and does not send it so", async () => {
    await tablet.append({}, db);
    await tablet.append({}, db);
    await db.entries.update([tablet.author, 0], { payload: Uint8Array.of(1, 2, 3) });
    const rows = await listUnplacedEntries(tablet.author, db);
    expect(rows.map(({ payload }) => payload === null)).toEqual([true, false]);
    const query = { fromSeq: 0, serverHead: -1, limit: 10, maxBytes: 1_000_000 };
    const outbox = await createTabletJournal({ author: tablet.author, db }).listOutbox(query);
    expect(outbox.map(({ seq }) => seq)).toEqual([1]);
  });

  it("stays as it is on a desk", async () => {
    openPlainVault();
    await fill();
    expect(await shows(secret)).toBe(true);
    closeVault();
    expect((await findEntry(tablet.author, 0, db))!.payload).toContain(secret);
  });
});

describe("a store of before anything was sealed", () => {
  async function fillUnsealed() {
    openPlainVault();
    const filled = await fill();
    await db.aside.add({
      kind: "unsound",
      reason: "bad-signature",
      author: null,
      seq: null,
      position: 7,
      receivedAt: at,
      entry: { header: "{}", payload: secret, signature: "x" },
    });
    await db.dataKeys.put({ id: dataKey.id, recipient: null, forDistrict: null, isAllSealed: false });
    openVault(dataKey);
    return filled;
  }

  it("is read as it is, and after it was sealed shows nothing and gives the same", async () => {
    const { photo } = await fillUnsealed();
    expect(await shows(secret)).toBe(true);
    expect((await findDraft("draft-1", db))?.content).toEqual(draft.content);
    const { hash, payload } = (await findEntry(tablet.author, 0, db))!;
    await sealStore(dataKey.id, db);
    expect(await shows(secret)).toBe(false);
    expect(await findEntry(tablet.author, 0, db)).toMatchObject({ hash, payload, outbox: 1 });
    expect((await findDraft("draft-1", db))?.content).toEqual(draft.content);
    expect((await readEvidenceBytes(photo, db)).state).toBe("whole");
    expect((await findEvidence(photo, db))?.name).toBe(`${secret}.jpg`);
    expect((await db.dataKeys.get(dataKey.id))?.isAllSealed).toBe(true);
  });

  it("goes on where it was cut, wherever that was", async () => {
    await fillUnsealed();
    for (let writes = 0; ; writes++) {
      let left = writes;
      const cut = (_: unknown, __: unknown, transaction: { abort(): void }) => {
        if (left-- === 0) transaction.abort();
      };
      for (const table of [db.entries, db.aside, db.drafts, db.evidence]) table.hook("updating", cut as never);
      const ended = await sealStore(dataKey.id, db).then(
        () => true,
        () => false,
      );
      for (const table of [db.entries, db.aside, db.drafts, db.evidence]) {
        table.hook("updating").unsubscribe(cut as never);
      }
      if (ended) break;
      expect((await findEntry(tablet.author, 0, db))!.payload).toContain(secret);
      expect(writes).toBeLessThan(20);
    }
    expect(await shows(secret)).toBe(false);
  });

  it("keeps a photo damaged that was so before", async () => {
    const { photo } = await fillUnsealed();
    await db.evidenceChunks.update([photo, 1], { bytes: new Uint8Array(48 * 1024) });
    await sealStore(dataKey.id, db);
    expect(await readEvidenceBytes(photo, db)).toMatchObject({ state: "damaged" });
  });
});

describe("copies for the district", () => {
  const query = { fromSeq: 0, serverHead: -1, limit: 10, maxBytes: 1_000_000 };

  it("are made of what waits, sent while nobody has opened the tablet, and go with the answer", async () => {
    await tablet.append({ data: { description: secret } }, db);
    await tablet.append({}, db);
    const waiting = await listUnsealedOutbox(tablet.author, 10, db);
    expect(waiting.map(({ seq }) => seq)).toEqual([0, 1]);
    expect(waiting[0]!.payload).toContain(secret);
    const copies = waiting.map(({ seq }) => ({ author: tablet.author, seq, sealed: Uint8Array.of(seq, 1, 2) }));
    await putDistrictPayloads(copies, db);
    expect(await listUnsealedOutbox(tablet.author, 10, db)).toEqual([]);
    closeVault();
    const journal = createTabletJournal({ author: tablet.author, db, isLocked: true });
    const outbox = await journal.listOutbox(query);
    expect(outbox.map(({ entry }) => entry.payload)).toEqual(["AAEC", "AQEC"]);
    expect((await journal.listOutbox({ ...query, maxBytes: 1 })).length).toBe(1);
    expect(await journal.listEvidenceToSend()).toEqual([]);
    await journal.settle([
      { author: tablet.author, seq: 0, outcome: "inserted", position: 1, receivedAt: at },
      { author: tablet.author, seq: 1, outcome: "held" },
    ]);
    expect((await db.districtPayloads.toArray()).map(({ seq }) => seq)).toEqual([1]);
    // Answered while it was being sealed: no copy comes to lie about.
    await putDistrictPayloads(copies, db);
    expect((await db.districtPayloads.toArray()).map(({ seq }) => seq)).toEqual([1]);
    expect(await listDistrictOutbox(tablet.author, { ...query, serverHead: 0 }, db)).toHaveLength(1);
  });
});
