import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { isSafe, type Unsent } from "../../journal-store/unsent.ts";
import { resetDevice } from "../../session/reset-device.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Section } from "../../ui/Page.tsx";
import { thisTabletMessages } from "./this-tablet-messages.ts";

/** Not offered while something is neither at the server nor with a courier; the store asks once more before it deletes. */
export function ResetTablet({ unsent }: { unsent: Unsent }) {
  const t = useMessages(thisTabletMessages).reset;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { entries, files, drafts, exported } = unsent;
  const safe = isSafe(unsent);

  const reset = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await resetDevice();
    } catch (error) {
      reportError(error);
      setFailed(true);
      setAsking(false);
      setBusy(false);
    }
  };

  return (
    <Section title={t.title}>
      <p>{t.text}</p>
      {!safe && (
        <Banner tone="warning" title={t.refusedTitle(entries - exported.entries, files - exported.files)}>
          {t.refused}
        </Banner>
      )}
      {safe && entries + files > 0 && <Banner tone="info">{t.exported}</Banner>}
      {failed && (
        <Banner tone="danger" live="alert">
          {t.failed}
        </Banner>
      )}
      <Button icon="trash" disabled={!safe} onClick={() => setAsking(true)}>
        {t.start}
      </Button>
      {asking && (
        <Dialog
          title={t.confirmTitle}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind="danger" busy={busy} onClick={() => void reset()}>
                {t.yes}
              </Button>
              <Button onClick={() => setAsking(false)}>{t.no}</Button>
            </>
          }
        >
          <p>{t.confirm(drafts)}</p>
        </Dialog>
      )}
    </Section>
  );
}
