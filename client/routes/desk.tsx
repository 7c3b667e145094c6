import { Route, Switch } from "wouter";
import { NotFound } from "../app/NotFound.tsx";
import { DeskFrame } from "../desk/DeskFrame.tsx";
import { DeskGate } from "../desk/DeskGate.tsx";
import { BoardPage } from "../features/board/BoardPage.tsx";
import { DeskLoginPage } from "../features/desk-login/DeskLoginPage.tsx";

/** The supervisor's screens. Paths are relative to /desk. */
export function DeskRoutes() {
  return (
    <DeskGate login={<DeskLoginPage />}>
      <DeskFrame>
        <Switch>
          <Route path="/">
            <BoardPage />
          </Route>
          <Route>
            <NotFound home="/" />
          </Route>
        </Switch>
      </DeskFrame>
    </DeskGate>
  );
}
