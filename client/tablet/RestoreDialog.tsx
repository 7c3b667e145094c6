import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useNow } from "../i18n/use-now.ts";
import type { DraftRow } from "../journal-store/rows.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { tabletMessages } from "./tablet-messages.ts";
import { useOfficerNames } from "./use-officer-names.ts";

interface RestoreDialogProps {
  name: string;
  row: DraftRow;
  onContinue: () => void;
  onFresh: () => void;
}

/** Offers what an earlier run of the page left: its name, its time and its age. */
export function RestoreDialog({ name, row, onContinue, onFresh }: RestoreDialogProps) {
  const t = useMessages(tabletMessages).draft;
  const format = useFormat();
  const nowMs = useNow();
  const nameOf = useOfficerNames();
  return (
    <Dialog
      title={t.title}
      actions={
        <>
          <Button kind="primary" onClick={onContinue}>
            {t.continue}
          </Button>
          <Button kind="quiet" icon="trash" onClick={onFresh}>
            {t.fresh}
          </Button>
        </>
      }
    >
      <p>{t.found(name, format.moment(row.savedAt), format.age(row.savedAt, nowMs))}</p>
      <p>{t.by(nameOf(row.officer))}</p>
    </Dialog>
  );
}
