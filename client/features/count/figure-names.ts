import type { Report } from "../../../shared/catalogue/schema.ts";
import type { CountFigure } from "../../../shared/projections/count-figures.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import type { Format } from "../../i18n/use-format.ts";

type Place = Pick<CountFigure, "contest" | "field">;

/** «مجلس: برگ رأی داخل صندوق»; a candidate by name. */
export function nameFigure(place: Place, report: Report, catalogue: ElectionCatalogue, format: Format): string {
  const contest = catalogue.election.contests.find(({ id }) => id === place.contest);
  const name = nameQuestion(place, report, format);
  return contest === undefined ? name : `${format.pick(contest.name)}: ${name}`;
}

/** The same without the contest. */
export function nameQuestion({ field: place }: Place, report: Report, format: Format): string {
  const [question = "", ...name] = place.split("/");
  if (name.length > 0) return name.join("/");
  const field = report.fields.find((each) => each.name === question);
  return field === undefined ? question : format.pick(field.label);
}
