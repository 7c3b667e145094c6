import { describe, expect, it } from "vitest";
import type { CountDifference } from "../../../shared/projections/count-figures.ts";
import {
  explainBroken,
  findingAt,
  freshSettlement,
  isRecorded,
  isWhole,
  readSettlement,
  withFinding,
} from "./settle-form.ts";

const votes: CountDifference = { contest: "majles", field: "candidates/نادر قاضی‌پور", first: 154, second: 145 };
const papers: CountDifference = { contest: "experts", field: "papersInBox", first: 310, second: null };
const empty = freshSettlement({ open: [votes, papers], settlements: [] });
const settlement = (settled: number, explanation: string) => ({
  author: "a",
  seq: 1,
  payloadHash: "h",
  position: null,
  officer: "p",
  time: {} as never,
  hasRight: null,
  differences: [{ ...votes, settled, explanation }],
});

describe("the settlement of a count", () => {
  it("is whole when a figure was found and why they differed", () => {
    expect(isWhole(votes, findingAt(empty, votes))).toBe(false);
    expect(isWhole(votes, { choice: "second", other: null, typed: "", why: " " })).toBe(false);
    expect(isWhole(votes, { choice: "other", other: null, typed: "", why: "خط خورده" })).toBe(false);
    expect(isWhole(votes, { choice: "second", other: null, typed: "", why: "جابه‌جا" })).toBe(true);
  });

  it("changes only what was not right at first", () => {
    let form = withFinding(empty, votes, { choice: "second", why: "جابه‌جا نوشته شد" });
    form = withFinding(form, papers, { choice: "first", why: " ننوشته بود " });
    const { differences, changed } = readSettlement([votes, papers], form);
    expect(differences.map(({ settled, explanation }) => [settled, explanation])).toEqual([
      [145, "جابه‌جا نوشته شد"],
      [310, "ننوشته بود"],
    ]);
    expect(changed).toEqual([{ contest: "majles", field: votes.field, value: 145 }]);
  });

  it("goes on as it was recorded where the correction is missing", () => {
    const settlements = [settlement(164, "خط خورده بود")];
    const form = freshSettlement({ open: [votes], settlements });
    expect(findingAt(form, votes)).toEqual({ choice: "other", other: 164, typed: "", why: "خط خورده بود" });
    const { differences } = readSettlement([votes], form);
    expect(isRecorded(differences, settlements)).toBe(true);
    expect(isRecorded(differences, [settlement(145, "خط خورده بود")])).toBe(false);
  });

  it("offers what was explained when the minutes were filed, and asks only for what nobody has explained", () => {
    const far = { rule: { id: "P6" }, contest: null };
    const many = { rule: { id: "P2" }, contest: "majles" } as const;
    const given = [{ rule: "P6", contest: null, explanation: "برف راه را بسته بود." }];
    const kept = explainBroken([far], given, { explanation: "" });
    expect(kept).toMatchObject({ known: [far], bare: [], given: "برف راه را بسته بود.", isWhole: true });
    expect(kept.findings).toEqual([{ rule: "P6", contest: null, explanation: "برف راه را بسته بود." }]);
    const asked = explainBroken([far, many], given, { explanation: "" });
    expect(asked).toMatchObject({ known: [far], bare: [many], isWhole: false });
    const said = explainBroken([far, many], given, { explanation: " سیاههٔ کهنه ", given: "برف بود" });
    expect(said.isWhole).toBe(true);
    expect(said.findings.map(({ explanation }) => explanation)).toEqual(["برف بود", "سیاههٔ کهنه"]);
    // Emptied, or of another box: it is asked for.
    expect(explainBroken([far], given, { explanation: "", given: " " }).isWhole).toBe(false);
    expect(explainBroken([{ ...many, rule: far.rule }], given, { explanation: "" }).bare).toHaveLength(1);
  });
});
