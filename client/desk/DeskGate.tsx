import { useState, type ReactNode } from "react";
import { Opening } from "../app/Opening.tsx";
import { useMessages } from "../i18n/messages.ts";
import { acknowledgeLoss, recoverFromServer } from "../session/recover-loss.ts";
import { useSession } from "../session/session-store.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { BottomBar, Page, TopBar } from "../ui/Page.tsx";
import { deskMessages } from "./desk-messages.ts";

interface DeskGateProps {
  login: ReactNode;
  children: ReactNode;
}

/** Shows the desk to whoever is signed in at it, and to everybody else what to do. */
export function DeskGate({ login, children }: DeskGateProps) {
  const phase = useSession((session) => session.phase);
  const device = useSession((session) => session.device);
  const locked = useSession((session) => session.locked);
  const failure = useSession((session) => session.failure);
  if (failure !== null) return <StartFailed error={failure} />;
  if (phase === "starting") return <Opening />;
  if (phase === "data-lost") return <DeskDataLost />;
  if (phase === "none") return login;
  if (device?.kind === "tablet") return <TabletHere />;
  return locked ? login : children;
}

function StartFailed({ error }: { error: Error }) {
  const t = useMessages(deskMessages);
  return (
    <Page>
      <ErrorState level={1} title={t.failedTitle} onRetry={() => location.reload()} technical={error.message}>
        {t.failed}
      </ErrorState>
    </Page>
  );
}

function TabletHere() {
  const t = useMessages(deskMessages);
  return (
    <Page>
      <EmptyState
        level={1}
        icon="device"
        title={t.tabletTitle}
        actions={
          <ButtonLink kind="primary" href="~/">
            {t.toTablet}
          </ButtonLink>
        }
      >
        {t.tablet}
      </EmptyState>
    </Page>
  );
}

/** A desk only reads: all of it can be had again. */
function DeskDataLost() {
  const t = useMessages(deskMessages);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const recover = async () => {
    setState("busy");
    const recovered = await recoverFromServer().catch(() => false);
    setState(recovered ? "idle" : "failed");
  };
  return (
    <Page width="narrow">
      <TopBar title={t.lostTitle} />
      <Banner tone={state === "failed" ? "danger" : "warning"} live="alert">
        {state === "failed" ? t.lostFailed : t.lost}
      </Banner>
      <BottomBar>
        <Button kind="primary" busy={state === "busy"} onClick={() => void recover()}>
          {state === "busy" ? t.lostRecovering : t.lostRecover}
        </Button>
        {state === "failed" && <Button onClick={() => void acknowledgeLoss()}>{t.lostAcknowledge}</Button>}
      </BottomBar>
    </Page>
  );
}
