import { notices as fa } from "../../i18n/fa/notices.ts";
import { bilingual } from "../../i18n/messages.ts";

export const noticesMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).notices);
