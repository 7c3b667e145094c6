import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { useMessages } from "../i18n/messages.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Page } from "../ui/Page.tsx";
import { Toasts } from "../ui/Toast.tsx";
import { appMessages } from "./app-messages.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Opening } from "./Opening.tsx";
import { UpdatePrompt } from "./UpdatePrompt.tsx";

const OfficerRoutes = lazy(async () => ({ default: (await import("../routes/officer.tsx")).OfficerRoutes }));
const DeskRoutes = lazy(async () => ({ default: (await import("../routes/desk.tsx")).DeskRoutes }));

/** Desk under /desk, tablet everywhere else. A tablet never loads the desk's code. */
export function App() {
  return (
    <ErrorBoundary>
      {window.isSecureContext ? (
        <Suspense fallback={<Opening />}>
          <Switch>
            <Route path="/desk" nest>
              <DeskRoutes />
            </Route>
            <Route>
              <OfficerRoutes />
            </Route>
          </Switch>
        </Suspense>
      ) : (
        <InsecureAddress />
      )}
      <UpdatePrompt />
      <Toasts />
    </ErrorBoundary>
  );
}

function InsecureAddress() {
  const { insecure } = useMessages(appMessages);
  return (
    <Page>
      <ErrorState title={insecure.title}>{insecure.advice}</ErrorState>
    </Page>
  );
}
