import { Route, Switch } from "wouter";
import { NotFound } from "../app/NotFound.tsx";

/** The supervisor's screens. Paths are relative to /desk. */
export function DeskRoutes() {
  return (
    <Switch>
      <Route>
        <NotFound home="/" />
      </Route>
    </Switch>
  );
}
