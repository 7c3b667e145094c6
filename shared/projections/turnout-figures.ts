import type { Answers, FormAnswers } from "../catalogue/form-figures.ts";

/** Cumulative figures of one report; null where one is not known: never zero for want of a figure. */
export interface TurnoutFigures {
  /** Identity checks, electronic and manual together. */
  checks: number | null;
  majles: number | null;
  experts: number | null;
}

/** Of the reports that hold them: the hourly report and the closing (R2 and R6, domain.md C). Null if it holds none. */
export function turnoutFigures({ values, contests }: FormAnswers): TurnoutFigures | null {
  const electronic = findCount(values, "idElectronic");
  const manual = findCount(values, "idManual");
  const figures: TurnoutFigures = {
    checks: electronic === null || manual === null ? null : electronic + manual,
    majles: findCount(contests.majles ?? {}, "ballotsUsed"),
    experts: findCount(contests.experts ?? {}, "ballotsUsed"),
  };
  return figures.checks === null && figures.majles === null && figures.experts === null ? null : figures;
}

function findCount(answers: Answers, name: string): number | null {
  const count = answers[name];
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : null;
}
