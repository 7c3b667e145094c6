import { type ComponentType, lazy } from "react";
import { useLocaleStore } from "./locale.ts";
import { loadEnglish } from "./messages.ts";

/**
 * A component in a file of its own, with the words it brings: it is shown once it can speak the language of the moment.
 * Where English cannot be loaded it speaks Persian.
 */
export function lazyComponent<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => {
    const component = await load();
    if (useLocaleStore.getState().locale === "en") await loadEnglish().catch(() => undefined);
    return { default: component };
  });
}
