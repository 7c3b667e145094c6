import { Redirect, Route, Switch, useRoute } from "wouter";
import { lazyScreen } from "../app/lazy-screen.tsx";
import { NotFound } from "../app/NotFound.tsx";
import { Opening } from "../app/Opening.tsx";
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
import { Page } from "../ui/Page.tsx";

/** Once in a tablet's life, with a network at hand. */
const EnrolPage = lazyScreen(async () => (await import("../features/enrol/EnrolPage.tsx")).EnrolPage, Opening);
const DataLostPage = lazyScreen(async () => (await import("../features/enrol/DataLostPage.tsx")).DataLostPage, Opening);
/** Few days need it, and its reading and sealing of files would make every day's first start longer. */
const CourierPage = lazyScreen(async () => (await import("../features/sync/CourierPage.tsx")).CourierPage);
/** Seldom opened: not part of what a start has to load. */
const ReceiptPage = lazyScreen(async () => (await import("../features/sync/ReceiptPage.tsx")).ReceiptPage);
/** Its camera, forms and cases weigh as much as the rest together, and the first screen needs none of it. */
const ViolationRoutes = lazyScreen(
  async () => (await import("../features/violation/ViolationRoutes.tsx")).ViolationRoutes,
);
const PrintPage = lazyScreen(async () => (await import("../papers/PrintPage.tsx")).PrintPage);
const PaperCheckPage = lazyScreen(
  async () => (await import("../features/paper-check/PaperCheckPage.tsx")).PaperCheckPage,
);
/** Once on the evening. */
const CountPage = lazyScreen(async () => (await import("../features/count/CountPage.tsx")).CountPage);
const OfficersPage = lazyScreen(async () => (await import("../features/unlock/OfficersPage.tsx")).OfficersPage);
const ThisTabletPage = lazyScreen(
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
          <ViolationRoutes />
        </Route>
        <Route path="/count/:slot">{({ slot }) => <CountPage key={slot} slot={slot} />}</Route>
        <Route path="/officers">
          <OfficersPage />
        </Route>
        <Route path="/sync/courier">
          <CourierPage />
        </Route>
        <Route path="/sync/receipt/:author/:seq">
          {({ author, seq }) => <ReceiptPage key={`${author}/${seq}`} author={author} seq={Number(seq)} />}
        </Route>
        <Route path="/print/:kind/:first/:second?">
          {({ kind, first, second }) => (
            <PrintPage
              key={`${kind}/${first}/${second}`}
              kind={kind}
              first={decodeURIComponent(first)}
              second={second}
            />
          )}
        </Route>
        <Route path="/paper-check">
          <PaperCheckPage />
        </Route>
        <Route path="/this-tablet">
          <ThisTabletPage />
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
