import { withoutCopies, type CaseView } from "../../../shared/projections/case.ts";
import { mentionKey } from "../../../shared/projections/supervision.ts";
import { decisionName } from "../../cases/CaseStateChip.tsx";
import { caseWords } from "../../cases/case-words.ts";
import cases from "../../cases/cases.module.css";
import { SaidBy } from "../../cases/SaidBy.tsx";
import { useMessages } from "../../i18n/messages.ts";
import type { RoleOf } from "../../supervision/ToldBy.tsx";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { casesMessages } from "./cases-messages.ts";

interface CaseDisputesProps {
  view: CaseView;
  roleOf: RoleOf;
  /** Null for those who may not. */
  onSettle: (() => void) | null;
}

/** Both decisions, each with who, when and why: neither is set aside in silence. */
export function CaseDisputes({ view: { stand, handler }, roleOf, onSettle }: CaseDisputesProps) {
  const t = useMessages(casesMessages).page.dispute;
  const words = useMessages(caseWords);
  const nameOf = useOfficerNames();
  const { nobody } = useMessages(casesMessages).handler;
  return (
    <>
      {stand.kind === "disputed" && (
        <Banner
          tone="danger"
          icon="users"
          title={t.title}
          actions={
            onSettle && (
              <Button icon="scale" onClick={onSettle}>
                {t.settle}
              </Button>
            )
          }
        >
          <p>{t.text}</p>
          <ul role="list" className={cases.list} aria-label={words.disputed}>
            {withoutCopies(stand.heads).map((step) => (
              <li key={mentionKey(step)}>
                <strong>{decisionName(step.said, words)}</strong>
                <p className={cases.head}>
                  <SaidBy entry={step} roleOf={roleOf} />
                </p>
                <p dir="auto" className={cases.text}>
                  {step.said.reason}
                </p>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {handler.kind === "disputed" && (
        <Banner tone="warning" icon="users" title={t.handlers}>
          <p>{t.handlersText}</p>
          <ul role="list">
            {handler.heads.map((assignment) => (
              <li key={mentionKey(assignment)} className={cases.head}>
                <bdi>{assignment.said.handler === null ? nobody : nameOf(assignment.said.handler)}</bdi>
                <SaidBy entry={assignment} roleOf={roleOf} />
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}
