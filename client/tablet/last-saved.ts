import { create } from "zustand";

/** What has just been recorded, for the calm word about it on the next screen. */
export const useLastSaved = create<{ saved: { name: string; author: string; seq: number } | null }>()(() => ({
  saved: null,
}));
