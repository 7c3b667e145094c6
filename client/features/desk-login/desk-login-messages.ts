import { deskLogin as en } from "../../i18n/en/desk-login.ts";
import { deskLogin as fa } from "../../i18n/fa/desk-login.ts";
import { bilingual } from "../../i18n/messages.ts";

export const deskLoginMessages = bilingual(fa, en);
