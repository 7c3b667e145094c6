import type { ReactNode } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { lock } from "../../session/idle-lock.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { countMessages } from "./count-messages.ts";

/** What is not for whoever is signed in, and the way for another officer to sign in at this very place. */
export function OtherOfficer({ title, children }: { title?: string; children: ReactNode }) {
  const t = useMessages(countMessages);
  return (
    <Banner
      tone="info"
      icon="users"
      title={title}
      actions={
        <>
          <Button icon="lock" onClick={lock}>
            {t.switch}
          </Button>
          <ButtonLink kind="quiet" icon="plus" href="/officers">
            {t.addOfficer}
          </ButtonLink>
        </>
      }
    >
      {children}
    </Banner>
  );
}
