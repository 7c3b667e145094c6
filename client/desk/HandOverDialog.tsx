import { useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { TextArea, TextInput } from "../ui/TextInput.tsx";
import { showToast } from "../ui/Toast.tsx";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { deskEntriesMessages } from "./desk-entries-messages.ts";
import type { EvidenceCustody } from "./use-evidence-custody.ts";

const lengths = { to: 200, note: 4000 };

interface HandOverDialogProps {
  sha256: string;
  custody: EvidenceCustody;
  onClose: () => void;
}

/** To whom a piece of evidence was given, signed by who gave it. */
export function HandOverDialog({ sha256, custody, onClose }: HandOverDialogProps) {
  const { custody: t } = useMessages(deskEntriesMessages);
  const [to, setTo] = useState("");
  const [note, setNote] = useState("");
  const [state, setState] = useState<"writing" | "missing" | "busy" | "failed">("writing");
  const save = async () => {
    if (to.trim() === "") return setState("missing");
    setState("busy");
    try {
      await custody.handOver(sha256, to.trim(), note.trim());
    } catch (error) {
      reportError(error);
      return setState("failed");
    }
    showToast("success", t.handedOver);
    onClose();
  };
  return (
    <ConfirmDialog
      words={{ title: t.handOver, confirm: t.save, cancel: t.cancel }}
      icon="check"
      busy={state === "busy"}
      failure={state === "failed" ? t.failed : null}
      onConfirm={save}
      onClose={onClose}
    >
      <p>{t.handOverFor}</p>
      <TextInput
        label={t.toWhom}
        required
        maxLength={lengths.to}
        value={to}
        onChange={setTo}
        error={state === "missing" && to.trim() === "" ? t.toMissing : undefined}
      />
      <TextArea label={t.note} required={false} rows={2} maxLength={lengths.note} value={note} onChange={setNote} />
    </ConfirmDialog>
  );
}
