/** An entry of the office on several reports of one case: each branch reads what is recorded about itself. */
import type { EventData } from "../../../shared/events/event.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import type { CaseReport } from "../../../shared/projections/case.ts";
import { recordEvent } from "../../session/record-event.ts";

type Told = "case.stepped" | "case.asked" | "case.joined" | "case.parted";

/**
 * The first is what ends the draft, and what is rejected for. How many of the others could not be told: they hear of the case with
 * the next step, and the step stands without them.
 */
export async function tellCase<Type extends Told>(
  type: Type,
  [first, ...others]: readonly CaseReport[],
  dataOf: (report: CaseReport) => EventData[Type],
  draft: string,
): Promise<number> {
  const record = (report: CaseReport, ends?: string) =>
    recordEvent({
      type,
      unit: report.unit as UnitId,
      subject: report.subject,
      data: dataOf(report),
      ...(ends !== undefined && { draft: ends }),
    });
  await record(first!, draft);
  let untold = 0;
  for (const report of others) {
    try {
      await record(report);
    } catch (error) {
      reportError(error);
      untold += 1;
    }
  }
  return untold;
}
