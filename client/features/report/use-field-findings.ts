import { useMemo } from "react";
import type { Report } from "../../../shared/catalogue/schema.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useRuleText } from "../../tablet/use-rule-text.ts";
import type { FieldFinding } from "../../ui/Field.tsx";
import type { FormChecks } from "./form-checks.ts";

const none: readonly FieldFinding[] = [];

/** What is to be said beside each question, by place; and what belongs beside none. */
export function useFieldFindings(
  report: Report,
  checks: FormChecks,
): { at: (place: string) => readonly FieldFinding[]; elsewhere: readonly FieldFinding[] } {
  const format = useFormat();
  const say = useRuleText();
  return useMemo(() => {
    const byPlace = new Map<string, FieldFinding[]>();
    const elsewhere: FieldFinding[] = [];
    const add = (place: string | null, finding: FieldFinding) => {
      if (place === null) elsewhere.push(finding);
      else byPlace.set(place, [...(byPlace.get(place) ?? []), finding]);
    };
    for (const { place, field } of checks.flagged) {
      const message = report.fields.find(({ name }) => name === field)?.constraintMessage;
      if (message) add(place, { severity: "warning", text: format.pick(message) });
    }
    for (const { rule, figures, place } of checks.broken) {
      add(place, { severity: rule.severity, text: say(rule, figures) });
    }
    return { at: (place: string) => byPlace.get(place) ?? none, elsewhere };
    // oxlint-disable-next-line react/exhaustive-deps -- what `say` depends on changes with `format`
  }, [report, checks, format]);
}
