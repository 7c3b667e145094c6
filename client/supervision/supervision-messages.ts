import { supervision as en } from "../i18n/en/supervision.ts";
import { supervision as fa } from "../i18n/fa/supervision.ts";
import { bilingual } from "../i18n/messages.ts";

export const supervisionMessages = bilingual(fa, en);
