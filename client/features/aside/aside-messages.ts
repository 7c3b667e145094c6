import { aside as fa } from "../../i18n/fa/aside.ts";
import { bilingual } from "../../i18n/messages.ts";

export const asideMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).aside);
