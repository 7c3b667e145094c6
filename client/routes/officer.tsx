import { Route, Switch } from "wouter";
import { NotFound } from "../app/NotFound.tsx";

/** The tablet's screens: enrolment under /enrol, Today at /. */
export function OfficerRoutes() {
  return (
    <Switch>
      <Route>
        <NotFound home="/" />
      </Route>
    </Switch>
  );
}
