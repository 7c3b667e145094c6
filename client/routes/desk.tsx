import { Route, Switch } from "wouter";
import { NotFound } from "../app/NotFound.tsx";
import { DeskFrame } from "../desk/DeskFrame.tsx";
import { DeskGate } from "../desk/DeskGate.tsx";
import { prepareDesk } from "../desk/start-desk.ts";
import { AsidePage } from "../features/aside/AsidePage.tsx";
import { BoardPage } from "../features/board/BoardPage.tsx";
import { BundlesPage } from "../features/bundles/BundlesPage.tsx";
import { BranchPage } from "../features/branch/BranchPage.tsx";
import { DeskLoginPage } from "../features/desk-login/DeskLoginPage.tsx";
import { DeskSyncPage } from "../features/desk-sync/DeskSyncPage.tsx";
import { DevicePage } from "../features/devices/DevicePage.tsx";
import { DevicesPage } from "../features/devices/DevicesPage.tsx";
import { EnrolCodesPage } from "../features/enrol-codes/EnrolCodesPage.tsx";
import { ImportPage } from "../features/import-units/ImportPage.tsx";
import { TurnoutPage } from "../features/turnout/TurnoutPage.tsx";
import { ViolationPage } from "../features/violations/ViolationPage.tsx";
import { ViolationsPage } from "../features/violations/ViolationsPage.tsx";

prepareDesk();

/** The supervisor's screens. Paths are relative to /desk. */
export function DeskRoutes() {
  return (
    <DeskGate login={<DeskLoginPage />}>
      <DeskFrame>
        <Switch>
          <Route path="/">
            <BoardPage />
          </Route>
          <Route path="/turnout">
            <TurnoutPage />
          </Route>
          <Route path="/violations">
            <ViolationsPage />
          </Route>
          <Route path="/violations/:subject">
            {({ subject }) => <ViolationPage key={subject} subject={decodeURIComponent(subject)} />}
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
