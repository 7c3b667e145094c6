import { deskSealed as fa } from "../../i18n/fa/desk-sealed.ts";
import { bilingual } from "../../i18n/messages.ts";

export const sealedMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).deskSealed);
