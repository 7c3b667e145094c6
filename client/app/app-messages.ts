import { app as en } from "../i18n/en/app.ts";
import { app as fa } from "../i18n/fa/app.ts";
import { bilingual } from "../i18n/messages.ts";

export const appMessages = bilingual(fa, en);
