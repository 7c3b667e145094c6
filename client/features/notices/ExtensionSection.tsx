import { useState } from "react";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFoundDraft } from "../../kept/use-found-draft.ts";
import { useCollection } from "../../reference/use-reference.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Page.tsx";
import { ExtensionForm } from "./ExtensionForm.tsx";
import { extensionDraftId, readExtensionDraft } from "./extension-form.ts";
import { noticesMessages } from "./notices-messages.ts";

/** The seldom and weighty thing: opened on purpose. */
export function ExtensionSection({ places }: { places: Places }) {
  const t = useMessages(noticesMessages).extension;
  const [election] = useCollection("elections");
  const calendar = useCollection("calendar");
  const constituencies = useCollection("constituencies");
  const id = extensionDraftId(useSession((session) => session.officer ?? ""));
  const found = useFoundDraft(id, readExtensionDraft);
  const [chosen, setOpen] = useState<boolean | null>(null);
  const [done, setDone] = useState<string | null>(null);
  if (election === undefined || found === undefined) return null;
  // What was begun before a reload is gone on with.
  const open = chosen ?? found.content !== null;
  return (
    <Section
      title={t.title}
      actions={
        <Button
          icon={open ? "close" : "clock"}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
            setDone(null);
          }}
        >
          {open ? t.close : t.open}
        </Button>
      }
    >
      <p>{t.text}</p>
      {done !== null && (
        <Banner tone="success" live="status">
          {t.done(done)}
        </Banner>
      )}
      {open && (
        <ExtensionForm
          id={id}
          hours={{ election, calendar, constituencies }}
          places={places}
          onDone={(orderNo) => {
            setDone(orderNo);
            setOpen(false);
          }}
        />
      )}
    </Section>
  );
}
