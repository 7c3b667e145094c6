import type { Role } from "../../../shared/catalogue/schema.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { useSession } from "../../session/session-store.ts";
import { violationPath } from "../../tablet/kept-form.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { BottomBar, Page, TopBar } from "../../ui/Page.tsx";
import { amendPath } from "./ViolationPage.tsx";
import { useViolationName } from "./use-violation-name.ts";
import { violationMessages } from "./violation-messages.ts";
import styles from "./violation.module.css";

interface SimilarReportsProps {
  similar: readonly Violation[];
  branch: OwnBranch;
  onBack: () => void;
  /** It is one of these: the new report is given up for it. */
  onLeave: (path: string) => void;
  /** It is none of these. */
  onNew: () => void;
}

/** Before a report is made once more: those that may be the same. */
export function SimilarReports({ similar, branch, onBack, onLeave, onNew }: SimilarReportsProps) {
  const t = useMessages(violationMessages).similar;
  return (
    <Page>
      <TopBar title={t.title} onBack={onBack} />
      <p>{t.text(similar.length)}</p>
      <div className={styles.similar}>
        {similar.map((violation) => (
          <SimilarReport key={violation.subject} violation={violation} branch={branch} onLeave={onLeave} />
        ))}
      </div>
      <BottomBar>
        <Button kind="primary" icon="plus" onClick={onNew}>
          {t.fresh}
        </Button>
      </BottomBar>
    </Page>
  );
}

type SimilarReportProps = Pick<SimilarReportsProps, "branch" | "onLeave"> & { violation: Violation };

function SimilarReport({ violation, branch, onLeave }: SimilarReportProps) {
  const t = useMessages(violationMessages);
  const role = useSession((session) => session.device?.role as Role | undefined);
  const format = useFormat();
  const { inLine } = useTimeText();
  const nameOf = useOfficerNames();
  const violationName = useViolationName(branch.catalogue);
  const { subject, heads, occurredAt, officer, time } = violation;
  const [only] = heads;
  const mayAmend =
    heads.length === 1 && only!.content !== null && role !== undefined && mayRecord(role, "violation.amended");
  const description = heads.find(({ content }) => content !== null)?.content?.description ?? "";
  return (
    <Card as="article">
      <h2>{violationName(violation)}</h2>
      <p className={styles.soft}>
        {occurredAt !== null && `${t.happened(format.moment(occurredAt))} · `}
        {nameOf(officer)}
        <br />
        {t.recorded(inLine(time))}
      </p>
      {description !== "" && (
        <p className={styles.written} dir="auto">
          {description}
        </p>
      )}
      <div className={styles.choices}>
        <Button icon="eye" onClick={() => onLeave(violationPath(subject))}>
          {t.similar.open}
        </Button>
        {mayAmend && (
          <Button icon="edit" onClick={() => onLeave(amendPath(subject, only!))}>
            {t.similar.amend}
          </Button>
        )}
      </div>
    </Card>
  );
}
