import { countState as fa } from "../i18n/fa/count-state.ts";
import { bilingual } from "../i18n/messages.ts";

export const countStateMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).countState);
