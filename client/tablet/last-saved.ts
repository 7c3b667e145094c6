import { create } from "zustand";
import type { Format } from "../i18n/use-format.ts";

export interface LastSaved {
  /** What it is called: worded where it is shown, since the language may change before it is read. */
  nameIn: (format: Format) => string;
  author: string;
  seq: number;
}

/** What has just been recorded, for the calm word about it on the form and on the next screen. */
export const useLastSaved = create<{ saved: LastSaved | null }>()(() => ({ saved: null }));

/** Longer than a frame of a slow tablet; a page that is hidden paints none. */
const frameWaitMs = 100;

/** Says that something was saved; resolves when the word is on the form, so that leaving it keeps nobody waiting for it. */
export function tellSaved(saved: LastSaved): Promise<void> {
  useLastSaved.setState({ saved });
  return new Promise((resolve) => {
    setTimeout(resolve, frameWaitMs);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
