import { expect, it } from "vitest";
import { counting } from "../../../shared/catalogue/reports/counting.ts";
import { blindForm, emptyPlaces, secondAnswers, withFigure, withNewRow, withoutRow, withRow } from "./second-form.ts";

const contests = [{ id: "majles" as const }];
const first = {
  values: {},
  contests: {
    majles: {
      papersInBox: 310,
      valid: 307,
      candidates: [
        { code: "7", name: "نادر قاضی‌پور", votes: 154 },
        { code: null, name: " ", votes: 3 },
      ],
      remarks: "۱۵۴ رأی",
    },
  },
};
let id = 0;
const blind = () => blindForm(counting, first, contests, () => `row-${(id += 1)}`);

it("holds nothing of the first entry but names", () => {
  const text = JSON.stringify(blind());
  expect(text).toContain("نادر قاضی‌پور");
  for (const figure of ["310", "307", "154", "۱۵۴"]) expect(text).not.toContain(figure);
});

it("records each figure as typed, and null where it was left empty", () => {
  let form = blind();
  const [row] = form.rows["majles/candidates"]!;
  form = withFigure(form, "majles/papersInBox", { value: 310, text: "310" });
  form = withRow(form, "majles/candidates", row!.id, { value: 145, text: "145" });
  form = withNewRow(form, "majles/candidates", "added");
  form = withRow(form, "majles/candidates", "added", { name: " هادی بهادری ", value: 3 });
  form = withNewRow(form, "majles/candidates", "blank");
  const { contests: recorded } = secondAnswers(counting, form, contests);
  expect(recorded.majles).toMatchObject({
    papersInBox: 310,
    valid: null,
    candidates: [
      { name: "نادر قاضی‌پور", votes: 145 },
      { name: "هادی بهادری", votes: 3 },
    ],
  });
  expect(recorded.majles).not.toHaveProperty("remarks");
  expect(emptyPlaces(counting, form, contests)).toContain("majles/valid");
  expect(emptyPlaces(counting, form, contests)).toContain("majles/candidates#blank");
  expect(emptyPlaces(counting, withoutRow(form, "majles/candidates", "blank"), contests)).not.toContain(
    "majles/candidates#blank",
  );
});
