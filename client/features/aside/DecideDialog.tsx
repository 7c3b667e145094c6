import { useState } from "react";
import type { UnitId } from "../../../shared/journal/ids.ts";
import type { Verdict } from "../../../shared/sync/journal-transaction.ts";
import type { AsideView } from "../../../shared/sync/device-view.ts";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { syncNow } from "../../sync/start-sync.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { asideMessages } from "./aside-messages.ts";

interface DecideDialogProps {
  entry: AsideView;
  /** Of which the entry is: the decision is about the same place. */
  unit: UnitId;
  onClose: () => void;
  onDecided: () => void;
}

/** Signs the decision here; it does its work when it comes into the server's log. */
export function DecideDialog({ entry: { author, seq, hash }, unit, onClose, onDecided }: DecideDialogProps) {
  const t = useMessages(asideMessages).dialog;
  const [reason, setReason] = useState("");
  const [wanted, setWanted] = useState(false);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);

  const decide = async (verdict: Verdict) => {
    setWanted(true);
    if (reason.trim() === "") return;
    setBusy(true);
    setFailed(false);
    try {
      await recordEvent({
        type: "quarantine.decided",
        unit,
        subject: `${author}/${seq}`,
        data: { decides: { author, seq, hash }, verdict, reason: reason.trim() },
      });
    } catch (error) {
      reportError(error);
      setFailed(true);
      setBusy(false);
      return;
    }
    showToast("success", t.done);
    await syncNow();
    onDecided();
    onClose();
  };

  return (
    <Dialog
      title={t.title(seq)}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" icon="checkCircle" busy={busy} onClick={() => void decide("accepted")}>
            {t.accept}
          </Button>
          <Button kind="danger" icon="close" busy={busy} onClick={() => void decide("refused")}>
            {t.refuse}
          </Button>
        </>
      }
    >
      <p>{t.text}</p>
      {failed && (
        <Banner tone="danger" live="alert">
          {t.failed}
        </Banner>
      )}
      <TextInput
        label={t.reason}
        value={reason}
        onChange={setReason}
        error={wanted && reason.trim() === "" ? t.reasonNeeded : undefined}
        maxLength={4000}
        required
      />
    </Dialog>
  );
}
