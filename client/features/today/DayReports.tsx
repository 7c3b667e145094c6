import type { TodayItem } from "../../../shared/projections/today.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { reportPath, reportTitle } from "../../tablet/report-title.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { TimelinessChip } from "../../ui/StateChip.tsx";
import { ReportChips } from "./ReportChips.tsx";
import { todayMessages } from "./today-messages.ts";
import { useDueText } from "./use-due-text.ts";

/** Every report of the day in the order of its deadlines, with its state. */
export function DayReports({ items, branch }: { items: readonly TodayItem[]; branch: OwnBranch }) {
  const t = useMessages(todayMessages);
  const format = useFormat();
  const { inLine } = useTimeText();
  const dueText = useDueText(branch.catalogue.election);
  const filed = items.filter(({ state }) => state === "filed").length;
  return (
    <Section title={t.reports} actions={<span>{t.filedCount(filed, items.length)}</span>}>
      <List label={t.reports}>
        {items.map(({ subject, slot, state, report: filedReport }) => {
          const report = branch.catalogue.reportOf.get(slot.report);
          const first = filedReport?.filings[0];
          const due = t.dueShort(dueText(slot.dueAt));
          return (
            <ListItem
              key={subject}
              href={reportPath(slot.report, slot.slot)}
              title={report ? reportTitle(report, slot.label, format) : slot.report}
              detail={first ? `${t.filedShort(inLine(first.time))} · ${due}` : due}
              end={
                filedReport ? (
                  <ReportChips report={filedReport} branch={branch} />
                ) : state === "overdue" ? (
                  <TimelinessChip timeliness="silent" />
                ) : state === "open" ? (
                  <TimelinessChip timeliness="awaited" />
                ) : (
                  <span>{t.upcoming}</span>
                )
              }
            />
          );
        })}
      </List>
    </Section>
  );
}
