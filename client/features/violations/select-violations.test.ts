import { describe, expect, it } from "vitest";
import { foldCompact } from "../../../shared/lib/fold-text.ts";
import { createBoard, foldBoard } from "../../../shared/projections/board.ts";
import { listViolations } from "../../../shared/projections/violations.ts";
import {
  at,
  branches,
  catalogue,
  name43,
  province,
  storedEntry,
  violationData,
  type GivenEntry,
} from "../../../tests/support/day-fixtures.ts";
import { everything, selectViolations, type ViolationFilter } from "./select-violations.ts";

const urmia = branches.find(({ id }) => id.startsWith("WA-URM"))!;
const khoy = branches.find(({ id }) => id.startsWith("WA-KHO"))!;
const logged = (subject: string, position: number, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author: subject,
  seq: 0,
  type: "violation.logged",
  unit: urmia.id,
  subject,
  data: violationData("art66-03"),
  claimedAt: at("10:00"),
  receivedAt: at("10:01"),
  position,
  ...over,
});
const board = createBoard("rehearsal");
foldBoard(
  board,
  [
    logged("low", 1, { data: violationData("procedural-late-opening", { description: "ديرکرد" }) }),
    logged("critical", 2, { unit: khoy.id, data: violationData("art66-09") }),
    logged("photo", 3, {
      evidence: [{ sha256: name43("photo") as never, sizeBytes: 1, mediaType: "image/jpeg", name: "a.jpg" }],
    }),
    logged("redacted", 4, { data: null }),
  ].map(storedEntry),
);
const violations = listViolations(board, province.units, catalogue);
const places = {
  unitOf: new Map(province.units.map((unit) => [unit.id, unit])),
  offenceOf: catalogue.offenceOf,
  searchText: (unit: (typeof province.units)[number]) => foldCompact(unit.name.fa),
};
const subjects = (filter: Partial<ViolationFilter>, order: "newest" | "severity" = "newest") =>
  selectViolations(violations, { ...everything, ...filter }, order, places).map(({ subject }) => subject);

describe("the violations that are shown", () => {
  it("are the newest first, or the most severe", () => {
    expect(subjects({})).toEqual(["redacted", "photo", "critical", "low"]);
    expect(subjects({}, "severity")[0]).toBe("critical");
    expect(subjects({}, "severity").at(-1)).toBe("redacted");
  });

  it("are those of a county", () => {
    expect(subjects({ county: "WA-KHO" })).toEqual(["critical"]);
  });

  it("are those with evidence, or without", () => {
    expect(subjects({ evidence: "with" })).toEqual(["photo"]);
    expect(subjects({ evidence: "without" })).not.toContain("photo");
  });

  it("are found by words of the offence and of the description, in any spelling", () => {
    expect(subjects({ query: "دیرکرد" })).toEqual(["low"]);
    expect(subjects({ query: "تهدید" })).toEqual(["photo"]);
  });

  it("are kept apart where they cannot be read", () => {
    expect(subjects({ state: "unreadable" })).toEqual(["redacted"]);
    expect(subjects({ severity: "unknown" })).toContain("redacted");
  });
});
