import { Suspense } from "react";
import type { Report } from "../../../shared/catalogue/schema.ts";
import type { DayFiling, ReportDay } from "../../../shared/projections/branch-day.ts";
import { lazyComponent } from "../../i18n/lazy-component.ts";
import { useMessages } from "../../i18n/messages.ts";
import { isMinutes } from "../../papers/minutes-kinds.ts";
import { useProvenTimeFacts } from "../../proven-time/ProvenTimeFacts.tsx";
import { useSession } from "../../session/session-store.ts";
import { markKey } from "../../tablet/branch-entries.ts";
import { draftPath } from "../../tablet/kept-form.ts";
import { PhotoList } from "../../evidence/PhotoList.tsx";
import { useSyncStateOf } from "../../tablet/sync-state.ts";
import { receiptPath } from "../../tablet/receipt-path.ts";
import { TabletSupervision } from "../../tablet/TabletSupervision.tsx";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { SyncChip, TimelinessChip } from "../../ui/StateChip.tsx";
import { AnswerList } from "./AnswerList.tsx";
import styles from "./FiledReport.module.css";
import { reportMessages } from "./report-messages.ts";

/** Printed once or twice a day: not part of what a start has to load. */
const MinutesLink = lazyComponent(async () => (await import("../../papers/MinutesLink.tsx")).MinutesLink);

interface FilingCardProps {
  filing: DayFiling;
  report: Report;
  branch: OwnBranch;
  name: string;
  base: ReportDay;
  /** No other filing corrects it. */
  stands: boolean;
  mayCorrect: boolean;
  /** Its figures, and all words that may hold one, are not for whoever is signed in before they have entered them again. */
  isHidden: boolean;
}

/** One filing as it was signed: who, when, how it stands, and every answer. */
export function FilingCard({ filing, report, branch, name, base, stands, mayCorrect, isHidden }: FilingCardProps) {
  const t = useMessages(reportMessages);
  const timeFacts = useProvenTimeFacts(filing.time);
  const nameOf = useOfficerNames();
  const stateOf = useSyncStateOf();
  const ownAuthor = useSession((session) => session.device?.author);
  const mark = branch.marks.get(markKey(filing.author, filing.seq));
  const explanations = [...new Set(filing.explanations.map(({ explanation }) => explanation))];
  const place = {
    ...({ kind: "report", report: base.report, slot: base.slot, subject: base.subject } as const),
    corrects: { author: filing.author, seq: filing.seq },
  };
  return (
    <Card as="article" tone={stands ? "accent" : "plain"} className={stands ? undefined : styles.superseded}>
      <div className={styles.chips}>
        <SyncChip state={stateOf(mark)} receipt={mark?.position?.toString()} />
        {filing.verdict !== null && filing.verdict !== "undelivered" && <TimelinessChip timeliness={filing.verdict} />}
        {!stands && <Chip tone="neutral" icon="edit" label={t.filed.corrected} />}
        {filing.revises !== null && <Chip tone="info" icon="edit" label={t.filed.correction} />}
      </div>
      <Facts
        facts={[
          { label: t.filed.by, value: nameOf(filing.officer) },
          ...timeFacts,
          {
            label: t.filed.tablet,
            value: filing.author === ownAuthor ? t.filed.thisTablet : t.filed.otherTablet,
          },
          ...(filing.reason === null || isHidden ? [] : [{ label: t.filed.reason, value: <bdi>{filing.reason}</bdi> }]),
          ...(explanations.length === 0 || isHidden
            ? []
            : [
                {
                  label: t.filed.explanations,
                  value: <bdi>{explanations.map((text) => text || t.filed.noExplanation).join(" · ")}</bdi>,
                },
              ]),
        ]}
      />
      {isHidden ? (
        <p>{t.count.hiddenHere}</p>
      ) : filing.content === null ? (
        <p>{t.filed.unreadable}</p>
      ) : (
        <AnswerList report={report} answers={filing.content} contests={branch.catalogue.election.contests} />
      )}
      {filing.evidence.length > 0 && (
        <PhotoList photos={filing.evidence} label={t.filed.photos(filing.evidence.length)} />
      )}
      <TabletSupervision filing={filing} branch={branch} subject={base.subject} />
      {isMinutes(base.report) && filing.content !== null && !isHidden && (
        <Suspense fallback={null}>
          <MinutesLink filing={filing} />
        </Suspense>
      )}
      {filing.author === ownAuthor && mark?.state === "received" && (
        <ButtonLink icon="qr" href={receiptPath(filing.author, filing.seq)}>
          {t.filed.receipt}
        </ButtonLink>
      )}
      {stands && mayCorrect && !isHidden && filing.content !== null && (
        <ButtonLink icon="edit" href={draftPath(place)}>
          {t.correct}
          <span className="visually-hidden">{`: ${name}`}</span>
        </ButtonLink>
      )}
    </Card>
  );
}
