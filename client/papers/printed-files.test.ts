import { expect, it } from "vitest";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import { at, catalogue, name43, storedEntry, violationData } from "../../tests/support/day-fixtures.ts";
import { listPrintedFiles } from "./printed-files.ts";

const report = (subject: string, unit: string, position: number) => {
  const [whole, small] = [name43(`whole-${subject}`), name43(`small-${subject}`)];
  const item = { kind: "photo", source: "camera", capturedAt: null };
  return readStoredEntry(
    storedEntry({
      author: subject,
      seq: 0,
      type: "violation.logged",
      typeVersion: 2,
      unit,
      subject,
      claimedAt: at("10:00"),
      position,
      data: violationData("art66-01", {
        items: [
          { ...item, sha256: whole, copyOf: null },
          { ...item, sha256: small, copyOf: whole },
        ],
      }),
      evidence: [whole, small].map((sha256) => ({ sha256, sizeBytes: 1, mediaType: "image/jpeg", name: "1" }) as never),
    }),
  );
};
const entries = [report("one", "WA-URM-0001", 1), report("two", "WA-URM-0002", 2)];

it("every original of a letter's list is told under the report that names it, and no small copy", () => {
  expect(listPrintedFiles("referral-letter", entries, catalogue, "نامه")).toEqual([
    {
      unit: "WA-URM-0001",
      subject: "one",
      data: { sha256: name43("whole-one"), act: "printed", to: "", note: "نامه" },
    },
    {
      unit: "WA-URM-0002",
      subject: "two",
      data: { sha256: name43("whole-two"), act: "printed", to: "", note: "نامه" },
    },
  ]);
});

it("minutes list no evidence", () => {
  expect(listPrintedFiles("count-minutes", entries, catalogue, "")).toEqual([]);
});
