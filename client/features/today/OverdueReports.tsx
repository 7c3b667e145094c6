import type { TodayItem } from "../../../shared/projections/today.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { reportPath, reportTitle } from "../../tablet/report-title.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { TimelinessChip } from "../../ui/StateChip.tsx";
import { todayMessages } from "./today-messages.ts";
import { useDueText } from "./use-due-text.ts";

/** Reports whose time has passed, by name; folded when there are many. */
export function OverdueReports({
  overdue,
  branch,
  nowMs,
}: {
  overdue: readonly TodayItem[];
  branch: OwnBranch;
  nowMs: number;
}) {
  const t = useMessages(todayMessages);
  const format = useFormat();
  const dueText = useDueText(branch.catalogue.election);
  if (overdue.length === 0) return null;
  return (
    <Section title={t.overdue}>
      <p>{t.overdueText(overdue.length)}</p>
      <List label={t.overdue}>
        {overdue.map(({ subject, slot }) => {
          const report = branch.catalogue.reportOf.get(slot.report);
          return (
            <ListItem
              key={subject}
              href={reportPath(slot.report, slot.slot)}
              title={report ? reportTitle(report, slot.label, format) : slot.report}
              detail={`${t.dueShort(dueText(slot.dueAt))} · ${t.overdueBy(format.duration(nowMs - slot.dueMs))}`}
              end={<TimelinessChip timeliness="silent" />}
            />
          );
        })}
      </List>
    </Section>
  );
}
