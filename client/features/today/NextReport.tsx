import type { TodayItem } from "../../../shared/projections/today.ts";
import { useMessages } from "../../i18n/messages.ts";
import { localDateOf } from "../../i18n/moments.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { reportTitle } from "../../tablet/report-title.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { Card } from "../../ui/Card.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./NextReport.module.css";
import { todayMessages } from "./today-messages.ts";

interface NextReportProps {
  next: TodayItem | null;
  branch: OwnBranch;
  nowMs: number;
}

/** What to file now, and until when: the largest words of the screen. */
export function NextReport({ next, branch, nowMs }: NextReportProps) {
  const t = useMessages(todayMessages);
  const format = useFormat();
  if (next === null) {
    return (
      <Card tone="success" as="section">
        <p className={styles.name}>
          <Icon name="checkCircle" size={1.75} /> {t.nothingNext}
        </p>
        <p>{t.nothingNextText}</p>
      </Card>
    );
  }
  const report = branch.catalogue.reportOf.get(next.slot.report);
  const overdue = next.state === "overdue";
  const upcoming = next.state === "upcoming";
  const moment = upcoming ? next.slot.opensAt : next.slot.dueAt;
  const until = isSameDay(moment, nowMs, branch) ? t.hour(format.time(moment)) : format.moment(moment);
  const distance = format.duration((upcoming ? next.slot.opensMs : next.slot.dueMs) - nowMs);
  return (
    <Card tone={overdue ? "danger" : upcoming ? "plain" : "accent"} as="section">
      <p className={styles.lead}>{overdue ? t.nextOverdue : upcoming ? t.nextUpcoming : t.next}</p>
      <h2 className={styles.name}>{report ? reportTitle(report, next.slot.label, format) : next.slot.report}</h2>
      <p className={styles.until}>
        <span className={styles.moment}>
          <Icon name={upcoming ? "hourglass" : "clock"} size={1.5} />
          <span>{upcoming ? t.opensAt(until) : t.dueAt(until)}</span>
        </span>
        <span className={overdue ? styles.overdue : styles.left}>
          {overdue ? t.overdueBy(distance) : upcoming ? null : t.left(distance)}
        </span>
      </p>
    </Card>
  );
}

/** The time alone is enough on the day itself. */
function isSameDay(instant: string, nowMs: number, branch: OwnBranch): boolean {
  const offset = branch.catalogue.election.utcOffsetMinutes;
  return localDateOf(instant, offset) === localDateOf(new Date(nowMs).toISOString(), offset);
}
