import { count as fa } from "../../i18n/fa/count.ts";
import { bilingual } from "../../i18n/messages.ts";

export const countMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).count);
