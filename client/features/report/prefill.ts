import { minuteOf, wallTime } from "../../../shared/catalogue/election-time.ts";
import type { Election, Notice, Unit } from "../../../shared/catalogue/schema.ts";
import { emptyForm, placeOf, type FormState } from "./form-state.ts";

/**
 * The form of an extension (R5) as the order in a notice has it: its number, and for each election the latest end that is meant
 * for the branch. When the order arrived only the officer knows.
 */
export function extensionForm(
  extension: NonNullable<Notice["extension"]>,
  election: Election,
  { constituency }: Pick<Unit, "constituency">,
): FormState {
  const answers: FormState["answers"] = { orderNo: extension.orderNo };
  for (const { id } of election.contests) {
    const minutes = extension.ends
      .filter((end) => end.constituency === null || end.constituency === constituency)
      .filter((end) => end.contest === null || end.contest === id)
      .map(({ at }) => minuteOf(election, at));
    if (minutes.length > 0) answers[placeOf(id, "newClosing")] = wallTime(Math.max(...minutes));
  }
  return { ...emptyForm, answers };
}
