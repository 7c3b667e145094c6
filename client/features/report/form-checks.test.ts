import { describe, expect, it } from "vitest";
import { demonstrationProvince } from "../../../shared/catalogue/demonstration-province.ts";
import { createElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { createBranchLog, readBranchDay } from "../../../shared/projections/branch-day.ts";
import { checkForm, needsExplanation, needsSecondLook, previousFigure } from "./form-checks.ts";
import { emptyForm, filedAnswers, formOf, withAnswer, withNewRow, withPhotos, withRowAnswer } from "./form-state.ts";

const province = demonstrationProvince({ seed: "form-checks", electionDay: "2016-02-26" });
const catalogue = createElectionCatalogue({ ...province, election: province.elections[0]! });
const { contests } = catalogue.election;
const unit = province.units.find(({ kind }) => kind === "branch")!;
const day = readBranchDay(createBranchLog(unit.id, "rehearsal"), unit, catalogue);
const filedAt = "2016-02-26T05:35:00.000Z";
const subjectOf = (code: string, slot: string | null) => ({
  report: catalogue.reportOf.get(code)!,
  slot,
  subject: `${unit.id}/${code}/${slot}`,
});
const check = (code: string, slot: string | null, form: typeof emptyForm) =>
  checkForm(subjectOf(code, slot), form, { catalogue, unit, day }, filedAt);

const balanced = ["majles", "experts"].reduce(
  (form, contest) =>
    [
      ["ballotsReceived", 1000],
      ["ballotsUsed", 600],
      ["ballotsSpoiled", 4],
      ["ballotsRemaining", 396],
    ].reduce((each, [name, value]) => withAnswer(each, `${contest}/${name}`, value as number), form),
  emptyForm,
);

describe("a form", () => {
  it("says what is missing, and that it asks for a second look but no explanation", () => {
    const checks = check("R6", "main", balanced);
    expect(checks.broken.map(({ rule }) => rule.id)).toEqual([]);
    expect(checks.missing.map(({ place }) => place)).toEqual([
      "closedAt",
      "inLine",
      "lastVoterAt",
      "idElectronic",
      "idManual",
    ]);
    expect(needsExplanation(checks)).toBe(false);
    expect(needsSecondLook(checks)).toBe(true);
  });

  it("shows a broken rule with both figures at the last of its questions, for the contest that it concerns", () => {
    const checks = check("R6", "main", withAnswer(balanced, "majles/ballotsRemaining", 390));
    const balance = checks.broken.find(({ rule }) => rule.id === "rule-1-balance");
    expect(balance).toMatchObject({ contest: "majles", place: "majles/ballotsRemaining" });
    expect(balance?.figures).toEqual({
      left: { kind: "count", value: 1000 },
      right: { kind: "count", value: 994 },
    });
    expect(needsExplanation(checks)).toBe(true);
  });

  it("keeps text that is no figure, and files it as empty", () => {
    const form = withAnswer(emptyForm, "idManual", null, "12o");
    const checks = check("R2", "h09", form);
    expect(checks.unread).toEqual([{ place: "idManual", field: "idManual", contest: null }]);
    expect(checks.missing.map(({ place }) => place)).not.toContain("idManual");
    const { values } = filedAnswers(subjectOf("R2", "h09").report, form, contests, checks.states);
    expect(values["idManual"]).toBeNull();
    expect(withAnswer(form, "idManual", 120, "120").typed).toEqual({});
  });

  it("leaves out what does not apply and files null for what was left empty", () => {
    const late = withAnswer(withAnswer(emptyForm, "openedAt", "08:40"), "lateReason", "road");
    const report = subjectOf("R1", "main").report;
    expect(filedAnswers(report, late, contests, check("R1", "main", late).states).values).toMatchObject({
      openedAt: "08:40",
      lateReason: "road",
      boxEmpty: null,
    });
    const onTime = withAnswer(late, "openedAt", "08:00");
    const filed = filedAnswers(report, onTime, contests, check("R1", "main", onTime).states);
    expect(filed.values).not.toHaveProperty("lateReason");
    expect(Object.keys(filed.contests)).toEqual(["experts", "majles"]);
  });

  it("flags a constraint with its own message and asks for an explanation", () => {
    const checks = check("R1", "main", withAnswer(emptyForm, "boxEmpty", "no"));
    expect(checks.flagged).toEqual([{ place: "boxEmpty", field: "boxEmpty", contest: null }]);
    expect(needsExplanation(checks)).toBe(true);
  });

  it("keeps rows, drops empty ones, and comes back whole from what was filed", () => {
    let form = withNewRow(withNewRow(emptyForm, "people", "a"), "people", "b");
    form = withRowAnswer(form, "people", "a", "role", "observer");
    form = withRowAnswer(form, "people", "a", "persons", null, "دو");
    const report = subjectOf("R4", null).report;
    const checks = check("R4", null, form);
    expect(checks.unread.map(({ place }) => place)).toEqual(["people"]);
    const filed = filedAnswers(report, form, contests, checks.states);
    expect(filed.values["people"]).toEqual([{ role: "observer", persons: null }]);
    expect(formOf(report, filed, [], () => "row").rows["people"]).toEqual([
      { id: "row", answers: { role: "observer", persons: null }, typed: {} },
    ]);
  });

  it("names the files of its image questions and forgets those that were removed", () => {
    const file = (sha256: string) => ({ sha256, sizeBytes: 1, mediaType: "image/jpeg", name: "" }) as never;
    const two = withPhotos(emptyForm, "photos", [file("a"), file("b")]);
    expect(two.answers["photos"]).toEqual(["a", "b"]);
    const one = withPhotos(two, "photos", [file("b")]);
    expect(one.evidence.map(({ sha256 }) => sha256)).toEqual(["b"]);
  });

  it("knows no earlier figure before the first hourly report but nought", () => {
    expect(previousFigure(check("R2", "h09", emptyForm).facts, null, "idManual")).toBe(0);
    expect(previousFigure(check("R2", "h09", emptyForm).facts, "majles", "ballotsRemaining")).toBeUndefined();
  });
});
