import { Suspense } from "react";
import { Route, Switch } from "wouter";
import { lazyComponent } from "../i18n/lazy-component.ts";
import { useMessages } from "../i18n/messages.ts";
import { useSession } from "../session/session-store.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Page } from "../ui/Page.tsx";
import { Toasts } from "../ui/Toast.tsx";
import styles from "./App.module.css";
import { appMessages } from "./app-messages.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Opening } from "./Opening.tsx";
import { UpdatePrompt } from "./UpdatePrompt.tsx";
import { keepDeskFiles } from "./updates.ts";

const OfficerRoutes = lazyComponent(async () => (await import("../routes/officer.tsx")).OfficerRoutes);
const DeskRoutes = lazyComponent(async () => {
  const { DeskRoutes } = await import("../routes/desk.tsx");
  void keepDeskFiles();
  return DeskRoutes;
});

/** Desk under /desk, tablet everywhere else. A tablet never loads the desk's code. */
export function App() {
  return (
    <ErrorBoundary>
      {window.isSecureContext ? (
        <Suspense fallback={<Opening />}>
          <StoreFailure />
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
      <div className={styles.floats}>
        <Toasts />
        <UpdatePrompt />
      </div>
    </ErrorBoundary>
  );
}

/** Without its store the app can show nothing: the error boundary says so. */
function StoreFailure() {
  const failure = useSession((session) => session.failure);
  if (failure !== null) throw failure;
  return null;
}

function InsecureAddress() {
  const { insecure } = useMessages(appMessages);
  return (
    <Page>
      <ErrorState level={1} title={insecure.title}>
        {insecure.advice}
      </ErrorState>
    </Page>
  );
}
