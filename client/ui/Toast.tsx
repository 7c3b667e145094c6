import { useEffect } from "react";
import { create } from "zustand";
import { useMessages } from "../i18n/messages.ts";
import type { Tone } from "./Banner.tsx";
import { IconButton } from "./Button.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./Icon.tsx";
import styles from "./Toast.module.css";
import { uiMessages } from "./ui-messages.ts";

const SHOWN_MS = 6_000;

interface Toast {
  id: number;
  tone: Tone;
  text: string;
}

interface ToastState {
  toasts: readonly Toast[];
  show(tone: Tone, text: string): void;
  dismiss(id: number): void;
}

let lastId = 0;

const useToasts = create<ToastState>()((set) => ({
  toasts: [],
  show: (tone, text) => {
    lastId += 1;
    const toast = { id: lastId, tone, text };
    set(({ toasts }) => ({ toasts: [...toasts.filter((each) => each.text !== text), toast].slice(-3) }));
  },
  dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
}));

/** A passing confirmation. What must not be missed belongs in a Banner. */
export function showToast(tone: Tone, text: string): void {
  useToasts.getState().show(tone, text);
}

/** Mounted once, by the app. Reads toasts aloud as they come. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div className={styles.toasts} role="status">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} {...toast} />
      ))}
    </div>
  );
}

function ToastLine({ id, tone, text }: Toast) {
  const messages = useMessages(uiMessages);
  const dismiss = useToasts((state) => state.dismiss);
  useEffect(() => {
    // A mistake stays until someone has read it.
    if (tone === "danger") return;
    const timer = setTimeout(() => dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone, dismiss]);
  return (
    <div className={classNames(styles.toast, styles[tone])}>
      <Icon name={tone === "success" ? "checkCircle" : tone === "info" ? "info" : "alert"} />
      <span className={styles.text}>{text}</span>
      <IconButton icon="close" label={messages.close} onClick={() => dismiss(id)} />
    </div>
  );
}
