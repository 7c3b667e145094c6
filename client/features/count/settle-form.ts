/** What both find on the paper where two entries differ. */
import type { ContestId, Rule } from "../../../shared/catalogue/schema.ts";
import type { CountSettled } from "../../../shared/events/count.ts";
import type { NotedFinding } from "../../../shared/events/event.ts";
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
  /** Why the figures still break a rule of which nobody has said it, if they do. */
  explanation: string;
  /** In place of what was explained when the minutes were filed; absent while that stands as it was given. */
  given?: string;
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

export interface Explained<Broken> {
  /** Explained when the minutes were filed. */
  known: Broken[];
  bare: Broken[];
  /** Of those that are known, as it stands. */
  given: string;
  /** Nothing is left to explain. */
  isWhole: boolean;
  /** Each rule with its explanation, as recorded. */
  findings: NotedFinding[];
}

/** What the settled figures still break: with the explanation that was `given` for the same rule, or with one that is asked for. */
export function explainBroken<Broken extends { rule: Pick<Rule, "id">; contest: ContestId | null }>(
  broken: readonly Broken[],
  given: readonly NotedFinding[],
  form: Pick<SettleForm, "explanation" | "given">,
): Explained<Broken> {
  const textOf = ({ rule, contest }: Broken) =>
    given.find((each) => each.rule === rule.id && each.contest === contest)?.explanation.trim() ?? "";
  const known = broken.filter((each) => textOf(each) !== "");
  const bare = broken.filter((each) => textOf(each) === "");
  const standing = form.given ?? [...new Set(known.map(textOf))].join(" · ");
  const asked = form.explanation.trim();
  return {
    known,
    bare,
    given: standing,
    isWhole: (known.length === 0 || standing.trim() !== "") && (bare.length === 0 || asked !== ""),
    findings: broken.map((each) => ({
      rule: each.rule.id,
      contest: each.contest,
      // Untouched, each keeps its own.
      explanation: textOf(each) === "" ? asked : (form.given?.trim() ?? textOf(each)),
    })),
  };
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
