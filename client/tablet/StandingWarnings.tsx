import { useMessages } from "../i18n/messages.ts";
import { useSession } from "../session/session-store.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { tabletMessages } from "./tablet-messages.ts";
import { useOwnBranch } from "./use-branch-day.ts";

/** Warnings that stay until their cause is gone. */
export function StandingWarnings() {
  const t = useMessages(tabletMessages);
  const persisted = useSession((session) => session.persisted);
  const unknown = useOwnBranch()?.day.unknown.length ?? 0;
  return (
    <>
      {persisted === false && (
        <Banner tone="warning" title={t.storage.title}>
          {t.storage.text}
        </Banner>
      )}
      {unknown > 0 && <Banner tone="info">{t.updateNeeded(unknown)}</Banner>}
    </>
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
