import { Suspense } from "react";
import { Redirect, Route, Switch, useRoute } from "wouter";
import { lazyComponent } from "../i18n/lazy-component.ts";
import { NotFound } from "../app/NotFound.tsx";
import { Opening } from "../app/Opening.tsx";
import { DataLostPage } from "../features/enrol/DataLostPage.tsx";
import { EnrolPage } from "../features/enrol/EnrolPage.tsx";
import { ReportPage } from "../features/report/ReportPage.tsx";
import { SyncPage } from "../features/sync/SyncPage.tsx";
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

/** Few days need it, and its reading and sealing of files would make every day's first start longer. */
const CourierPage = lazyComponent(async () => (await import("../features/sync/CourierPage.tsx")).CourierPage);
/** Once, before the evening's count. */
const OfficersPage = lazyComponent(async () => (await import("../features/unlock/OfficersPage.tsx")).OfficersPage);
/** Seldom opened: not part of what a start has to load. */
const ReceiptPage = lazyComponent(async () => (await import("../features/sync/ReceiptPage.tsx")).ReceiptPage);
/** Its camera, forms and cases weigh as much as the rest together, and the first screen needs none of it. */
const ViolationRoutes = lazyComponent(
  async () => (await import("../features/violation/ViolationRoutes.tsx")).ViolationRoutes,
);
const PrintPage = lazyComponent(async () => (await import("../papers/PrintPage.tsx")).PrintPage);
const PaperCheckPage = lazyComponent(
  async () => (await import("../features/paper-check/PaperCheckPage.tsx")).PaperCheckPage,
);
/** Once on the evening. */
const CountPage = lazyComponent(async () => (await import("../features/count/CountPage.tsx")).CountPage);
const ThisTabletPage = lazyComponent(
  async () => (await import("../features/this-tablet/ThisTabletPage.tsx")).ThisTabletPage,
);

/**
 * The tablet's screens: enrolment under /enrol, Today at /. What is shown first depends on the session. What every day
 * begins with is one piece: few files open faster on a slow tablet than many small ones.
 */
export function OfficerRoutes() {
  const phase = useSession((session) => session.phase);
  const kind = useSession((session) => session.device?.kind);
  const locked = useSession((session) => session.locked);
  const t = useMessages(tabletMessages);
  const [enrolling] = useRoute("/enrol");
  return (
    <>
      <StoreHealthWarning />
      {phase === "starting" ? (
        <Opening />
      ) : phase === "data-lost" ? (
        // What comes back from the server is sealed too: an officer opens the tablet first, if any is still known here.
        locked ? (
          <UnlockPage unlessKnown={<DataLostPage />} alarm={t.lostAlarm} />
        ) : (
          <DataLostPage />
        )
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
    </>
  );
}

function TabletPages() {
  useRouteFocus();
  return (
    <TabletFrame>
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
        <Route path="/violations/*?">
          <Suspense fallback={<LoadingState />}>
            <ViolationRoutes />
          </Suspense>
        </Route>
        <Route path="/count/:slot">
          {({ slot }) => (
            <Suspense fallback={<LoadingState />}>
              <CountPage key={slot} slot={slot} />
            </Suspense>
          )}
        </Route>
        <Route path="/officers">
          <Suspense fallback={<LoadingState />}>
            <OfficersPage />
          </Suspense>
        </Route>
        <Route path="/sync/courier">
          <Suspense fallback={<LoadingState />}>
            <CourierPage />
          </Suspense>
        </Route>
        <Route path="/sync/receipt/:author/:seq">
          {({ author, seq }) => (
            <Suspense fallback={<LoadingState />}>
              <ReceiptPage key={`${author}/${seq}`} author={author} seq={Number(seq)} />
            </Suspense>
          )}
        </Route>
        <Route path="/print/:kind/:first/:second?">
          {({ kind, first, second }) => (
            <Suspense fallback={<LoadingState />}>
              <PrintPage
                key={`${kind}/${first}/${second}`}
                kind={kind}
                first={decodeURIComponent(first)}
                second={second}
              />
            </Suspense>
          )}
        </Route>
        <Route path="/paper-check">
          <Suspense fallback={<LoadingState />}>
            <PaperCheckPage />
          </Suspense>
        </Route>
        <Route path="/this-tablet">
          <Suspense fallback={<LoadingState />}>
            <ThisTabletPage />
          </Suspense>
        </Route>
        <Route path="/sync">
          <SyncPage />
        </Route>
        <Route>
          <NotFound home="/" />
        </Route>
      </Switch>
    </TabletFrame>
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
