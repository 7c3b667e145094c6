import { useMemo } from "react";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import { useMessages } from "../../i18n/messages.ts";
import { BranchRemarks } from "../../supervision/BranchRemarks.tsx";
import { EntryType } from "../../desk/EntryTable.tsx";
import { Banner } from "../../ui/Banner.tsx";
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
  /** Entries are still coming in. */
  isArriving: boolean;
  /** Id of the report that one came for: it is open, and in sight. */
  highlighted: string | null;
}

/** Every slot of the day with what was filed, and the reports that something gave rise to. */
export function DayReports({ unit, opened, nowAt, isArriving, highlighted }: DayReportsProps) {
  const { day: t } = useMessages(branchMessages);
  const { catalogue, day, roleOf } = opened;
  const { scheduled, onEvent } = useMemo(
    () => listReports(catalogue.slotsOf(unit), day.reports, nowAt, isArriving),
    [catalogue, unit, day, nowAt, isArriving],
  );
  return (
    <>
      {day.withoutRight.length > 0 && <WithoutRight entries={day.withoutRight} />}
      <div className={styles.list}>
        {scheduled.map((report) => (
          <ReportItem
            key={report.id}
            report={report}
            unit={unit.id}
            catalogue={catalogue}
            roleOf={roleOf}
            isHighlighted={report.id === highlighted}
          />
        ))}
      </div>
      <Section title={t.onEvent}>
        {onEvent.length === 0 ? (
          <p>{isArriving ? t.arrivingFor : t.noneOnEvent}</p>
        ) : (
          <div className={styles.list}>
            {onEvent.map((report) => (
              <ReportItem
                key={`${report.id} ${report.report}`}
                report={report}
                unit={unit.id}
                catalogue={catalogue}
                roleOf={roleOf}
                isHighlighted={false}
              />
            ))}
          </div>
        )}
      </Section>
      <BranchRemarks unit={unit.id} remarks={day.remarks} roleOf={roleOf} />
    </>
  );
}

/** Nothing is dropped for it: it is said, so that nobody takes it for more than it is. */
function WithoutRight({ entries }: { entries: OpenedBranch["day"]["withoutRight"] }) {
  const { day: t } = useMessages(branchMessages);
  return (
    <Banner tone="warning" title={t.withoutRight(entries.length)}>
      <p>{t.withoutRightFor}</p>
      <ul>
        {entries.map(({ author, seq, type, officer }) => (
          <li key={`${author} ${seq}`}>
            <EntryType type={type} /> · <bdi dir="ltr">{officer}</bdi> ·{" "}
            <bdi dir="ltr">
              {author.slice(0, 8)} {seq}
            </bdi>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
