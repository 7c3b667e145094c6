import { useMemo, useState } from "react";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { rightByRole } from "../../../shared/policy/right-by-role.ts";
import { mentionOf, type CaseQuestion } from "../../../shared/projections/case.ts";
import { mentionKey } from "../../../shared/projections/supervision.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import { CaseQuestions } from "../../cases/CaseQuestions.tsx";
import { CaseStateChip } from "../../cases/CaseStateChip.tsx";
import { caseWords } from "../../cases/case-words.ts";
import { KeptDialog } from "../../kept/KeptDialog.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { useSession } from "../../session/session-store.ts";
import { useAuthorRoles } from "../../supervision/use-author-roles.ts";
import { findOwnCase, useCaseEntries } from "../../cases/use-branch-cases.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Page.tsx";
import { CaseLinks } from "./CaseLinks.tsx";

/** What the office does with the report, and what it asks of the branch; nothing while it has done neither. */
export function ViolationCase({ violation: { unit, subject } }: { violation: Violation }) {
  const words = useMessages(caseWords);
  const role = useSession((session) => session.device?.role ?? "");
  const entries = useCaseEntries();
  const roleOf = useAuthorRoles(useMemo(() => entries.map(({ author }) => author), [entries]));
  const view = useMemo(
    () => findOwnCase(entries, { unit, subject }, rightByRole(roleOf)),
    [entries, unit, subject, roleOf],
  );
  if (view === undefined) return null;
  const mayAnswer = mayRecord(role, "case.answered");
  const hasQuestions = view.timeline.some(({ type }) => type === "case.asked" || type === "case.answered");
  return (
    <>
      <Section title={words.state}>
        <div>
          <CaseStateChip stand={view.stand} />
        </div>
        {view.reports.some((report) => report.unit !== unit) && <p>{words.joinedElsewhere}</p>}
        {view.stand.kind === "disputed" && <Banner tone="warning">{words.disputedForBranch}</Banner>}
      </Section>
      <CaseLinks timeline={view.timeline} roleOf={roleOf} />
      {hasQuestions && (
        <Section title={words.questions.title}>
          <CaseQuestions
            view={view}
            roleOf={roleOf}
            renderActions={(question) => mayAnswer && <AnswerButton question={question} />}
          />
        </Section>
      )}
    </>
  );
}

function AnswerButton({ question }: { question: CaseQuestion }) {
  const t = useMessages(caseWords).answerDialog;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind={question.isOpen ? "primary" : "secondary"} icon="edit" onClick={() => setOpen(true)}>
        {t.open}
      </Button>
      {open && (
        <KeptDialog
          id={`case-answer:${mentionKey(question)}`}
          words={t}
          about={question.said.text}
          onSave={(text, _choices, draft) =>
            recordEvent({
              type: "case.answered",
              unit: question.unit as UnitId,
              subject: question.subject,
              data: { answers: mentionOf(question), text },
              draft,
            })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
