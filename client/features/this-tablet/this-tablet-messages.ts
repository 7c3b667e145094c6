import { thisTablet as fa } from "../../i18n/fa/this-tablet.ts";
import { bilingual } from "../../i18n/messages.ts";

export const thisTabletMessages = bilingual(
  fa,
  async () => (await import("../../i18n/english-of-tablet.ts")).thisTablet,
);
