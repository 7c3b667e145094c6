import { useState } from "react";
import { deskMessages } from "../../desk/desk-messages.ts";
import { useDesk } from "../../desk/desk-store.ts";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { paperLinksMessages } from "../../papers/paper-links-messages.ts";
import { useReferenceStatus } from "../../reference/use-reference.ts";
import { useSession } from "../../session/session-store.ts";
import { syncNow } from "../../sync/start-sync.ts";
import { useSyncStatus } from "../../sync/use-sync-status.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { AsideList } from "./AsideList.tsx";
import { deskSyncMessages } from "./desk-sync-messages.ts";

/** How the desk stands with the server, and what to do if it does not get through. */
export function DeskSyncPage() {
  const t = useMessages(deskSyncMessages);
  const desk = useMessages(deskMessages);
  const links = useMessages(paperLinksMessages);
  const format = useFormat();
  const nowMs = useNow();
  const status = useSyncStatus((all) => all);
  const board = useDesk((state) => state.state);
  const device = useSession((session) => session.device);
  const persisted = useSession((session) => session.persisted);
  const unreadable = useReferenceStatus((reference) => reference.unreadable);
  const { branches } = usePlaces();
  const [busy, setBusy] = useState(false);
  const moment = (at: string | null) => (at === null ? t.never : `${format.moment(at)} (${format.age(at, nowMs)})`);

  const retry = async () => {
    setBusy(true);
    await syncNow();
    setBusy(false);
  };

  return (
    <Page>
      <TopBar
        title={t.title}
        actions={
          <Button kind="primary" icon="refresh" busy={busy} onClick={() => void retry()}>
            {busy ? t.retrying : t.retry}
          </Button>
        }
      />
      {status.problem !== null && (
        <Banner tone="warning" title={desk.problems[status.problem]} live="status">
          {t.advice[status.problem]}
        </Banner>
      )}
      {persisted === false && (
        <Banner tone="warning" title={t.persistedNo}>
          {t.persistedNoFor}
        </Banner>
      )}
      {unreadable > 0 && <Banner tone="warning">{t.unreadable(unreadable)}</Banner>}
      {status.logAlarms.length > 0 && (
        <Banner tone="danger" title={t.logAlarm} live="alert">
          {[...new Set(status.logAlarms.map(({ kind }) => t.logAlarmKinds[kind])), t.logAlarmFor].join(" ")}
        </Banner>
      )}
      {status.aside > 0 && <AsideList count={status.aside} />}
      <Card>
        <Facts
          facts={[
            { label: t.state, value: t.states[status.state] },
            { label: t.lastContact, value: moment(status.lastContactAt) },
            { label: t.nextRetry, value: moment(status.nextRetryAt) },
            { label: t.received, value: t.entries(status.progress?.pulled ?? 0) },
            {
              label: t.waiting,
              value: status.waitingEntries === 0 ? t.nothingWaits : t.entries(status.waitingEntries),
            },
            {
              label: t.board,
              value: `${t.position(board.position)} · ${board.source === "own" ? t.fromOwn : t.fromServer}`,
            },
            { label: t.reference, value: t.branches(branches.length) },
            { label: t.server, value: <bdi dir="ltr">{device?.serverOrigin}</bdi> },
            ...(persisted === true ? [{ label: t.persisted, value: t.persistedYes }] : []),
          ]}
        />
      </Card>
      <div>
        <ButtonLink icon="qr" href="/paper-check">
          {links.check}
        </ButtonLink>
      </div>
    </Page>
  );
}
