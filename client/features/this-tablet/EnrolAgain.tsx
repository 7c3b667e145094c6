import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { enrolAnew } from "../../session/reset-device.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Section } from "../../ui/Page.tsx";
import { thisTabletMessages } from "./this-tablet-messages.ts";

/** Why the server takes no more under this key, and the way on. */
export function EnrolAgain({ standing }: { standing: "frozen" | "revoked" }) {
  const t = useMessages(thisTabletMessages).again;
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t.title}>
      <Banner tone="warning">{t[standing]}</Banner>
      <p>{t.steps}</p>
      <Button kind="primary" icon="key" wide onClick={() => setAsking(true)}>
        {t.start}
      </Button>
      {asking && (
        <Dialog
          title={t.confirmTitle}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind="primary" onClick={() => void enrolAnew()}>
                {t.yes}
              </Button>
              <Button onClick={() => setAsking(false)}>{t.no}</Button>
            </>
          }
        >
          <p>{t.confirm}</p>
        </Dialog>
      )}
    </Section>
  );
}
