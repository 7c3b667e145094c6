import { useEffect } from "react";
import { create } from "zustand";

/**
 * Whether someone is writing. An update never reloads a page with an open draft, in this tab or in another one: each
 * draft holds a shared web lock, which the browser gives back even when the tab is killed.
 */
const LOCK = "amanat-open-draft";

export const useOpenDrafts = create<{ count: number }>()(() => ({ count: 0 }));

/** Marks a draft as open until the returned function is called. */
export function holdDraft(): () => void {
  let free: (() => void) | undefined;
  let released = false;
  useOpenDrafts.setState(({ count }) => ({ count: count + 1 }));
  void navigator.locks?.request(LOCK, { mode: "shared" }, () => {
    if (released) return undefined;
    return new Promise<void>((resolve) => {
      free = resolve;
    });
  });
  return () => {
    if (released) return;
    released = true;
    useOpenDrafts.setState(({ count }) => ({ count: count - 1 }));
    free?.();
  };
}

/** For forms: a draft is open while this component is mounted and `open` is true. */
export function useHoldDraft(open = true): void {
  useEffect(() => (open ? holdDraft() : undefined), [open]);
}

/** Whether any tab of this device has a draft open. */
export async function isDraftOpenAnywhere(): Promise<boolean> {
  if (useOpenDrafts.getState().count > 0) return true;
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some((lock) => lock.name === LOCK);
}
