import { useMessages } from "../i18n/messages.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { appMessages } from "./app-messages.ts";
import { useOpenDrafts } from "./open-draft.ts";
import styles from "./UpdatePrompt.module.css";
import { acceptUpdate, postponeUpdate, useUpdates } from "./updates.ts";

/** Asks before a new version takes over; stays away while someone is writing. */
export function UpdatePrompt() {
  const { update } = useMessages(appMessages);
  const { ready, blockedByDraft, postponed } = useUpdates();
  const writing = useOpenDrafts((state) => state.count > 0);
  if (!ready || postponed || writing) return null;
  return (
    <div className={styles.prompt}>
      <Banner
        tone={blockedByDraft ? "warning" : "info"}
        icon="refresh"
        title={update.ready}
        live="status"
        actions={
          <>
            <Button onClick={() => void acceptUpdate()}>{update.accept}</Button>
            <Button kind="quiet" onClick={postponeUpdate}>
              {update.later}
            </Button>
          </>
        }
      >
        {blockedByDraft ? update.waitsForDraft : update.kept}
      </Banner>
    </div>
  );
}
