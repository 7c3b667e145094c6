import { useEffect } from "react";
import { Redirect, Route, Switch } from "wouter";
import { mayRead } from "../../shared/policy/may-read.ts";
import { lazyScreen } from "../app/lazy-screen.tsx";
import { NotFound } from "../app/NotFound.tsx";
import { untilIdle } from "../clock/until-idle.ts";
import { DeskFrame } from "../desk/DeskFrame.tsx";
import { DeskGate } from "../desk/DeskGate.tsx";
import { prepareDesk } from "../desk/start-desk.ts";
import { BoardPage } from "../features/board/BoardPage.tsx";
import { DeskLoginPage } from "../features/desk-login/DeskLoginPage.tsx";
import { useSession } from "../session/session-store.ts";

prepareDesk();

/** The board is what the desk opens with; the other screens are files of their own. */
const AsidePage = lazyScreen(async () => (await import("../features/aside/AsidePage.tsx")).AsidePage);
const loadBranchPage = async () => (await import("../features/branch/BranchPage.tsx")).BranchPage;
const BranchPage = lazyScreen(loadBranchPage);
const DeskSyncPage = lazyScreen(async () => (await import("../features/desk-sync/DeskSyncPage.tsx")).DeskSyncPage);
const DevicePage = lazyScreen(async () => (await import("../features/devices/DevicePage.tsx")).DevicePage);
const DevicesPage = lazyScreen(async () => (await import("../features/devices/DevicesPage.tsx")).DevicesPage);
const EnrolCodesPage = lazyScreen(
  async () => (await import("../features/enrol-codes/EnrolCodesPage.tsx")).EnrolCodesPage,
);
const loadTurnoutPage = async () => (await import("../features/turnout/TurnoutPage.tsx")).TurnoutPage;
const TurnoutPage = lazyScreen(loadTurnoutPage);

/** Opened on few days, and not without a network: what they load is no part of every start. */
const BundlesPage = lazyScreen(async () => (await import("../features/bundles/BundlesPage.tsx")).BundlesPage);
const ImportPage = lazyScreen(async () => (await import("../features/import-units/ImportPage.tsx")).ImportPage);
const SealedRoutes = lazyScreen(async () => (await import("../features/violations/SealedRoutes.tsx")).SealedRoutes);
const ComplaintRoutes = lazyScreen(
  async () => (await import("../features/complaints/ComplaintRoutes.tsx")).ComplaintRoutes,
);
const PrintPage = lazyScreen(async () => (await import("../papers/PrintPage.tsx")).PrintPage);
const PaperCheckPage = lazyScreen(
  async () => (await import("../features/paper-check/PaperCheckPage.tsx")).PaperCheckPage,
);
const NoticesPage = lazyScreen(async () => (await import("../features/notices/NoticesPage.tsx")).NoticesPage);
const AuditPage = lazyScreen(async () => (await import("../features/audit/AuditPage.tsx")).AuditPage);

/** Its list, dialogs and words weigh more than the board's, which is what the desk opens with. */
const CaseRoutes = lazyScreen(async () => (await import("../features/violations/CaseRoutes.tsx")).CaseRoutes);

const nextScreensWaitMs = 5000;

/** The supervisor's screens. Paths are relative to /desk. */
export function DeskRoutes() {
  useEffect(() => {
    // One click away from the board. What cannot be loaded now is asked for again when it is opened.
    const next = untilIdle(nextScreensWaitMs).then(() => Promise.all([loadBranchPage(), loadTurnoutPage()]));
    next.catch(() => undefined);
  }, []);
  return (
    <DeskGate login={<DeskLoginPage />}>
      <DeskFrame>
        <Switch>
          <Route path="/">
            <FirstPage />
          </Route>
          <Route path="/turnout">
            <TurnoutPage />
          </Route>
          <Route path="/violations/sealed/*?">
            <SealedRoutes />
          </Route>
          <Route path="/violations/*?">
            <CaseRoutes />
          </Route>
          <Route path="/complaints/*?">
            <ComplaintRoutes />
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
          <Route path="/branches/:unit">{({ unit }) => <BranchPage unit={decodeURIComponent(unit)} />}</Route>
          <Route path="/devices">
            <DevicesPage />
          </Route>
          <Route path="/devices/new">
            <EnrolCodesPage />
          </Route>
          <Route path="/bundles">
            <BundlesPage />
          </Route>
          <Route path="/devices/:author">{({ author }) => <DevicePage key={author} author={author} />}</Route>
          <Route path="/aside">
            <AsidePage />
          </Route>
          <Route path="/audit">
            <AuditPage />
          </Route>
          <Route path="/notices">
            <NoticesPage />
          </Route>
          <Route path="/import">
            <ImportPage />
          </Route>
          <Route path="/sync">
            <DeskSyncPage />
          </Route>
          <Route>
            <NotFound home="/" />
          </Route>
        </Switch>
      </DeskFrame>
    </DeskGate>
  );
}

/** The board, for whoever may read what was reported; the devices for those who keep them running. */
function FirstPage() {
  const role = useSession((session) => session.device?.role ?? "");
  return mayRead(role, "figures") ? <BoardPage /> : <Redirect to="/devices" replace />;
}
