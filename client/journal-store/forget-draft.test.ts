import { describe, expect, it } from "vitest";
import { createTablet, newEvent } from "../../tests/support/tablet-fixture.ts";
import { addEvidence } from "./add-evidence.ts";
import { putDraft } from "./drafts.ts";
import { forgetDraft } from "./forget-draft.ts";

const addedAt = "2016-02-26T05:12:31.120Z";
const photo = (fill: number) => ({
  file: new Blob([Uint8Array.from({ length: 60_000 }, (_, at) => (at * 31 + fill) & 255)]),
  name: "photo.jpg",
  mediaType: "image/jpeg",
  boot: "open-page",
  addedAt,
});
const draft = (id: string, evidence: never[]) => ({
  id,
  kind: "violation",
  officer: "o",
  content: { text: id },
  evidence,
});

describe("forgetting a draft", () => {
  it("leaves nothing of it nor of its files, also of one that the draft does not name yet", async () => {
    const db = (await createTablet()).openTab();
    const kept = await addEvidence(photo(1), db);
    const late = await addEvidence(photo(2), db);
    await putDraft(draft("own", [kept.sha256] as never[]), addedAt, db);
    await forgetDraft("own", [late.sha256], db);
    expect(await Promise.all([db.drafts.count(), db.evidence.count(), db.evidenceChunks.count()])).toEqual([0, 0, 0]);
  });

  it("leaves what an entry or another draft names", async () => {
    const tablet = await createTablet();
    const db = tablet.openTab();
    const [shared, entered] = [await addEvidence(photo(1), db), await addEvidence(photo(2), db)];
    await tablet.append({ event: { ...newEvent(), evidence: [entered] } }, db);
    await putDraft(draft("other", [shared.sha256] as never[]), addedAt, db);
    await forgetDraft("own", [shared.sha256, entered.sha256], db);
    expect((await db.evidence.toCollection().primaryKeys()).toSorted()).toEqual(
      [shared.sha256, entered.sha256].toSorted(),
    );
    expect(await db.drafts.count()).toBe(1);
  });
});
