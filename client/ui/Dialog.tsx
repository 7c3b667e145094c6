import { type ReactNode, useEffect, useId, useRef } from "react";
import { useMessages } from "../i18n/messages.ts";
import { IconButton } from "./Button.tsx";
import { classNames } from "./class-names.ts";
import styles from "./Dialog.module.css";
import { uiMessages } from "./ui-messages.ts";

interface DialogProps {
  title: ReactNode;
  /** Escape, the cross, and a press beside it. Without it the dialog is left only by its own actions. */
  onClose?: (() => void) | undefined;
  /** Buttons, the main one first. */
  actions?: ReactNode;
  /** `wide` for lists and pictures. */
  size?: "normal" | "wide";
  children: ReactNode;
}

/** Mount it to open it. The focus goes in, stays in, and returns to where it was. */
export function Dialog({ title, onClose, actions, size = "normal", children }: DialogProps) {
  const messages = useMessages(uiMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    // To a field where there is one, else to the dialog itself: never to the cross, which would close it by accident.
    const field = element?.querySelector<HTMLElement>("input:not([type=radio], [type=checkbox]), textarea");
    (field ?? element)?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-labelledby={titleId}
      className={classNames(styles.dialog, size === "wide" && styles.wide)}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onKeyDown={(event) => {
        // The browser lets a second Escape through `cancel`: a dialog without onClose must stay.
        if (event.key === "Escape") {
          event.preventDefault();
          onClose?.();
        }
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) onClose?.();
      }}
    >
      <div className={styles.frame}>
        <div className={styles.header}>
          <h2 id={titleId}>{title}</h2>
          {onClose && <IconButton icon="close" label={messages.close} onClick={onClose} />}
        </div>
        <div className={styles.body}>{children}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </dialog>
  );
}
