import { describe, expect, it } from "vitest";
import { draftId, draftPath, findKeptForm, type DraftPlace } from "./kept-form.ts";

const hourly: DraftPlace = {
  kind: "report",
  report: "R2",
  slot: "h09",
  subject: "WA-URM-0001/R2/h09",
  corrects: null,
};
const row = { id: "x", kind: "report", officer: "o", evidence: [], savedAt: "2016-02-26T06:00:00.000Z" };

describe("a kept form", () => {
  it("leads back to its own screen, a correction to the entry that it corrects", () => {
    expect(draftPath(hourly)).toBe("/report/R2/h09");
    expect(draftPath({ ...hourly, corrects: { author: "a", seq: 3 } })).toBe("/report/R2/h09/correct/a/3");
    expect(draftPath({ kind: "violation", subject: "v1", offence: null, amends: null })).toBe("/violations/new/v1");
    expect(draftPath({ kind: "violation", subject: "v1", offence: "o", amends: { author: "a", seq: 1 } })).toBe(
      "/violations/v1/amend/a/1",
    );
  });

  it("of the count is each officer's own, and leads to the count", () => {
    const place = {
      kind: "count",
      slot: "main",
      subject: "WA-URM-0001/R7/main",
      step: "second",
      officer: "p-1",
    } as const;
    expect(draftPath(place)).toBe("/count/main");
    expect(draftId(place)).not.toBe(draftId({ ...place, officer: "p-2" }));
    expect(draftId(place)).not.toBe(draftId({ ...place, step: "settle" }));
  });

  it("is one per report and one per entry corrected", () => {
    expect(draftId(hourly)).not.toBe(draftId({ ...hourly, corrects: { author: "a", seq: 3 } }));
    expect(draftId({ ...hourly, corrects: { author: "a", seq: 3 } })).not.toBe(
      draftId({ ...hourly, corrects: { author: "a", seq: 4 } }),
    );
  });

  it("of another version or another kind is not read", () => {
    const content = { version: 1, place: hourly, boot: "b", form: {} };
    expect(findKeptForm({ ...row, content })?.place).toEqual(hourly);
    expect(findKeptForm({ ...row, content: { ...content, version: 2 } })).toBeUndefined();
    expect(findKeptForm({ ...row, kind: "violation", content })).toBeUndefined();
    expect(findKeptForm({ ...row, content: null })).toBeUndefined();
  });
});
