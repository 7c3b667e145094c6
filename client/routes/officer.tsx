import { lazy, type ReactNode, Suspense } from "react";
import { Redirect, Route, Switch, useRoute } from "wouter";
import { NotFound } from "../app/NotFound.tsx";
import { Opening } from "../app/Opening.tsx";
import { TodayPage } from "../features/today/TodayPage.tsx";
import { UnlockPage } from "../features/unlock/UnlockPage.tsx";
import { useMessages } from "../i18n/messages.ts";
import { useSession } from "../session/session-store.ts";
import { StoreHealthWarning } from "../tablet/StandingWarnings.tsx";
import { TabletFrame } from "../tablet/TabletFrame.tsx";
import { tabletMessages } from "../tablet/tablet-messages.ts";
import { useRouteFocus } from "../tablet/use-route-focus.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LoadingState } from "../ui/LoadingState.tsx";
import { Page } from "../ui/Page.tsx";

const EnrolPage = lazy(async () => ({ default: (await import("../features/enrol/EnrolPage.tsx")).EnrolPage }));
const DataLostPage = lazy(async () => ({ default: (await import("../features/enrol/DataLostPage.tsx")).DataLostPage }));
const ReportPage = lazy(async () => ({ default: (await import("../features/report/ReportPage.tsx")).ReportPage }));
const ViolationsPage = lazy(async () => ({
  default: (await import("../features/violation/ViolationsPage.tsx")).ViolationsPage,
}));
const ViolationPage = lazy(async () => ({
  default: (await import("../features/violation/ViolationPage.tsx")).ViolationPage,
}));
const ViolationFormPage = lazy(async () => ({
  default: (await import("../features/violation/ViolationFormPage.tsx")).ViolationFormPage,
}));
const OfficersPage = lazy(async () => ({
  default: (await import("../features/unlock/OfficersPage.tsx")).OfficersPage,
}));
const SyncPage = lazy(async () => ({ default: (await import("../features/sync/SyncPage.tsx")).SyncPage }));

/** The tablet's screens: enrolment under /enrol, Today at /. What is shown first depends on the session. */
export function OfficerRoutes() {
  const phase = useSession((session) => session.phase);
  const kind = useSession((session) => session.device?.kind);
  const locked = useSession((session) => session.locked);
  const [enrolling] = useRoute("/enrol");
  return (
    <Suspense fallback={<Opening />}>
      <StoreHealthWarning />
      {phase === "starting" ? (
        <Opening />
      ) : phase === "data-lost" ? (
        <DataLostPage />
      ) : enrolling ? (
        <EnrolPage />
      ) : phase === "none" ? (
        <Redirect to="/enrol" replace />
      ) : kind === "desk" ? (
        <DeskDevice />
      ) : locked ? (
        <UnlockPage />
      ) : (
        <TabletPages />
      )}
    </Suspense>
  );
}

function TabletPages() {
  useRouteFocus();
  return (
    <TabletFrame>
      <Suspense fallback={<PageWaiting />}>
        <Switch>
          <Route path="/">
            <TodayPage />
          </Route>
          {["/report/:code/:slot", "/event/:code/:subject"].flatMap((base) =>
            [base, `${base}/correct/:author/:seq`].map((path) => (
              <Route key={path} path={path}>
                {(place) => <ReportPage key={JSON.stringify(place)} place={place} />}
              </Route>
            )),
          )}
          <Route path="/violations">
            <ViolationsPage />
          </Route>
          {["/violations/new", "/violations/new/:subject", "/violations/:subject/amend/:author/:seq"].map((path) => (
            <Route key={path} path={path}>
              {(place) => <ViolationFormPage key={JSON.stringify(place)} place={place} />}
            </Route>
          ))}
          <Route path="/violations/:subject">
            {({ subject }) => <ViolationPage key={subject} subject={subject} />}
          </Route>
          <Route path="/officers">
            <OfficersPage />
          </Route>
          <Route path="/sync">
            <SyncPage />
          </Route>
          <Route>
            <NotFound home="/" />
          </Route>
        </Switch>
      </Suspense>
    </TabletFrame>
  );
}

function PageWaiting(): ReactNode {
  return (
    <Page>
      <LoadingState lines={6} />
    </Page>
  );
}

function DeskDevice() {
  const { deskDevice } = useMessages(tabletMessages);
  return (
    <Page width="narrow">
      <EmptyState
        level={1}
        icon="board"
        title={deskDevice.title}
        actions={
          <ButtonLink kind="primary" href="/desk">
            {deskDevice.open}
          </ButtonLink>
        }
      >
        {deskDevice.text}
      </EmptyState>
    </Page>
  );
}
