/** Single keys of a page. They can be switched off (WCAG 2.1.4), and are named by where they lie: any keyboard layout has them. */
import { useEffect, useRef } from "react";
import { create } from "zustand";

const storageKey = "amanat-shortcuts";

export const useShortcutChoice = create<{ isOn: boolean }>()(() => ({
  isOn: localStorage.getItem(storageKey) !== "off",
}));

export function switchShortcuts(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? "on" : "off");
  useShortcutChoice.setState({ isOn });
}

/** By `KeyboardEvent.code`; none while somebody writes, or a dialog is open. */
export type Shortcuts = Partial<Record<string, () => void>>;

export function useShortcuts(shortcuts: Shortcuts): void {
  const isOn = useShortcutChoice((choice) => choice.isOn);
  const newest = useRef(shortcuts);
  newest.current = shortcuts;
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (isWriting(event.target) || document.querySelector("dialog[open]") !== null) return;
      const run = newest.current[event.code];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOn]);
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null;
