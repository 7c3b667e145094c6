import { useMemo } from "react";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Section } from "../../ui/Page.tsx";
import { branchMessages } from "./branch-messages.ts";
import styles from "./DayReports.module.css";
import { listReports } from "./list-reports.ts";
import { ReportItem } from "./ReportItem.tsx";
import type { OpenedBranch } from "./use-branch-day.ts";

interface DayReportsProps {
  unit: Unit;
  opened: OpenedBranch;
  nowAt: string;
  /** Id of the report that one came for: it is open, and in sight. */
  highlighted: string | null;
}

/** Every slot of the day with what was filed, and the reports that something gave rise to. */
export function DayReports({ unit, opened, nowAt, highlighted }: DayReportsProps) {
  const { day: t } = useMessages(branchMessages);
  const { catalogue, day } = opened;
  const { scheduled, onEvent } = useMemo(
    () => listReports(catalogue.slotsOf(unit), day.reports, nowAt),
    [catalogue, unit, day, nowAt],
  );
  return (
    <>
      <div className={styles.list}>
        {scheduled.map((report) => (
          <ReportItem key={report.id} report={report} catalogue={catalogue} isHighlighted={report.id === highlighted} />
        ))}
      </div>
      <Section title={t.onEvent}>
        {onEvent.length === 0 ? (
          <p>{t.noneOnEvent}</p>
        ) : (
          <div className={styles.list}>
            {onEvent.map((report) => (
              <ReportItem
                key={`${report.id} ${report.report}`}
                report={report}
                catalogue={catalogue}
                isHighlighted={false}
              />
            ))}
          </div>
        )}
      </Section>
    </>
  );
}
