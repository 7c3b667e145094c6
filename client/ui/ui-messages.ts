import { ui as en } from "../i18n/en/ui.ts";
import { ui as fa } from "../i18n/fa/ui.ts";
import { bilingual } from "../i18n/messages.ts";

/** Words that the kit itself needs. */
export const uiMessages = bilingual(fa, en);
