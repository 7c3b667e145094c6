import { useState } from "react";
import { PreferencesButton } from "../../app/Preferences.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { acknowledgeLoss, recoverFromServer } from "../../session/recover-loss.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Facts } from "../../ui/Card.tsx";
import { BottomBar, Page, TopBar } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { enrolMessages } from "./enrol-messages.ts";

/** Entries that were here are gone: an alarm and a way out, never a fresh start. */
export function DataLostPage() {
  const t = useMessages(enrolMessages).lost;
  const loss = useSession((session) => session.loss);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  if (loss === null) return null;

  const recover = async () => {
    setBusy(true);
    setFailed(false);
    const recovered = await recoverFromServer().catch(() => false);
    if (recovered) showToast("success", t.recovered);
    setFailed(!recovered);
    setBusy(false);
  };

  return (
    <Page>
      <TopBar title={t.title} actions={<PreferencesButton />} />
      <Banner tone="danger" title={t[loss.kind]} live="alert">
        {t.kept}
      </Banner>
      <Facts
        facts={[
          {
            label: t.ranges,
            value:
              loss.lost.length === 0
                ? t.unknownRange
                : loss.lost.map(({ fromSeq, toSeq }) => t.range(fromSeq, toSeq)).join("، "),
          },
          { label: t.author, value: <bdi dir="ltr">{loss.author.slice(0, 12)}</bdi> },
        ]}
      />
      {failed && (
        <Banner tone="warning" live="alert">
          {t.notRecovered}
        </Banner>
      )}
      <BottomBar>
        <Button kind="primary" busy={busy} onClick={() => void recover()}>
          {busy ? t.recovering : t.recover}
        </Button>
        <Button kind="quiet" onClick={() => void acknowledgeLoss()}>
          {t.acknowledge}
        </Button>
      </BottomBar>
    </Page>
  );
}
