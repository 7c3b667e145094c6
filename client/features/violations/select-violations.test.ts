import { describe, expect, it } from "vitest";
import { foldCompact } from "../../../shared/lib/fold-text.ts";
import { createBoard, foldBoard } from "../../../shared/projections/board.ts";
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
import type { DeskCase } from "../../desk/desk-case.ts";
import { listDeskCases } from "../../desk/desk-cases.ts";
import { orderCases, type CaseNames, type CaseOrder } from "./order-cases.ts";
import { everything, filterCases, type CaseFilter } from "./select-violations.ts";

const urmia = branches.find(({ id }) => id.startsWith("WA-URM"))!;
const khoy = branches.find(({ id }) => id.startsWith("WA-KHO"))!;
const entry = (subject: string, position: number, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author: `${subject}-${position}`,
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
const stepped = (subject: string, position: number, state: string): GivenEntry =>
  entry(subject, position, {
    type: "case.stepped",
    data: { state, after: [], reason: "دیده شد", addressee: null },
    receivedAt: at("10:30"),
  });
const board = createBoard("rehearsal");
foldBoard(
  board,
  [
    entry("low", 1, { data: violationData("procedural-late-opening", { description: "ديرکرد" }) }),
    entry("critical", 2, { unit: khoy.id, data: violationData("art66-09") }),
    entry("photo", 3, {
      evidence: [{ sha256: name43("photo") as never, sizeBytes: 1, mediaType: "image/jpeg", name: "a.jpg" }],
    }),
    entry("redacted", 4, { data: null }),
    stepped("photo", 5, "verifying"),
    stepped("photo", 6, "unfounded"),
    stepped("low", 7, "closed"),
    entry("critical", 8, {
      unit: khoy.id,
      type: "case.assigned",
      data: { handler: "khoy", after: [], reason: "" },
    }),
  ].map(storedEntry),
);
const { cases } = listDeskCases({ board, units: province.units, catalogue, own: [] }, {});
const places = {
  unitOf: new Map(province.units.map((unit) => [unit.id, unit])),
  offenceOf: catalogue.offenceOf,
  searchText: (unit: (typeof province.units)[number]) => foldCompact(unit.name.fa),
};
const names: CaseNames = {
  county: ({ violations: [{ unit }] }) => unit.slice(0, 6),
  offence: ({ violations: [{ offences }] }) => offences[0] ?? "",
  handler: ({ handler }: DeskCase) => (handler.kind === "settled" ? (handler.officer ?? "") : "disputed"),
  compare: (one, other) => (one < other ? -1 : one > other ? 1 : 0),
};
const nowMs = Date.parse(at("11:15"));
const subjects = (filter: Partial<CaseFilter>, order: CaseOrder = "newest") =>
  orderCases(filterCases(cases, { ...everything, ...filter }, places, nowMs), order, names, nowMs).map(({ id }) => id);

describe("the cases that are shown", () => {
  it("are in the order that is asked for", () => {
    expect(subjects({})).toEqual(["redacted", "photo", "critical", "low"]);
    expect(subjects({}, "oldest")).toEqual(["low", "critical", "photo", "redacted"]);
    expect(subjects({}, "severity")).toEqual(["critical", "photo", "low", "redacted"]);
    expect(subjects({}, "state")[0]).toBe("photo");
    expect(subjects({}, "state").at(-1)).toBe("low");
    expect(subjects({}, "county")[0]).toBe("critical");
    expect(subjects({}, "offence").at(-1)).toBe("redacted");
    expect(subjects({}, "handler")[0]).toBe("critical");
    expect(subjects({}, "documentation")[0]).toBe("redacted");
  });

  it("begin with what is disputed, then what has run out, the gravest first", () => {
    expect(subjects({}, "attention")).toEqual(["photo", "critical", "redacted", "low"]);
    expect(subjects({ clock: "overdue" }, "clock")).toEqual(["critical", "redacted"]);
  });

  it("are those of a county", () => {
    expect(subjects({ county: "WA-KHO" })).toEqual(["critical"]);
  });

  it("are those in a state, and those that somebody handles or nobody does", () => {
    expect(subjects({ state: "disputed" })).toEqual(["photo"]);
    expect(subjects({ state: "closed" })).toEqual(["low"]);
    expect(subjects({ handler: "of:khoy" })).toEqual(["critical"]);
    expect(subjects({ handler: "nobody" })).not.toContain("critical");
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
    expect(subjects({ account: "unreadable" })).toEqual(["redacted"]);
    expect(subjects({ severity: "unknown" })).toContain("redacted");
    expect(subjects({ documentation: "poor" })).toEqual(["redacted"]);
  });
});
