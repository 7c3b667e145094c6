import { Route, Switch } from "wouter";
import { ViolationFormPage } from "./ViolationFormPage.tsx";
import { ViolationPage } from "./ViolationPage.tsx";
import { ViolationsPage } from "./ViolationsPage.tsx";

/** All under /violations of a tablet. */
export function ViolationRoutes() {
  return (
    <Switch>
      <Route path="/violations">
        <ViolationsPage />
      </Route>
      {["/violations/new", "/violations/new/:subject", "/violations/:subject/amend/:author/:seq"].map((path) => (
        <Route key={path} path={path}>
          {(place) => <ViolationFormPage key={JSON.stringify(place)} place={place} />}
        </Route>
      ))}
      <Route path="/violations/:subject">{({ subject }) => <ViolationPage key={subject} subject={subject} />}</Route>
    </Switch>
  );
}
