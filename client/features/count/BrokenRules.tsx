import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useRuleText } from "../../tablet/use-rule-text.ts";
import { Banner } from "../../ui/Banner.tsx";
import { TextArea } from "../../ui/TextInput.tsx";
import styles from "./Count.module.css";
import { countMessages } from "./count-messages.ts";
import type { CountedMinutes } from "./CountPage.tsx";
import type { BrokenBySettlement } from "./settle-checks.ts";
import type { Explained, SettleForm } from "./settle-form.ts";

interface BrokenRulesProps {
  minutes: CountedMinutes;
  explained: Explained<BrokenBySettlement>;
  form: SettleForm;
  onChange: (change: (form: SettleForm) => SettleForm) => void;
  asked: boolean;
}

/** What the settled figures break: what was explained when they were filed keeps its explanation, and the rest is asked for. */
export function BrokenRules({ minutes, explained, form, onChange, asked }: BrokenRulesProps) {
  const t = useMessages(countMessages).settle;
  const { known, bare, given } = explained;
  const errorOf = (text: string) => (asked && text.trim() === "" ? t.explanationNeeded : undefined);
  return (
    <>
      {known.length > 0 && (
        <>
          <RuleList minutes={minutes} title={t.explained} broken={known} tone="info" />
          <TextArea
            label={t.given}
            hint={t.givenHint}
            rows={2}
            maxLength={4000}
            error={errorOf(given)}
            value={given}
            onChange={(text) => onChange((now) => ({ ...now, given: text }))}
          />
        </>
      )}
      {bare.length > 0 && (
        <>
          <RuleList minutes={minutes} title={t.broken} broken={bare} tone="warning" />
          <TextArea
            label={t.explanation}
            rows={2}
            maxLength={4000}
            error={errorOf(form.explanation)}
            value={form.explanation}
            onChange={(explanation) => onChange((now) => ({ ...now, explanation }))}
          />
        </>
      )}
    </>
  );
}

interface RuleListProps {
  minutes: CountedMinutes;
  title: string;
  broken: readonly BrokenBySettlement[];
  tone: "info" | "warning";
}

function RuleList({ minutes: { branch }, title, broken, tone }: RuleListProps) {
  const format = useFormat();
  const say = useRuleText();
  return (
    <Banner tone={tone} live="status" title={title}>
      <ul className={styles.list}>
        {broken.map(({ rule, contest, figures }) => {
          const held = branch.catalogue.election.contests.find(({ id }) => id === contest);
          return (
            <li key={`${rule.id} ${contest}`}>
              {held && `${format.pick(held.name)}: `}
              {say(rule, figures)}
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}
