import { describe, expect, it } from "vitest";
import { branches, catalogue, name43, storedEntry, violationData, at } from "../../tests/support/day-fixtures.ts";
import { readDocumentation } from "./documentation.ts";
import { readStoredEntry } from "./stored-entry.ts";
import { findViolationEntry } from "./violation-entry.ts";
import { groupViolations } from "./violations.ts";

const violationsWith = (...datas: (Record<string, unknown> | null)[]) =>
  groupViolations(
    datas.map((data, index) =>
      findViolationEntry(
        readStoredEntry(
          storedEntry({
            author: `tablet-${index}`,
            seq: 0,
            type: "violation.logged",
            unit: branches[0]!.id,
            subject: `v${index}`,
            typeVersion: 2,
            data,
            claimedAt: at("10:00"),
            evidence:
              index === 1 ? [{ sha256: name43("a") as never, sizeBytes: 1, mediaType: "image/jpeg", name: "a" }] : [],
          }),
        ),
      )!,
    ),
    catalogue,
  );

describe("the documentation of a report", () => {
  it("is told part by part", () => {
    expect(readDocumentation(violationsWith(violationData("art66-03")))).toEqual({
      present: ["time", "place", "people", "action"],
      missing: ["description", "position", "evidence", "witness"],
    });
  });

  it("has nothing of a report that cannot be read", () => {
    expect(readDocumentation(violationsWith(null)).present).toEqual([]);
  });

  it("is of a case whatever any of its reports has", () => {
    const witness = { name: "", role: "voter", text: "دیدم", signature: null };
    const long = "یک نفر در حیاط مدرسه به سه رأی‌دهنده پول داد و رفت";
    const position = { latitude: 37, longitude: 45, accuracyMeters: 8 };
    const { missing } = readDocumentation(
      violationsWith(
        violationData("art66-03", { witnesses: [witness] }),
        violationData("art66-03", { description: long, position }),
      ),
    );
    expect(missing).toEqual([]);
  });
});
