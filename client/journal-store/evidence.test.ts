import { describe, expect, it } from "vitest";
import { bytesEqual, toBase64Url } from "../../shared/lib/bytes.ts";
import { createTablet, newEvent } from "../../tests/support/tablet-fixture.ts";
import { addEvidence, chunkBytes, EvidenceNotSavedError, maxEvidenceBytes, removeEvidence } from "./add-evidence.ts";
import { putDraft } from "./drafts.ts";
import { findEvidenceFile, readEvidenceBytes, retryEvidence, flagEvidence, findEvidence } from "./read-evidence.ts";
import { sweepEvidence } from "./sweep-evidence.ts";

const addedAt = "2016-02-26T05:12:31.120Z";
const photo = (sizeBytes: number, fill = 1) => ({
  file: new Blob([Uint8Array.from({ length: sizeBytes }, (_, at) => (at * 31 + fill) & 255)]),
  name: "photo.jpg",
  mediaType: "image/jpeg",
  boot: "boot-1",
  addedAt,
});

async function open() {
  const tablet = await createTablet();
  return { tablet, db: tablet.openTab() };
}

describe("evidence", () => {
  it.each([1, chunkBytes - 1, chunkBytes, chunkBytes + 1, chunkBytes * 40 + 17])(
    "of %i bytes comes back whole",
    async (size) => {
      const { db } = await open();
      const added = photo(size);
      const bytes = new Uint8Array(await added.file.arrayBuffer());
      const reference = await addEvidence(added, db);
      const sha256 = toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
      expect(reference).toEqual({ sha256, sizeBytes: size, mediaType: "image/jpeg", name: "photo.jpg" });
      const file = await findEvidenceFile(reference.sha256, db);
      expect(bytesEqual(new Uint8Array(await file!.arrayBuffer()), bytes)).toBe(true);
      expect(file!.type).toBe("image/jpeg");
    },
  );

  it("is kept once, whatever the number of times it is added", async () => {
    const { db } = await open();
    const first = await addEvidence(photo(100_000), db);
    expect(await addEvidence(photo(100_000), db)).toEqual(first);
    expect(await db.evidence.count()).toBe(1);
    expect(await db.evidenceChunks.count()).toBe(3);
  });

  it("is refused when empty or too large", async () => {
    const { db } = await open();
    await expect(addEvidence(photo(0), db)).rejects.toMatchObject({ reason: "empty" });
    const huge = { ...photo(1), file: { size: maxEvidenceBytes + 1 } as Blob };
    await expect(addEvidence(huge, db)).rejects.toBeInstanceOf(EvidenceNotSavedError);
  });

  it("is called damaged when a chunk is missing, altered or unreadable", async () => {
    const { db } = await open();
    const { sha256 } = await addEvidence(photo(200_000), db);
    await db.evidenceChunks
      .where("[sha256+index]")
      .equals([sha256, 1])
      .modify({ bytes: new Uint8Array(chunkBytes) });
    expect(await readEvidenceBytes(sha256, db)).toEqual({ state: "damaged", problem: "chunk 1 of 5 is altered" });
    await db.evidenceChunks.delete([sha256, 1]);
    expect(await readEvidenceBytes(sha256, db)).toEqual({ state: "damaged", problem: "chunk 1 of 5 is missing" });
    expect(await findEvidenceFile(sha256, db)).toBeUndefined();
  });

  it("of an entry is healed by adding the file again, and keeps its place in line", async () => {
    const { tablet, db } = await open();
    const reference = await addEvidence(photo(60_000), db);
    await tablet.append({ event: { ...newEvent(), evidence: [reference] } }, db);
    await db.evidenceChunks.delete([reference.sha256, 0]);
    await flagEvidence(reference.sha256, "damaged", "gone", db);
    await addEvidence(photo(60_000), db);
    expect(await findEvidence(reference.sha256, db)).toMatchObject({ state: "referenced", seq: 0 });
    await flagEvidence(reference.sha256, "refused", "no", db);
    await retryEvidence(reference.sha256, db);
    expect(await findEvidence(reference.sha256, db)).toMatchObject({ state: "referenced", problem: null });
  });

  it("that an entry names is never removed", async () => {
    const { tablet, db } = await open();
    const reference = await addEvidence(photo(10), db);
    await tablet.append({ event: { ...newEvent(), evidence: [reference] } }, db);
    await removeEvidence(reference.sha256, db);
    expect(await db.evidenceChunks.count()).toBe(1);
  });
});

describe("sweeping", () => {
  it("removes what nothing names, except what an open page added", async () => {
    const { tablet, db } = await open();
    const orphan = await addEvidence(photo(10, 1), db);
    const drafted = await addEvidence(photo(10, 2), db);
    const entered = await addEvidence(photo(10, 3), db);
    const fresh = await addEvidence({ ...photo(10, 4), boot: "open-page" }, db);
    await putDraft({ id: "d", kind: "violation", officer: "o", content: {}, evidence: [drafted.sha256] }, addedAt, db);
    await tablet.append({ event: { ...newEvent(), evidence: [entered] } }, db);
    expect(await sweepEvidence((boot) => boot === "open-page", db)).toEqual([orphan.sha256]);
    const left = [drafted, entered, fresh].map(({ sha256 }) => sha256).toSorted();
    expect((await db.evidence.toCollection().primaryKeys()).toSorted()).toEqual(left);
    expect(await db.evidenceChunks.count()).toBe(3);
  });
});
