import { describe, expect, it } from "vitest";
import { consistencyRules } from "../../shared/catalogue/rules.ts";
import { electionDayReports } from "../../shared/catalogue/reports/election-day-reports.ts";
import { comparisonSides, findRuleFigures } from "./rule-figures.ts";

const rule = (id: string) => consistencyRules.find((each) => each.id === id)!;
const report = (id: string) => electionDayReports.find((each) => each.id === id)!;
const noDay = { branch: {}, contests: {} };

describe("the two figures of a rule", () => {
  it("are the sides of its comparison, the last alternative's where there are several", () => {
    expect(comparisonSides("this.a == this.b + this.c")).toEqual({ left: "this.a", right: "this.b + this.c" });
    expect(comparisonSides("seats == 1 || this.total <= seats * this.valid")).toEqual({
      left: "this.total",
      right: "seats * this.valid",
    });
    expect(comparisonSides("this.candidates.all(c, c.votes <= this.valid)")).toBeUndefined();
  });

  it("are counted from the form", () => {
    const answers = {
      values: {},
      contests: { majles: { ballotsReceived: 1000, ballotsUsed: 600, ballotsSpoiled: 3, ballotsRemaining: 390 } },
    };
    const form = { report: report("R6"), answers, facts: noDay, seats: {} };
    expect(findRuleFigures(rule("rule-1-balance"), { contest: "majles" }, form)).toEqual({
      left: { kind: "count", value: 1000 },
      right: { kind: "count", value: 993 },
    });
    expect(findRuleFigures(rule("rule-1-balance"), { contest: "experts" }, form)).toBeUndefined();
  });

  it("are times of day and durations where the rule speaks of them", () => {
    const facts = { branch: { openedAt: 495, firstHourlyAt: 480, closedAt: 1020 }, contests: {} };
    const form = { report: report("R1"), answers: { values: {}, contests: {} }, facts, seats: {} };
    expect(findRuleFigures(rule("rule-7-open-before-hourly"), { contest: null }, form)).toEqual({
      left: { kind: "time", value: "08:15" },
      right: { kind: "time", value: "08:00" },
    });
    expect(findRuleFigures(rule("rule-7-ten-hours"), { contest: null }, form)).toEqual({
      left: { kind: "duration", minutes: 525 },
      right: { kind: "duration", minutes: 600 },
    });
  });

  it("are found for every rule that compares", () => {
    const without = consistencyRules.filter(({ expression }) => comparisonSides(expression) === undefined);
    expect(without.map(({ id }) => id)).toEqual([
      "rule-5-each-candidate",
      "plausibility-invalid",
      "plausibility-voters",
      "plausibility-no-votes",
      "plausibility-past-blank",
    ]);
  });
});
