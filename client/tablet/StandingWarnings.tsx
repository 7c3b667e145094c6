import { useMessages } from "../i18n/messages.ts";
import { isCaughtUp } from "../journal-store/caught-up.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { useSession } from "../session/session-store.ts";
import { useSyncStatus } from "../sync/use-sync-status.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { tabletMessages } from "./tablet-messages.ts";
import { useOwnBranch } from "./use-branch-day.ts";

/** Warnings that stay until their cause is gone. */
export function StandingWarnings() {
  const t = useMessages(tabletMessages);
  const persisted = useSession((session) => session.persisted);
  const standing = useSyncStatus((status) => status.standing);
  const unknown = useOwnBranch()?.day.unknown.length ?? 0;
  return (
    <>
      <NotFetched />
      {standing !== "active" && (
        <Banner
          tone="warning"
          title={t.standing[standing].title}
          actions={<ButtonLink href="/this-tablet">{t.standing.next}</ButtonLink>}
        >
          {t.standing[standing].text}
        </Banner>
      )}
      {persisted === false && (
        <Banner tone="warning" title={t.storage.title}>
          {t.storage.text}
        </Banner>
      )}
      {unknown > 0 && <Banner tone="info">{t.updateNeeded(unknown)}</Banner>}
    </>
  );
}

/** A tablet that was enrolled and has not yet read what its branch has filed. */
function NotFetched() {
  const { notFetched } = useMessages(tabletMessages);
  const author = useSession((session) => session.device?.author);
  const caughtUp = useJournalQuery(async () => author === undefined || (await isCaughtUp(author)), [author]);
  if (caughtUp !== false) return null;
  return (
    <Banner tone="warning" live="status" title={notFetched.title}>
      {notFetched.text}
    </Banner>
  );
}

/** Tabs of different versions met at the store: above everything else, since nothing can be saved here any more. */
export function StoreHealthWarning() {
  const t = useMessages(tabletMessages);
  const kind = useSession((session) => session.storeHealth?.kind);
  if (kind === undefined) return null;
  return (
    <Banner
      tone="danger"
      live="alert"
      title={t[kind].title}
      actions={
        kind === "superseded" && (
          <Button kind="secondary" onClick={() => location.reload()}>
            {t.superseded.reload}
          </Button>
        )
      }
    >
      {t[kind].text}
    </Banner>
  );
}
