import { ui as fa } from "../i18n/fa/ui.ts";
import { bilingual } from "../i18n/messages.ts";

/** Words that the kit itself needs. */
export const uiMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).ui);
