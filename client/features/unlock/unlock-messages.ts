import { unlock as fa } from "../../i18n/fa/unlock.ts";
import { bilingual } from "../../i18n/messages.ts";

export const unlockMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).unlock);
