import { useMemo } from "react";
import type { ReportDay } from "../../../shared/projections/branch-day.ts";
import { compareRevisions } from "../../../shared/projections/revisions.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { eventReportPath } from "../../tablet/report-title.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { ReportChips } from "./ReportChips.tsx";
import { todayMessages } from "./today-messages.ts";

interface EventReportsProps {
  incidents: readonly ReportDay[];
  branch: OwnBranch;
  mayFile: boolean;
}

/** Reports that are filed when something happens: a way to each, and those that were filed. */
export function EventReports({ incidents, branch, mayFile }: EventReportsProps) {
  const t = useMessages(todayMessages);
  const format = useFormat();
  const { inLine } = useTimeText();
  const { reports } = branch.catalogue;
  const onEvent = reports.filter(({ schedule }) => schedule.kind === "onEvent");
  // A new report has its subject from the start, so that its draft is found again.
  const subjects = useMemo(() => new Map(reports.map(({ id }) => [id, crypto.randomUUID()])), [reports]);
  // Newest first by the log, never by a tablet's clock; what is only here comes before.
  const filed = incidents.toSorted((left, right) => compareRevisions(right.filings[0]!, left.filings[0]!));
  if (onEvent.length === 0) return null;
  return (
    <Section title={t.events}>
      {mayFile && (
        <>
          <p>{t.eventsText}</p>
          <List label={t.events}>
            {onEvent.map((report) => (
              <ListItem
                key={report.id}
                start={<Icon name="plus" />}
                title={t.newEvent(format.pick(report.name))}
                href={eventReportPath(report.id, subjects.get(report.id)!)}
              />
            ))}
          </List>
        </>
      )}
      {filed.length > 0 && (
        <List label={t.filedEvents}>
          {filed.map((incident) => {
            const report = branch.catalogue.reportOf.get(incident.report);
            return (
              <ListItem
                key={`${incident.report} ${incident.subject}`}
                href={eventReportPath(incident.report, incident.subject)}
                title={report ? format.pick(report.name) : incident.report}
                detail={t.filedShort(inLine(incident.filings[0]!.time))}
                end={<ReportChips report={incident} branch={branch} />}
              />
            );
          })}
        </List>
      )}
    </Section>
  );
}
