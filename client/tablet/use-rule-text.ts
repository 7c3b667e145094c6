import type { Rule } from "../../shared/catalogue/schema.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import type { RuleFigure, RuleFigures } from "./rule-figures.ts";
import { tabletMessages } from "./tablet-messages.ts";

/** What a broken rule says, with both figures where it compares two. */
export function useRuleText(): (rule: Rule, figures: RuleFigures | undefined) => string {
  const t = useMessages(tabletMessages).rule;
  const format = useFormat();
  const say = (figure: RuleFigure): string => {
    switch (figure.kind) {
      case "count":
        return format.figure(figure.value);
      case "time":
        return format.digits(figure.value);
      case "duration":
        return t.minutes(figure.minutes);
    }
  };
  return (rule, figures) =>
    figures === undefined
      ? format.pick(rule.message)
      : `${format.pick(rule.message)} (${t.against(say(figures.left), say(figures.right))})`;
}
