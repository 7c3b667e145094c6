import { deskLogin as fa } from "../../i18n/fa/desk-login.ts";
import { bilingual } from "../../i18n/messages.ts";

export const deskLoginMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).deskLogin);
