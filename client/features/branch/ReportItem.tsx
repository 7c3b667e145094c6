import { useEffect, useRef } from "react";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { VerdictChip } from "../../desk/VerdictChip.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { bareItems } from "../../../shared/projections/evidence-items.ts";
import { EvidenceGallery } from "../../desk/EvidenceGallery.tsx";
import { supervisionMessages } from "../../supervision/supervision-messages.ts";
import type { RoleOf } from "../../supervision/ToldBy.tsx";
import { branchMessages } from "./branch-messages.ts";
import styles from "./DayReports.module.css";
import { CountFacts } from "./CountFacts.tsx";
import { FilingTable } from "./FilingTable.tsx";
import { Findings } from "./Findings.tsx";
import type { ListedReport } from "./list-reports.ts";
import { ReportSupervision } from "./ReportSupervision.tsx";

interface ReportItemProps {
  report: ListedReport;
  unit: string;
  catalogue: ElectionCatalogue;
  roleOf: RoleOf;
  isHighlighted: boolean;
}

/** One report: its state in a line, and behind it the figures of every filing. */
export function ReportItem({ report, unit, catalogue, roleOf, isHighlighted }: ReportItemProps) {
  const { day: t, filing } = useMessages(branchMessages);
  const supervision = useMessages(supervisionMessages);
  const format = useFormat();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isHighlighted) details.current?.scrollIntoView({ block: "center" });
  }, [isHighlighted]);
  const known = catalogue.reportOf.get(report.report);
  const name = known === undefined ? report.report : format.pick(known.name);
  const { filed } = report;
  const { schedule } = known ?? {};
  const isOnly = schedule?.kind === "once" && schedule.at.length === 1 && report.dueAt !== null;
  const label = isOnly ? null : report.label;
  const broken = filed?.findings.filter(({ outcome, severity }) => outcome === "broken" && severity !== "info") ?? [];
  const evidence = [
    ...new Map(filed?.filings.flatMap((each) => each.evidence.map((file) => [file.sha256, file]))).values(),
  ];
  const isUnknown = filed === undefined && report.state === null;
  return (
    <details ref={details} className={styles.report} open={isHighlighted}>
      <summary className={styles.summary}>
        <span className={styles.name}>
          <bdi dir="ltr">{report.report}</bdi> {name}
          {label !== null && ` · ${format.pick(label)}`}
        </span>
        <span className={styles.due}>
          {report.dueAt === null ? (report.label === null ? "" : t.notAsked) : t.due(format.time(report.dueAt))}
        </span>
        {filed?.agreement === "differing" && <Chip tone="doubt" icon="users" label={t.differing} />}
        {filed?.agreement === "agreeing" && <Chip tone="info" icon="users" label={t.agreeing} />}
        {filed?.agreement === "unknown" && <Chip tone="warning" icon="alert" label={t.unknown} />}
        {filed !== undefined && filed.heads.length < filed.filings.length && <Chip icon="edit" label={t.corrected} />}
        {broken.length > 0 && (
          <Chip
            tone={broken.some(({ severity }) => severity === "critical") ? "danger" : "warning"}
            icon="scale"
            label={t.mismatches(broken.length)}
          />
        )}
        {filed !== undefined && (
          <Chip
            {...(filed.verification === "verified"
              ? ({ tone: "success", icon: "seal", label: supervision.verified } as const)
              : ({ icon: "hourglass", label: supervision.awaiting } as const))}
          />
        )}
        {isUnknown && <Chip icon="download" label={t.arriving} />}
        {report.state !== null && <VerdictChip state={report.state} />}
        <Icon name="chevronDown" size={1.25} className={styles.arrow} />
      </summary>
      <div className={styles.body}>
        {filed === undefined ? (
          <p>{isUnknown ? t.arrivingFor : t.nothing}</p>
        ) : (
          <>
            {filed.agreement === "differing" && <Banner tone="warning">{t.differingFor}</Banner>}
            {filed.agreement === "unknown" && <Banner tone="warning">{t.unknownFor}</Banner>}
            <FilingTable report={known} filed={filed} catalogue={catalogue} caption={filing.table(name)} />
            <ReportSupervision
              filed={filed}
              unit={unit}
              name={label === null ? name : `${name} · ${format.pick(label)}`}
              roleOf={roleOf}
            />
            {filed.counts.map((check, index) => (
              <CountFacts
                key={`${filed.heads[index]!.author} ${filed.heads[index]!.seq}`}
                check={check}
                known={known}
                catalogue={catalogue}
              />
            ))}
            <Findings filed={filed} catalogue={catalogue} />
            {evidence.length > 0 && (
              <>
                <h3 className={styles.heading}>{filing.photo}</h3>
                <EvidenceGallery items={bareItems(evidence)} />
              </>
            )}
          </>
        )}
      </div>
    </details>
  );
}
