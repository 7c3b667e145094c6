import { useMemo } from "react";
import { readCases } from "../../shared/projections/case.ts";
import { mentionKey } from "../../shared/projections/supervision.ts";
import { useMessages } from "../i18n/messages.ts";
import { violationPath } from "../tablet/kept-form.ts";
import { Icon } from "../ui/Icon.tsx";
import { List, ListItem } from "../ui/List.tsx";
import { Section } from "../ui/Page.tsx";
import { caseWords } from "./case-words.ts";
import { useCaseEntries } from "./use-branch-cases.ts";

/** What the office asked of the branch and nobody has answered yet, each leading to its violation. */
export function OpenQuestions() {
  const t = useMessages(caseWords).questions;
  const entries = useCaseEntries();
  const open = useMemo(
    () => readCases([], entries, () => null).flatMap(({ questions }) => questions.filter(({ isOpen }) => isOpen)),
    [entries],
  );
  if (open.length === 0) return null;
  return (
    <Section title={t.hint}>
      <List label={t.hint}>
        {open.map((question) => (
          <ListItem
            key={mentionKey(question)}
            start={<Icon name="bell" />}
            href={violationPath(question.subject)}
            title={<bdi>{question.said.text}</bdi>}
            highlighted
          />
        ))}
      </List>
    </Section>
  );
}
