import type { ReactNode } from "react";
import type { CaseQuestion, CaseView } from "../../shared/projections/case.ts";
import { mentionKey } from "../../shared/projections/supervision.ts";
import { useMessages } from "../i18n/messages.ts";
import type { RoleOf } from "../supervision/ToldBy.tsx";
import { Chip } from "../ui/Chip.tsx";
import styles from "./cases.module.css";
import { caseWords } from "./case-words.ts";
import { SaidBy } from "./SaidBy.tsx";

interface CaseQuestionsProps {
  view: Pick<CaseView, "questions" | "looseAnswers" | "timeline">;
  roleOf: RoleOf;
  /** What can be done about one, at the branch. */
  renderActions?: (question: CaseQuestion) => ReactNode;
}

/** Each question with its answers; answers whose question is not here come last. */
export function CaseQuestions({ view, roleOf, renderActions }: CaseQuestionsProps) {
  const t = useMessages(caseWords).questions;
  const { questions, looseAnswers, timeline } = view;
  const unread = timeline.filter(
    ({ type, content }) => content === null && (type === "case.asked" || type === "case.answered"),
  );
  if (questions.length + looseAnswers.length + unread.length === 0) return <p>{t.none}</p>;
  return (
    <ul role="list" className={styles.list} aria-label={t.title}>
      {questions.map((question) => (
        <li key={mentionKey(question)} className={styles.told}>
          <p className={styles.head}>
            <Chip
              tone={question.isOpen ? "warning" : "success"}
              icon={question.isOpen ? "hourglass" : "check"}
              label={question.isOpen ? t.open : t.answered}
            />
            <SaidBy entry={question} roleOf={roleOf} />
          </p>
          <p dir="auto" className={styles.text}>
            {question.said.text}
          </p>
          <Answers answers={question.answers} roleOf={roleOf} />
          {renderActions?.(question)}
        </li>
      ))}
      {unread.map((entry) => (
        <li key={mentionKey(entry)} className={styles.told}>
          <p className={styles.head}>
            <SaidBy entry={entry} roleOf={roleOf} />
          </p>
          <p>{t.unreadable}</p>
        </li>
      ))}
      {looseAnswers.length > 0 && (
        <li className={styles.told}>
          <Answers answers={looseAnswers} roleOf={roleOf} />
        </li>
      )}
    </ul>
  );
}

function Answers({ answers, roleOf }: { answers: CaseQuestion["answers"]; roleOf: RoleOf }) {
  const t = useMessages(caseWords).questions;
  if (answers.length === 0) return null;
  return (
    <ul role="list" className={styles.answers}>
      {answers.map((answer) => (
        <li key={mentionKey(answer)}>
          <p className={styles.head}>
            <Chip icon="edit" label={t.answer} />
            <SaidBy entry={answer} roleOf={roleOf} />
          </p>
          <p dir="auto" className={styles.text}>
            {answer.said.text}
          </p>
        </li>
      ))}
    </ul>
  );
}
