import { useState } from "react";
import { useLocation } from "wouter";
import { deleteDraft } from "../../journal-store/drafts.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { violationMessages } from "./violation-messages.ts";

interface DiscardDraftProps {
  id: string;
  /** Awaited first: nothing is saved under this id any more. */
  onDiscard: () => Promise<void>;
  leadsTo: string;
}

/** Throws away what was written, at the officer's word given twice. */
export function DiscardDraft({ id, onDiscard, leadsTo }: DiscardDraftProps) {
  const t = useMessages(violationMessages).discard;
  const [open, setOpen] = useState(false);
  const [, navigate] = useLocation();
  const discard = async () => {
    await onDiscard();
    await deleteDraft(id);
    navigate(leadsTo, { replace: true });
  };
  return (
    <>
      <IconButton icon="trash" label={t.open} onClick={() => setOpen(true)} />
      {open && (
        <Dialog
          title={t.title}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button kind="danger" icon="trash" onClick={() => void discard()}>
                {t.discard}
              </Button>
              <Button onClick={() => setOpen(false)}>{t.keep}</Button>
            </>
          }
        >
          <p>{t.text}</p>
        </Dialog>
      )}
    </>
  );
}
