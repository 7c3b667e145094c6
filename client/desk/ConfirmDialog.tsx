import type { ReactNode } from "react";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { IconName } from "../ui/icon-paths.tsx";

interface ConfirmDialogProps {
  words: { title: string; confirm: string; cancel: string };
  icon: IconName;
  busy: boolean;
  /** Why it was not done, where that is one sentence; null: nothing has failed. */
  failure: string | null;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** One act of the office: what it does, what it needs to know, and whether it is done. What is open when it fails stays open. */
export function ConfirmDialog({ words, icon, busy, failure, onConfirm, onClose, children }: ConfirmDialogProps) {
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" icon={icon} busy={busy} onClick={() => void onConfirm()}>
            {words.confirm}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      {children}
      {failure !== null && (
        <Banner tone="danger" live="alert">
          {failure}
        </Banner>
      )}
    </Dialog>
  );
}
