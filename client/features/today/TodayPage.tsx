import { startTransition, Suspense, useEffect, useState } from "react";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import type { Role } from "../../../shared/catalogue/schema.ts";
import { readToday } from "../../../shared/projections/today.ts";
import { localDateOf } from "../../i18n/moments.ts";
import { useMessages } from "../../i18n/messages.ts";
import { lazyComponent } from "../../i18n/lazy-component.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useReferenceStatus } from "../../reference/use-reference.ts";
import { useSession } from "../../session/session-store.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { useLastSaved } from "../../tablet/last-saved.ts";
import { SavedNotice } from "../../tablet/SavedNotice.tsx";
import { TabletBranchRemarks } from "../../tablet/TabletSupervision.tsx";
import { StandingWarnings } from "../../tablet/StandingWarnings.tsx";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import { useOwnBranch, type OwnBranch } from "../../tablet/use-branch-day.ts";
import { useOwnUnit } from "../../tablet/use-election-catalogue.ts";
import { useServerNow } from "../../tablet/use-server-now.ts";
import { DayReports } from "./DayReports.tsx";
import { EventReports } from "./EventReports.tsx";
import { KeptDraftDialog } from "./KeptDraftDialog.tsx";
import { MainActions } from "./MainActions.tsx";
import { NextReport } from "./NextReport.tsx";
import { Notices } from "./Notices.tsx";
import { OverdueReports } from "./OverdueReports.tsx";
import { ThisTablet } from "./ThisTablet.tsx";
import { WaitingDrafts } from "./WaitingDrafts.tsx";
import { todayMessages } from "./today-messages.ts";

/** Few branches are ever asked: not part of what every start has to load. */
const OpenQuestions = lazyComponent(async () => (await import("../../cases/OpenQuestions.tsx")).OpenQuestions);

/** The tablet's home: what is due, until when, and how the day's reports stand. */
export function TodayPage() {
  const t = useMessages(todayMessages);
  const format = useFormat();
  const branch = useOwnBranch();
  const nowMs = useServerNow();
  const offset = branch?.catalogue.election.utcOffsetMinutes ?? 0;
  const subtitle = branch && format.longDate(localDateOf(new Date(nowMs).toISOString(), offset));
  return (
    <Page>
      <TopBar title={t.title} subtitle={subtitle} />
      <SavedNotice />
      {branch === undefined ? <Waiting /> : <TodayContent branch={branch} nowMs={nowMs} />}
    </Page>
  );
}

/** Only the lists of a first start can be missing for long: what is on the tablet comes in a moment. */
function Waiting() {
  const { noUnit } = useMessages(tabletMessages);
  const unit = useOwnUnit();
  const ready = useReferenceStatus((state) => state.ready);
  if (unit !== undefined || !ready) return <LoadingState lines={6} />;
  return (
    <EmptyState icon="branch" title={noUnit.title}>
      {noUnit.text}
    </EmptyState>
  );
}

/** After a save its confirmation comes first; the long lists follow at once behind it. */
function useListsShown(): boolean {
  const [shown, setShown] = useState(() => useLastSaved.getState().saved === null);
  useEffect(() => startTransition(() => setShown(true)), []);
  return shown;
}

function TodayContent({ branch, nowMs }: { branch: OwnBranch; nowMs: number }) {
  const role = useSession((session) => session.device?.role as Role | undefined);
  const listsShown = useListsShown();
  const { day, unit, catalogue, marks } = branch;
  const isAsked = [...marks.values()].some(({ type }) => type === "case.asked");
  const now = readToday(day, unit, catalogue, new Date(nowMs).toISOString());
  const mayFile = role !== undefined && mayRecord(role, "report.filed");
  const mayLog = role !== undefined && mayRecord(role, "violation.logged");
  return (
    <>
      <NextReport next={now.next} branch={branch} nowMs={nowMs} />
      <MainActions next={mayFile ? now.next : null} mayLog={mayLog} />
      {listsShown && (
        <>
          <StandingWarnings />
          <WaitingDrafts branch={branch} />
          <OverdueReports overdue={now.overdue.filter((item) => item !== now.next)} branch={branch} nowMs={nowMs} />
          {isAsked && (
            <Suspense fallback={null}>
              <OpenQuestions />
            </Suspense>
          )}
          <Notices branch={branch} />
          <DayReports items={now.items} branch={branch} />
          <TabletBranchRemarks branch={branch} />
          <EventReports incidents={now.incidents} branch={branch} mayFile={mayFile} />
          <ThisTablet />
        </>
      )}
      <KeptDraftDialog branch={branch} />
    </>
  );
}
