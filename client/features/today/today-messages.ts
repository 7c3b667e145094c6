import { today as fa } from "../../i18n/fa/today.ts";
import { bilingual } from "../../i18n/messages.ts";

export const todayMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).today);
