import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { findRecipient } from "../../sync/district.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { anonymousMessages } from "./anonymous-messages.ts";
import styles from "./violation.module.css";

interface AnonymityFieldProps {
  isOn: boolean;
  /** How many files the draft has: they are removed when it is turned on. */
  fileCount: number;
  /** Removes the draft and its files from the tablet. */
  onTurnOn: () => Promise<void>;
  onTurnOff: () => void;
}

/** Hides a report from its own tablet, after saying plainly what that hides, and what it does not. */
export function AnonymityField({ isOn, fileCount, onTurnOn, onTurnOff }: AnonymityFieldProps) {
  const t = useMessages(anonymousMessages);
  const [hasKey, setHasKey] = useState<boolean | null>(null);
  if (isOn) {
    return (
      <Banner
        tone="warning"
        icon="lock"
        live="status"
        title={t.on.title}
        actions={
          <Button icon="eye" onClick={onTurnOff}>
            {t.on.turnOff}
          </Button>
        }
      >
        {t.on.text}
      </Banner>
    );
  }
  return (
    <div>
      <Button
        icon="lock"
        onClick={() =>
          void findRecipient().then(
            (recipient) => setHasKey(recipient !== undefined),
            () => setHasKey(false),
          )
        }
      >
        {t.turnOn}
      </Button>
      {hasKey !== null && (
        <AnonymityDialog
          hasKey={hasKey}
          fileCount={fileCount}
          onClose={() => setHasKey(null)}
          onConfirm={() => onTurnOn().then(() => setHasKey(null))}
        />
      )}
    </div>
  );
}

interface AnonymityDialogProps {
  hasKey: boolean;
  fileCount: number;
  onClose: () => void;
  onConfirm: () => Promise<void>;
}

function AnonymityDialog({ hasKey, fileCount, onClose, onConfirm }: AnonymityDialogProps) {
  const t = useMessages(anonymousMessages);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const confirm = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await onConfirm();
    } catch (error) {
      reportError(error);
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t.title}
      onClose={busy ? undefined : onClose}
      actions={
        <>
          {hasKey && (
            <Button kind={fileCount > 0 ? "danger" : "primary"} icon="lock" busy={busy} onClick={() => void confirm()}>
              {fileCount > 0 ? t.confirmFiles : t.confirm}
            </Button>
          )}
          <Button onClick={onClose}>{t.cancel}</Button>
        </>
      }
    >
      {!hasKey && (
        <Banner tone="warning" title={t.noKey.title}>
          {t.noKey.text}
        </Banner>
      )}
      <ul className={styles.points}>
        <li>{t.hidden}</li>
        <li>{t.shown}</li>
        <li>{t.unsaved}</li>
        <li>{t.draft}</li>
        <li>{fileCount > 0 ? <strong>{t.files(fileCount)}</strong> : t.noFiles}</li>
      </ul>
      {failed && (
        <Banner tone="danger" live="alert">
          {t.notTurnedOn}
        </Banner>
      )}
    </Dialog>
  );
}

/** Where other forms say that a draft is saved. */
export function UnkeptLine() {
  const t = useMessages(anonymousMessages);
  return (
    <p className={styles.unkept}>
      <Icon name="lock" size={1.25} />
      {t.line}
    </p>
  );
}
