import { create } from "zustand";
import { persist } from "zustand/middleware";

export type Theme = "light" | "outdoor" | "dark";

interface ThemeState {
  theme: Theme;
  setTheme(theme: Theme): void;
}

export const useThemeStore = create<ThemeState>()(
  persist((set) => ({ theme: "light", setTheme: (theme) => set({ theme }) }), {
    name: "amanat-theme",
    version: 1,
    merge: (kept, initial) => {
      const theme = typeof kept === "object" && kept !== null && "theme" in kept ? kept.theme : undefined;
      return isTheme(theme) ? { ...initial, theme } : initial;
    },
  }),
);

export const isTheme = (value: unknown): value is Theme => value === "light" || value === "outdoor" || value === "dark";

/** Keeps `<html data-theme>` in step with the store, from now on. Returns the way to stop. */
export function applyThemeToDocument(root: HTMLElement): () => void {
  const apply = (theme: Theme) => {
    root.dataset["theme"] = theme;
  };
  apply(useThemeStore.getState().theme);
  return useThemeStore.subscribe((state) => apply(state.theme));
}
