import { describe, expect, it } from "vitest";
import { reportableOffences } from "../../../shared/catalogue/offences/reportable.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import { newestFirst, recentOffences } from "./recent-offences.ts";

const offenceOf = new Map(reportableOffences.map((offence) => [offence.id, offence]));
const logged = (subject: string, seq: number, position: number | null, offences: string[]) =>
  ({ subject, offences, entries: [{ author: "a", seq, position, payloadHash: "h" }] }) as unknown as Violation;

const violations = [
  logged("old", 1, 10, ["art66-01"]),
  logged("newer", 2, 20, ["art66-06", "not-in-this-catalogue"]),
  logged("here only", 3, null, ["art66-01"]),
];

describe("recent offences", () => {
  it("begin with what only this tablet has, then what the server received last", () => {
    expect(newestFirst(violations).map(({ subject }) => subject)).toEqual(["here only", "newer", "old"]);
  });

  it("name each offence of the catalogue once", () => {
    expect(recentOffences(violations, { offenceOf }).map(({ id }) => id)).toEqual(["art66-01", "art66-06"]);
  });

  it("are few", () => {
    const many = reportableOffences.map(({ id }, index) => logged(id, index, index + 1, [id]));
    expect(recentOffences(many, { offenceOf })).toHaveLength(4);
  });
});
