import { expect, it } from "vitest";
import { catalogue } from "../../../tests/support/day-fixtures.ts";
import { createFormat } from "../../i18n/use-format.ts";
import { listContent } from "./aside-entry.ts";

const payloadOf = (data: object) => JSON.stringify({ salt: "x", data, evidence: [] });
const told = (payload: string | null, words?: Parameters<typeof listContent>[1]) =>
  listContent(payload, words).map(({ name, text }) => `${name}=${text}`);
const words = {
  catalogue,
  format: createFormat("fa", 210),
  report: "گزارش",
  titleOf: (code: string, slot: string | null) => `${code}/${slot}`,
};

it("what an entry says is listed line by line, with what was left empty left out", () => {
  const payload = payloadOf({
    report: "R2",
    values: { queue: 12, note: "صف کوتاه", left: null },
    people: [{ role: "observer", note: "" }],
  });
  expect(told(payload)).toEqual(["report=R2", "values.queue=12", "values.note=صف کوتاه", "people.0.role=observer"]);
  expect(told(null)).toEqual([]);
});

it("a report's answers are called what its form calls them, and nothing that it says is left out", () => {
  const values = { queue: 12, ofANewerForm: 7 };
  const payload = payloadOf({
    report: "R2",
    slot: "h09",
    values,
    contests: { majles: { ballotsUsed: 100 } },
    reason: "x",
  });
  const majles = catalogue.election.contests.find(({ id }) => id === "majles")!;
  const label = (name: string) => catalogue.reportOf.get("R2")!.fields.find((field) => field.name === name)!.label.fa;
  expect(told(payload, words)).toEqual([
    "گزارش=R2/h09",
    `${label("queue")}=۱۲`,
    "ofANewerForm=7",
    `${label("ballotsUsed")}: ${majles.name.fa}=۱۰۰`,
    "reason=x",
  ]);
  const unknown = payloadOf({ report: "R99", values: { queue: 12 }, contests: {} });
  expect(told(unknown, words)).toEqual(["report=R99", "values.queue=12"]);
});
