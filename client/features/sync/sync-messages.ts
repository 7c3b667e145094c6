import { sync as fa } from "../../i18n/fa/sync.ts";
import { bilingual } from "../../i18n/messages.ts";

export const syncMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).sync);
