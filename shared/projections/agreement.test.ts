import { describe, expect, it } from "vitest";
import { catalogue } from "../../tests/support/day-fixtures.ts";
import type { Answers } from "../catalogue/form-figures.ts";
import { doFiguresAgree } from "./agreement.ts";

const agree = (report: string, left: Answers, right: Answers, contest: "majles" | null = null): boolean => {
  const answers = (given: Answers) =>
    contest === null ? { values: given, contests: {} } : { values: {}, contests: { [contest]: given } };
  return doFiguresAgree(catalogue.reportOf.get(report), answers(left), answers(right));
};

describe("two filings agree", () => {
  it.each<[string, string, Answers, Answers, boolean]>([
    ["on equal figures", "R2", { idElectronic: 5, queue: 3 }, { queue: 3, idElectronic: 5 }, true],
    ["not on others", "R2", { idElectronic: 5 }, { idElectronic: 6 }, false],
    ["if one left empty what the other left out", "R2", { idElectronic: 5, queue: null }, { idElectronic: 5 }, true],
    ["not if only one of them gave a figure", "R2", { idElectronic: 5, queue: 0 }, { idElectronic: 5 }, false],
    ["in other words", "R2", { remarks: "آرام" }, { remarks: "شلوغ" }, true],
    ["not on another choice", "R1", { boxEmpty: "yes" }, { boxEmpty: "no" }, false],
    ["not on another time", "R1", { openedAt: "08:00" }, { openedAt: "08:01" }, false],
    [
      "on the same choices in another order",
      "R0",
      { materialsPresent: ["seals", "ballots"] },
      { materialsPresent: ["ballots", "seals"] },
      true,
    ],
    ["not on fewer choices", "R0", { materialsPresent: ["seals", "ballots"] }, { materialsPresent: ["seals"] }, false],
    [
      "on all answers of a report that is not in the catalogue",
      "R9",
      { a: 1, b: { c: 2, d: null } },
      { b: { c: 2 }, a: 1 },
      true,
    ],
    ["not on the words of such a report", "R9", { a: "x" }, { a: "y" }, false],
  ])("%s", (_, report, left, right, expected) => {
    expect(agree(report, left, right)).toBe(expected);
    expect(agree(report, right, left)).toBe(expected);
  });

  it("on each contest by itself", () => {
    expect(agree("R2", { ballotsUsed: 4 }, { ballotsUsed: 4 }, "majles")).toBe(true);
    expect(agree("R2", { ballotsUsed: 4 }, { ballotsUsed: 5 }, "majles")).toBe(false);
  });

  it("on the rows of a list", () => {
    const rows = (votes: number) => ({ candidates: [{ code: "12", name: "الف", votes }] });
    expect(agree("R7", rows(40), { candidates: [{ votes: 40, name: "الف", code: "12" }] }, "majles")).toBe(true);
    expect(agree("R7", rows(40), rows(41), "majles")).toBe(false);
  });
});
