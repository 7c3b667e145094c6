import { describe, expect, it } from "vitest";
import { instantOf } from "../../../shared/catalogue/election-time.ts";
import { constituencies } from "../../../shared/catalogue/province/constituencies.ts";
import { westAzerbaijanElection } from "../../../shared/catalogue/province/election.ts";
import { findEnd, isNotLater, presentEnds, type EndLine } from "./extension-form.ts";

const election = westAzerbaijanElection("2016-02-26");
const urmiaUntil21 = {
  id: "x",
  kind: "closing" as const,
  constituency: "majles-urmia",
  contest: "majles" as const,
  at: instantOf(election, 21 * 60),
  orderNo: "1",
  basis: "sourced" as const,
};
const hours = { election, calendar: [urmiaUntil21], constituencies };
const line = (more: Partial<EndLine>): EndLine => ({ id: "l", constituency: "", contest: "", time: null, ...more });

describe("an order of extension", () => {
  it("is of the night after where its time is past midnight", () => {
    expect(findEnd(line({ time: "00:15", contest: "experts" }), election)).toEqual({
      constituency: null,
      contest: "experts",
      at: instantOf(election, 24 * 60 + 15),
    });
    expect(findEnd(line({ time: null }), election)).toBeUndefined();
  });

  it("stands beside the ends as they are", () => {
    expect(presentEnds(line({}), hours)).toEqual(["20:00", "21:00"]);
    expect(presentEnds(line({ constituency: "majles-urmia", contest: "experts" }), hours)).toEqual(["20:00"]);
    expect(presentEnds(line({ constituency: "majles-urmia", contest: "majles" }), hours)).toEqual(["21:00"]);
  });

  it("is later everywhere that it is about", () => {
    expect(isNotLater(line({ time: "20:30" }), hours)).toBe(true);
    expect(isNotLater(line({ time: "21:30" }), hours)).toBe(false);
    expect(isNotLater(line({ time: "20:30", contest: "experts" }), hours)).toBe(false);
    expect(isNotLater(line({ time: "20:00", contest: "experts" }), hours)).toBe(true);
    expect(isNotLater(line({}), hours)).toBe(false);
  });
});
