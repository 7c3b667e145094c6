import { desk as en } from "../i18n/en/desk.ts";
import { desk as fa } from "../i18n/fa/desk.ts";
import { bilingual } from "../i18n/messages.ts";

export const deskMessages = bilingual(fa, en);
