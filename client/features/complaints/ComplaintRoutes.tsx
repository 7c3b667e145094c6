import { Route, Switch } from "wouter";
import { mayRead } from "../../../shared/policy/may-read.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useSession } from "../../session/session-store.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { ComplaintPage } from "./ComplaintPage.tsx";
import { complaintsMessages } from "./complaints-messages.ts";
import { ComplaintsPage } from "./ComplaintsPage.tsx";
import { IntakePage } from "./IntakePage.tsx";

/** All under /complaints of the desk. The server withholds complaints from the same roles. */
export function ComplaintRoutes() {
  const t = useMessages(complaintsMessages);
  const role = useSession((session) => session.device?.role ?? "");
  if (!mayRead(role, "complaints")) {
    return (
      <Page>
        <TopBar title={t.title} />
        <EmptyState icon="lock" title={t.mayNot} actions={<ButtonLink href="/">{t.back}</ButtonLink>}>
          {t.mayNotFor}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Switch>
      <Route path="/complaints">
        <ComplaintsPage />
      </Route>
      <Route path="/complaints/new">
        <IntakePage />
      </Route>
      <Route path="/complaints/:subject">
        {({ subject }) => <ComplaintPage key={subject} subject={decodeURIComponent(subject)} />}
      </Route>
    </Switch>
  );
}
