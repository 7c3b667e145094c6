import { useState } from "react";
import type { DeviceView } from "../../../shared/sync/device-view.ts";
import { CodeCard } from "../../desk/CodeCard.tsx";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { replaceDevice, revokeDevice, type ReplacementCode } from "./device-calls.ts";
import styles from "./DevicesPage.module.css";
import { devicesMessages } from "./devices-messages.ts";

interface DeviceActionsProps {
  device: DeviceView;
  name: string;
  onDone: () => void;
}

export function DeviceActions({ device, name, onDone }: DeviceActionsProps) {
  const t = useMessages(devicesMessages);
  const [asking, setAsking] = useState<"revoke" | "replace" | null>(null);
  const close = () => setAsking(null);
  return (
    <div className={styles.actions}>
      {device.replacedBy === null && (
        <Button icon="qr" onClick={() => setAsking("replace")}>
          {t.replace.open}
        </Button>
      )}
      {device.status !== "revoked" && (
        <Button kind="danger" icon="stop" onClick={() => setAsking("revoke")}>
          {t.revoke.open}
        </Button>
      )}
      {asking === "revoke" && <RevokeDialog device={device} onClose={close} onDone={onDone} />}
      {asking === "replace" && <ReplaceDialog device={device} name={name} onClose={close} onDone={onDone} />}
    </div>
  );
}

interface RevokeDialogProps {
  device: DeviceView;
  onClose: () => void;
  onDone: () => void;
}

function RevokeDialog({ device, onClose, onDone }: RevokeDialogProps) {
  const t = useMessages(devicesMessages).revoke;
  const { run, busy, notice } = useDeskCall();
  const revoke = async () => {
    if ((await run(() => revokeDevice(device.author))) === undefined) return;
    showToast("success", t.done);
    onDone();
    onClose();
  };
  return (
    <Dialog
      title={t.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void revoke()}>
            {t.yes}
          </Button>
          <Button onClick={onClose}>{t.no}</Button>
        </>
      }
    >
      <p>{t.text}</p>
      {notice}
    </Dialog>
  );
}

function ReplaceDialog({ device, name, onClose, onDone }: RevokeDialogProps & { name: string }) {
  const t = useMessages(devicesMessages).replace;
  const [when, setWhen] = useState<"now" | "when-enrolled">(device.status === "revoked" ? "now" : "when-enrolled");
  const [made, setMade] = useState<ReplacementCode | null>(null);
  const { run, busy, notice } = useDeskCall();
  const make = async () => {
    const code = await run(() => replaceDevice(device.author, when));
    if (code === undefined) return;
    setMade(code);
    onDone();
  };
  return (
    <Dialog
      title={t.title}
      size="wide"
      onClose={onClose}
      actions={
        made === null ? (
          <Button kind="primary" icon="qr" busy={busy} onClick={() => void make()}>
            {t.make}
          </Button>
        ) : (
          <Button kind="primary" onClick={onClose}>
            {t.close}
          </Button>
        )
      }
    >
      {made !== null ? (
        <CodeCard made={made} title={t.for(name, device.officer)} onAgain={() => setMade(null)} />
      ) : (
        <>
          <p>{t.text}</p>
          {device.status !== "revoked" && (
            <ChoiceGroup
              label={t.when}
              value={when}
              onChange={(value) => setWhen(value as typeof when)}
              choices={[
                { value: "when-enrolled", label: t.working },
                { value: "now", label: t.lost },
              ]}
            />
          )}
          {notice}
        </>
      )}
    </Dialog>
  );
}
