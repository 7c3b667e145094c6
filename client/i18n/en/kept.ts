import type { kept as fa } from "../fa/kept.ts";
import type { Translation } from "../messages.ts";

export const kept: Translation<typeof fa> = {
  later: "Later",
  kept: "Draft kept",
  saving: "Keeping the draft…",
  keepFailed:
    "The draft was not kept: this device has no room left, or an error. Do not close the page; record it now.",
  failed: "Nothing was recorded and nothing has changed. What you wrote is kept; try again.",
};
