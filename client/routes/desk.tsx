import { Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { lazyComponent } from "../i18n/lazy-component.ts";
import { mayRead } from "../../shared/policy/may-read.ts";
import { NotFound } from "../app/NotFound.tsx";
import { DeskFrame } from "../desk/DeskFrame.tsx";
import { DeskGate } from "../desk/DeskGate.tsx";
import { prepareDesk } from "../desk/start-desk.ts";
import { AsidePage } from "../features/aside/AsidePage.tsx";
import { BoardPage } from "../features/board/BoardPage.tsx";
import { BranchPage } from "../features/branch/BranchPage.tsx";
import { DeskLoginPage } from "../features/desk-login/DeskLoginPage.tsx";
import { DeskSyncPage } from "../features/desk-sync/DeskSyncPage.tsx";
import { DevicePage } from "../features/devices/DevicePage.tsx";
import { DevicesPage } from "../features/devices/DevicesPage.tsx";
import { EnrolCodesPage } from "../features/enrol-codes/EnrolCodesPage.tsx";
import { TurnoutPage } from "../features/turnout/TurnoutPage.tsx";
import { useSession } from "../session/session-store.ts";
import { LoadingState } from "../ui/LoadingState.tsx";

prepareDesk();

/** Opened on few days, and not without a network: what they load is no part of every start. */
const BundlesPage = lazyComponent(async () => (await import("../features/bundles/BundlesPage.tsx")).BundlesPage);
const ImportPage = lazyComponent(async () => (await import("../features/import-units/ImportPage.tsx")).ImportPage);
const SealedRoutes = lazyComponent(async () => (await import("../features/violations/SealedRoutes.tsx")).SealedRoutes);
const ComplaintRoutes = lazyComponent(
  async () => (await import("../features/complaints/ComplaintRoutes.tsx")).ComplaintRoutes,
);
const PrintPage = lazyComponent(async () => (await import("../papers/PrintPage.tsx")).PrintPage);
const PaperCheckPage = lazyComponent(
  async () => (await import("../features/paper-check/PaperCheckPage.tsx")).PaperCheckPage,
);
const NoticesPage = lazyComponent(async () => (await import("../features/notices/NoticesPage.tsx")).NoticesPage);
const AuditPage = lazyComponent(async () => (await import("../features/audit/AuditPage.tsx")).AuditPage);

/** Its list, dialogs and words weigh more than the board's, which is what the desk opens with. */
const CaseRoutes = lazyComponent(async () => (await import("../features/violations/CaseRoutes.tsx")).CaseRoutes);

/** The supervisor's screens. Paths are relative to /desk. */
export function DeskRoutes() {
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
            <Suspense fallback={<LoadingState />}>
              <SealedRoutes />
            </Suspense>
          </Route>
          <Route path="/violations/*?">
            <Suspense fallback={<LoadingState />}>
              <CaseRoutes />
            </Suspense>
          </Route>
          <Route path="/complaints/*?">
            <Suspense fallback={<LoadingState />}>
              <ComplaintRoutes />
            </Suspense>
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
          <Route path="/branches/:unit">{({ unit }) => <BranchPage unit={decodeURIComponent(unit)} />}</Route>
          <Route path="/devices">
            <DevicesPage />
          </Route>
          <Route path="/devices/new">
            <EnrolCodesPage />
          </Route>
          <Route path="/bundles">
            <Suspense fallback={<LoadingState />}>
              <BundlesPage />
            </Suspense>
          </Route>
          <Route path="/devices/:author">{({ author }) => <DevicePage key={author} author={author} />}</Route>
          <Route path="/aside">
            <AsidePage />
          </Route>
          <Route path="/audit">
            <Suspense fallback={<LoadingState />}>
              <AuditPage />
            </Suspense>
          </Route>
          <Route path="/notices">
            <Suspense fallback={<LoadingState />}>
              <NoticesPage />
            </Suspense>
          </Route>
          <Route path="/import">
            <Suspense fallback={<LoadingState />}>
              <ImportPage />
            </Suspense>
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
