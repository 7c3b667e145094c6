import { enrolCodes as en } from "../i18n/en/enrol-codes.ts";
import { enrolCodes as fa } from "../i18n/fa/enrol-codes.ts";
import { bilingual } from "../i18n/messages.ts";

export const enrolCodesMessages = bilingual(fa, en);
