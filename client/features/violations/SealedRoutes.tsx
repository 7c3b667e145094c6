import { Route, Switch } from "wouter";
import { SealedReportPage } from "./SealedReportPage.tsx";
import { SealedReportsPage } from "./SealedReportsPage.tsx";

/** All under /violations/sealed of a desk. */
export function SealedRoutes() {
  return (
    <Switch>
      <Route path="/violations/sealed/:author/:seq">
        {({ author, seq }) => <SealedReportPage key={`${author}/${seq}`} author={author} seq={Number(seq)} />}
      </Route>
      <Route path="/violations/sealed">
        <SealedReportsPage />
      </Route>
    </Switch>
  );
}
