import { slotSubject } from "../../../shared/catalogue/due-slots.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { reportTitleOf } from "../../tablet/report-title.ts";
import { useOwnBranch, type OwnBranch } from "../../tablet/use-branch-day.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { OpenedReport } from "./OpenedReport.tsx";
import { reportMessages } from "./report-messages.ts";

/** From the address: a scheduled report by its slot, another by its subject; with author and seq the filing to correct. */
export interface ReportPlace {
  code?: string;
  slot?: string;
  subject?: string;
  author?: string;
  seq?: string;
}

export function ReportPage({ place }: { place: ReportPlace }) {
  const branch = useOwnBranch();
  if (branch === undefined) {
    return (
      <Page>
        <LoadingState lines={6} />
      </Page>
    );
  }
  return <ReportScreen place={place} branch={branch} />;
}

function ReportScreen({ place, branch }: { place: ReportPlace; branch: OwnBranch }) {
  const t = useMessages(reportMessages);
  const format = useFormat();
  const { catalogue, unit, day } = branch;
  const code = place.code ?? "";
  const slot = place.slot ?? null;
  const report = catalogue.reportOf.get(code);
  const times = catalogue.slotsOf(unit).find((each) => each.report === code && each.slot === slot);
  const subject = slot === null ? (place.subject ?? "") : slotSubject(unit.id, code, slot);
  const filed = day.reports.find((each) => each.report === code && each.subject === subject);
  const onEvent = report?.schedule.kind === "onEvent";
  // A slot that a changed calendar no longer asks for can still be read where it was filed.
  if (report === undefined || (filed === undefined && (slot === null ? !onEvent : times === undefined))) {
    return (
      <Page>
        <TopBar title={t.unknown.title} back="/" />
        <EmptyState icon="search" title={t.unknown.title} actions={<ButtonLink href="/">{t.unknown.home}</ButtonLink>}>
          {t.unknown.text}
        </EmptyState>
      </Page>
    );
  }
  const name = reportTitleOf(catalogue, unit, code, slot, format);
  const due = times ? t.due(format.moment(times.dueAt)) : t.noDue;
  return <OpenedReport {...{ place, branch, report, slot, subject, filed, name, due }} />;
}
