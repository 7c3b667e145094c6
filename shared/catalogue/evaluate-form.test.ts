import { describe, expect, it } from "vitest";
import { evaluateForm, type FieldState } from "./evaluate-form.ts";
import { findFigure, type FormAnswers } from "./form-figures.ts";
import { westAzerbaijanElection } from "./province/election.ts";
import { electionDayReports } from "./reports/election-day-reports.ts";
import type { ContestId } from "./schema.ts";

const { contests } = westAzerbaijanElection("2016-02-26");
const facts = { branch: { opening: 480 }, contests: {} };

function states(code: string, answers: Partial<FormAnswers>): FieldState[] {
  const report = electionDayReports.find(({ id }) => id === code);
  if (report === undefined) throw new Error(`No report ${code}`);
  return evaluateForm(report, { values: {}, contests: {}, ...answers }, facts, contests, { majles: 1, experts: 3 });
}

function stateOf(list: FieldState[], name: string, contest: ContestId | null = null): FieldState {
  const found = list.find((state) => state.name === name && state.contest === contest);
  if (found === undefined) throw new Error(`No state of ${name}`);
  return found;
}

describe("evaluateForm", () => {
  it("asks for the reason of a late opening only once the opening is late", () => {
    const relevant = (openedAt?: string) => stateOf(states("R1", { values: { openedAt } }), "lateReason").relevant;
    expect([relevant(), relevant("08:00"), relevant("08:01")]).toEqual([false, false, true]);
  });

  it("flags an answer that breaks its constraint, never one that is not given", () => {
    const flagged = (queue: unknown) => stateOf(states("R2", { values: { queue } }), "queue").flagged;
    expect([flagged(null), flagged(3), flagged(-3), flagged("3")]).toEqual([false, false, true, false]);
    expect(stateOf(states("R1", { values: { boxEmpty: "no" } }), "boxEmpty").flagged).toBe(true);
  });

  it("calculates for each contest what can be calculated", () => {
    const list = states("R7", {
      contests: {
        majles: { papersInBox: 500, invalidNotCounted: 4, candidates: [{ votes: 3 }, { votes: 4 }, {}] },
        experts: { papersInBox: 500, candidates: [] },
      },
    });
    expect(stateOf(list, "votesCast", "majles").calculated).toBe(496);
    expect(stateOf(list, "candidatesTotal", "majles").calculated).toBe(7);
    expect(stateOf(list, "votesCast", "experts").calculated).toBeUndefined();
    expect(stateOf(list, "candidatesTotal", "experts").calculated).toBeUndefined();
  });

  it("shows the ballots of a support request only when ballots are asked for", () => {
    const list = (supplyKinds: string[]) => states("R3", { values: { supplyKinds, delivered: "yes" } });
    expect(stateOf(list(["power"]), "ballotsDelivered", "majles").relevant).toBe(false);
    expect(stateOf(list(["power", "ballots"]), "ballotsDelivered", "majles").relevant).toBe(true);
  });
});

describe("findFigure", () => {
  const field = (type: "integer" | "decimal" | "text" | "time" | "select_multiple") => ({
    name: "x",
    type,
    label: { fa: "", en: "" },
  });

  it("takes what is not of the field's type for not known", () => {
    expect(findFigure(field("integer"), 1.5)).toBeUndefined();
    expect(findFigure(field("integer"), "12")).toBeUndefined();
    expect(findFigure(field("decimal"), Number.NaN)).toBeUndefined();
    expect(findFigure(field("text"), "  ")).toBeUndefined();
    expect(findFigure(field("time"), "25:00")).toBeUndefined();
    expect(findFigure(field("select_multiple"), [])).toBeUndefined();
  });

  it("counts a time in minutes, the night after included", () => {
    expect(findFigure(field("time"), "19:30")).toBe(1170);
    expect(findFigure(field("time"), "00:10")).toBe(1450);
  });
});
