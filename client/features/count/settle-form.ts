/** What both find on the paper where two entries differ. */
import type { ContestId } from "../../../shared/catalogue/schema.ts";
import type { CountSettled } from "../../../shared/events/count.ts";
import { figureKey, type CountDifference, type CountFigure } from "../../../shared/projections/count-figures.ts";
import type { CountCheck } from "../../../shared/projections/count.ts";

export interface Finding {
  choice: "" | "first" | "second" | "other";
  other: number | null;
  typed: string;
  why: string;
}

export interface SettleForm {
  /** By the key of the figure. */
  found: Record<string, Finding>;
  /** Why the figures still break a rule, if they do. */
  explanation: string;
}

const nothing: Finding = { choice: "", other: null, typed: "", why: "" };

export const findingAt = (form: SettleForm, difference: CountDifference): Finding =>
  form.found[figureKey(difference)] ?? nothing;

export function withFinding(form: SettleForm, difference: CountDifference, more: Partial<Finding>): SettleForm {
  const finding = { ...findingAt(form, difference), ...more };
  return { ...form, found: { ...form.found, [figureKey(difference)]: finding } };
}

/** Empty; or, where a settlement was recorded and its correction was not (a tablet died in between), as it says. */
export function freshSettlement({ open, settlements }: Pick<CountCheck, "open" | "settlements">): SettleForm {
  const form: SettleForm = { found: {}, explanation: "" };
  const known = new Map(
    settlements.flatMap(({ differences }) => differences.map((each) => [figureKey(each), each] as const)),
  );
  for (const difference of open) {
    const settled = known.get(figureKey(difference));
    if (settled === undefined || typeof settled.settled === "string") continue;
    const { settled: figure, explanation: why } = settled;
    const choice = figure === difference.first ? "first" : figure === difference.second ? "second" : "other";
    form.found[figureKey(difference)] = { choice, other: choice === "other" ? figure : null, typed: "", why };
  }
  return form;
}

/** The figure that was found; undefined while none is. */
export function settledFigure(difference: CountDifference, { choice, other }: Finding): number | null | undefined {
  if (choice === "") return undefined;
  if (choice === "other") return other ?? undefined;
  return difference[choice];
}

export const isWhole = (difference: CountDifference, finding: Finding): boolean =>
  settledFigure(difference, finding) !== undefined && finding.why.trim() !== "";

/** All that was found, as it is recorded; and the figures that it puts in place of others. Every finding must be whole. */
export function readSettlement(
  open: readonly CountDifference[],
  form: SettleForm,
): { differences: CountSettled["differences"]; changed: CountFigure[] } {
  const differences = open.map(({ contest, field, first, second }) => {
    const finding = findingAt(form, { contest, field, first, second });
    const settled = settledFigure({ contest, field, first, second }, finding) ?? null;
    return { contest: contest as ContestId | null, field, first, second, settled, explanation: finding.why.trim() };
  });
  const changed = differences.flatMap(({ contest, field, first, settled }) =>
    settled === first ? [] : [{ contest, field, value: settled }],
  );
  return { differences, changed };
}

/** Whether one of the settlements says the same of the same figures already. */
export function isRecorded(
  differences: CountSettled["differences"],
  settlements: readonly { differences: CountSettled["differences"] }[],
): boolean {
  const text = (list: CountSettled["differences"]) =>
    JSON.stringify(list.map((each) => [figureKey(each), each.settled, each.explanation]));
  return settlements.some((settlement) => text(settlement.differences) === text(differences));
}
