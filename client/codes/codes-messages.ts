import { codes as en } from "../i18n/en/codes.ts";
import { codes as fa } from "../i18n/fa/codes.ts";
import { bilingual } from "../i18n/messages.ts";

export const codesMessages = bilingual(fa, en);
