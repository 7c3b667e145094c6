import { Route, Switch } from "wouter";
import { ViolationPage } from "./ViolationPage.tsx";
import { ViolationsPage } from "./ViolationsPage.tsx";

/** All under /violations of the desk. */
export function CaseRoutes() {
  return (
    <Switch>
      <Route path="/violations">
        <ViolationsPage />
      </Route>
      <Route path="/violations/:subject">
        {({ subject }) => <ViolationPage key={subject} subject={decodeURIComponent(subject)} />}
      </Route>
    </Switch>
  );
}
